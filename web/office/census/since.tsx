import { Link } from '@tanstack/react-router'
import type { Answer } from '../../client/call.ts'
import { t } from '../../words/words.ts'

type Data = Answer<'getCensus'>
const SORTS: Record<Data['since'][number]['sort'], string> = {
  came: '签核后新来的',
  went: '签核后离开的',
  changed: '情况变了的',
}

/** What changed since the roll was signed: the signed numbers stay, this stands beside them. `open`: to be signed anew, so they are looked at again. */
export const Since = ({ since, more, open }: { since: Data['since']; more: number; open: boolean }) => (
  <section className="card pad" aria-label={t('签核以后变了的')}>
    <h2 className="sec">{t('签核以后变了的')}</h2>
    {open && since.length > 0 ? (
      <p className="sm mut">{t('名册重开了：这几名和上次签的不一样，再签以前请看一眼说得对不对。')}</p>
    ) : null}
    {since.length === 0 ? (
      <p className="mut">{t('没有变化，名册和签核时一样。')}</p>
    ) : (
      <ul>
        {since.map((one, i) => (
          <li key={one.child ?? `${one.sort}${i}`}>
            {one.child ? (
              <Link to="/children/$id" params={{ id: one.child }} className="name">
                {one.name}
              </Link>
            ) : (
              <span className="mut">{t('（已转到别处）')}</span>
            )}{' '}
            <span className="sm">{one.sort === 'changed' ? one.what.join('；') : t(SORTS[one.sort])}</span>
          </li>
        ))}
      </ul>
    )}
    {more > 0 ? <p className="sm mut">{t('还有 {n} 名没有列出。', { n: more })}</p> : null}
  </section>
)
