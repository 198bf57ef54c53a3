import { Link } from '@tanstack/react-router'
import { longDate } from '../../domain/reports/prose/numbers.ts'
import type { Answer } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { t } from '../words/words.ts'

export type Line = Answer<'getAccessList'>['items'][number]

/** One post: who, since when, what it sees and holds, when its owner was last here; and while the list is gone over, right, taken away, or changed. */
export const AccessLine = ({
  line,
  right,
  say,
  end,
  open,
}: {
  line: Line
  right: boolean
  say: (right: boolean) => void
  end: () => void
  /** The list is being gone over: it can be signed by whoever looks. */
  open: boolean
}) => (
  <tr>
    <td className="nowrap">
      <b>{line.name}</b>
      <div className="mut sm">{line.login}</div>
    </td>
    <td>
      {t(line.roleName)} {line.place}
      {line.standsFor === null ? null : <div className="sm">{t('代{away}', { away: line.standsFor })}</div>}
      {line.fresh ? <div className="sm c-soon">{t('上次签的里没有')}</div> : null}
    </td>
    <td className="wrap">
      {t(line.sees)}
      {line.entries ? (
        <div className="mut sm">
          {line.children
            ? t('自己名下 {n} 项登记，{c} 名孩子', { n: line.entries, c: line.children })
            : t('自己名下 {n} 项登记', { n: line.entries })}
        </div>
      ) : null}
    </td>
    <td className="nowrap">
      {longDate(line.from)}
      {line.until === null ? null : <div className="sm">{t('到{d}', { d: longDate(line.until) })}</div>}
    </td>
    <td className="mut nowrap">
      {line.disabled ? t('已停用') : line.lastSignIn ? dayWords(line.lastSignIn) : t('还没登录过')}
    </td>
    {open ? (
      <td className="noprint">
        <div className="row" style={{ gap: 8, flexWrap: 'nowrap' }}>
          <button
            type="button"
            className="choice"
            aria-pressed={right}
            aria-label={t('{name}的{role}：对', { name: line.name, role: `${line.roleName} ${line.place}` })}
            onClick={() => say(!right)}
          >
            {t('对')}
          </button>
          {line.mayEnd ? (
            <button
              type="button"
              className="linkish sm"
              aria-label={t('去掉{name}的{role}', { name: line.name, role: `${line.roleName} ${line.place}` })}
              onClick={end}
            >
              {t('去掉')}
            </button>
          ) : null}
          <Link
            to="/accounts"
            search={{ q: line.login } as never}
            className="sm"
            aria-label={t('改{name}的职务', { name: line.name })}
          >
            {t('改')}
          </Link>
        </div>
      </td>
    ) : null}
  </tr>
)
