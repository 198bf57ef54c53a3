import { Link } from '@tanstack/react-router'
import { POSTS } from '../../domain/entries/post.ts'
import { useNarrow } from '../ui/use-narrow.ts'
import { t } from '../words/words.ts'
import { Chart } from './chart.tsx'
import { type ChartPost, inChartOrder } from './chart-layout.ts'

/** A group of a place: its picture, and the list that is printed and pinned up. */
export const Group = ({ name, posts }: { name: string; posts: readonly ChartPost[] }) => {
  const narrow = useNarrow()
  return (
    <section className="card pad col" style={{ gap: 12 }} aria-label={name}>
      <h2 className="sec">{name}</h2>
      <Chart name={name} posts={posts} columns={narrow ? 2 : 4} />
      <table className="tbl stack">
        <thead>
          <tr>
            <th>{t('姓名')}</th>
            <th>{t('在组里')}</th>
            <th>{t('职务')}</th>
            <th>{t('管哪一块')}</th>
            <th>{t('电话')}</th>
          </tr>
        </thead>
        <tbody>
          {inChartOrder(posts).map((p) => (
            <tr key={p.id}>
              <td data-label={t('姓名')}>
                <Link to="/entries/$id" params={{ id: p.id }}>
                  {p.name}
                </Link>
              </td>
              <td data-label={t('在组里')}>{t(POSTS.find((x) => x.value === p.post)?.label ?? '')}</td>
              <td data-label={t('职务')}>{p.job}</td>
              <td data-label={t('管哪一块')}>{p.answersFor.join('、')}</td>
              <td data-label={t('电话')}>{p.phone}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
