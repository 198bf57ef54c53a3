import { Link } from '@tanstack/react-router'
import { useList } from '../../client/use-list.ts'
import { More } from '../../ui/more.tsx'
import { Fault, Loading } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { Of } from './of-school.tsx'

const WHAT = {
  added: '新添',
  transferred: '转入',
  changed: '改了',
  moved: '换班',
  left: '离校',
  given: '交出',
} as const

/** What an import changed, a child a row, as it was told when it was written; after it was undone as well (F15). */
export const Changes = ({ id, undone }: { id: string; undone: boolean }) => {
  const list = useList('getRosterChanges', { limit: 100 }, true, { id })
  if (list.error) return <Fault error={list.error} again={list.again} />
  if (!list.first) return <Loading rows={4} />
  const { total, kept } = list.first
  if (!kept)
    return (
      <p className="mut">
        {t('这一批是旧版本写入的，没有留下逐个孩子的清单；再打开原表，可以看它和现在花名册的差别。')}
      </p>
    )
  if (total === 0) return <p className="mut">{t('这次没有改动任何孩子。')}</p>
  return (
    <section className="col" aria-label={t('改了什么')}>
      <h2 style={{ fontSize: 'var(--t-l)' }}>
        {undone ? t('当时改了什么（已退回）：{n} 名', { n: total }) : t('改了什么：{n} 名', { n: total })}
      </h2>
      <div className="card scroll" tabIndex={0} role="group" aria-label={t('改了什么')}>
        <table className="tbl stack">
          <thead>
            <tr>
              <th>{t('姓名')}</th>
              <th>{t('班')}</th>
              <th>{t('做了什么')}</th>
              <th>{t('改前 → 改后')}</th>
            </tr>
          </thead>
          <tbody>
            {list.items.map((c) => (
              <tr key={c.index}>
                <td>
                  {undone && c.what === 'added' ? (
                    <b>{c.name}</b>
                  ) : (
                    <Link to="/children/$id" params={{ id: c.childId }} className="name" preload={false}>
                      {c.name}
                    </Link>
                  )}
                </td>
                <td>
                  {c.className}
                  <Of school={c.school} />
                </td>
                <td>{t(WHAT[c.what])}</td>
                <td className="wrap" style={{ whiteSpace: 'normal' }}>
                  {c.changes.map((x) => (
                    <div key={x.title}>
                      {x.title}　
                      {x.from === null && c.what === 'left' ? null : (
                        <>
                          <s className="mut">{x.from ?? t('空')}</s>　→　
                        </>
                      )}
                      <span className="becomes">{x.to ?? t('空')}</span>
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <More more={list.more} busy={list.busy} text={t('再看一些')} />
    </section>
  )
}
