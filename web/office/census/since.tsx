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
export const Since = ({
  since,
  more,
  open,
  anew,
}: {
  since: Data['since']
  more: number
  open: boolean
  /** Asked anew, of how many; `show` names them with their three answers. */
  anew: { n: number; show: () => void }
}) => (
  <section className="card pad" aria-label={t('签核以后变了的')}>
    <h2 className="sec">{t('签核以后变了的')}</h2>
    {open && since.length > 0 ? (
      <p className="sm mut">
        {anew.n > 0
          ? t('名册重开了：这几名和上次签的不一样。原来说“没变”的 {n} 名要再点一次，别的不用。', { n: anew.n })
          : t('名册重开了：这几名和上次签的不一样，都看过了。')}
        {anew.n > 0 ? (
          <button
            type="button"
            className="linkish sm noprint"
            style={{ minHeight: 44, paddingInline: 8 }}
            onClick={anew.show}
          >
            {t('只看要再点的')}
          </button>
        ) : null}
      </p>
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
