import { Link } from '@tanstack/react-router'
import type { Answer } from '../../client/call.ts'
import { useList } from '../../client/use-list.ts'
import { More } from '../../ui/more.tsx'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

type Data = Answer<'getCensusDifferences'>
const SORTS: Record<Data['items'][number]['sort'], string> = {
  'said-left': '村里说已离开',
  differs: '两份名册不一样（村→班）',
  'school-only': '只在班的名册上',
  'village-only': '只在村的名册上',
}

/** A village's signed roll and its school's, child by child (S2B.1): both sides see the same lines. */
export const Differences = ({ place, term }: { place: string | null; term: string | undefined }) => {
  const list = useList('getCensusDifferences', { limit: 100, ...(place ? { place } : {}), ...(term ? { term } : {}) })
  const counts = list.first?.counts
  if (list.error) return <Fault error={list.error} again={list.again} />
  if (!counts) return null
  return (
    <details className="card pad">
      <summary>
        {t('村、校名册比对')} <span className="mut sm">{t('{n} 处对不上', { n: counts.apart })}</span>
      </summary>
      <div className="col">
        <p className="sm">
          {t('两份都签核了、都有的 {n} 名，其中 {m} 名情况不一样；只在村名册上 {v} 名，只在班名册上 {s} 名。', {
            n: counts.both,
            m: counts.differs,
            v: counts.villageOnly,
            s: counts.schoolOnly,
          })}
          {counts.pending > 0 ? t('另一边还没签核、比不了的 {n} 名。', { n: counts.pending }) : ''}
        </p>
        {list.items.length > 0 ? (
          <table className="tbl stack">
            <thead>
              <tr>
                <th>{t('孩子')}</th>
                <th>{t('班')}</th>
                <th>{t('村')}</th>
                <th>{t('哪里对不上')}</th>
              </tr>
            </thead>
            <tbody>
              {list.items.map((one) => (
                <tr key={one.key}>
                  <td>
                    {one.child ? (
                      <Link to="/children/$id" params={{ id: one.child }} className="name">
                        {one.name}
                      </Link>
                    ) : (
                      <span className="mut">{t('（不在这里）')}</span>
                    )}
                  </td>
                  <td>{one.className ?? ''}</td>
                  <td>{one.villageName ?? ''}</td>
                  <td className="wrap">
                    <b>{t(SORTS[one.sort])}</b> <span className="sm">{one.what.join('；')}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
        <More more={list.more} busy={list.busy} text={t('再看一些')} />
      </div>
    </details>
  )
}
