import { Link } from '@tanstack/react-router'
import type { Answer } from '../../client/call.ts'
import { dayWords } from '../../client/child-text.ts'
import { OUT_REASONS } from '../../file/leave.tsx'
import { t } from '../../words/words.ts'

/** Who was taken off this roll since the term began, when and why; nothing where nobody was. */
export const Gone = ({ gone }: { gone: Answer<'getCensus'>['gone'] }) =>
  gone.length === 0 ? null : (
    <details className="card pad">
      <summary>
        {t('本学期离开的')} <span className="mut sm">{t('{n} 名', { n: gone.length })}</span>
      </summary>
      <ul>
        {gone.map((one) => (
          <li key={one.id}>
            <Link to="/children/$id" params={{ id: one.id }} className="name">
              {one.name}
            </Link>{' '}
            <span className="sm">
              {t('{d}，{x}', { d: dayWords(one.on), x: t(OUT_REASONS[one.reason ?? ''] ?? '没有写原因') })}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
