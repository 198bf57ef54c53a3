import { READINGS } from '../../domain/registers/child.ts'
import { t } from '../words/words.ts'
import type { Overview } from './order.ts'

/** What the numbers mean, and why two of them differ: under the tables, on paper too. */
export const Foot = ({ data, scale }: { data: Overview; scale: number }) => (
  <p className="sm mut" style={{ maxWidth: '72em' }}>
    {t(
      '父母外出有两个数，不会一样：教育口径（{education}）只算义务教育阶段在校的，一方外出满三个月也算；国务院口径（{state}）算不满 16 周岁、双方外出或另一方无监护能力的，没上学的也算。',
      { education: t(READINGS.education.name), state: t(READINGS.state.name) },
    )}
    {t(
      '家访、联系照看人按户算一件。“漏下”是那个月到期没有做成的，满格 {p}% 及以上；空心：{m} 月还没过完。“没报的”：{list}，或者有父母外出的孩子却 {n} 天没有来过记录。次序是单位的次序，不比高低。',
      {
        p: scale,
        m: Number(data.month.slice(5)),
        list: data.by === 'village' ? t('村里不交名单') : t('本学期还没有名单写进花名册'),
        n: data.quietDays,
      },
    )}
    {data.by === 'township' ? t('孩子算在学校所在的乡镇，没有学校的算在村所在的乡镇。') : null}
  </p>
)
