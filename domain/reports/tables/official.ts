import { READINGS } from '../../registers/child.ts'
import type { StatisticsTable, TableItem } from './define-table.ts'

const of = (no: number, group: string, label: string, figure: string | null, depth: 0 | 1 = 0): TableItem => ({
  no,
  group,
  label,
  depth,
  figure: figure === null ? null : `statistics.${figure}`,
})
const ours = (item: TableItem): TableItem => ({ ...item, ours: true })
const band = (no: number, label: string, key: string): TableItem[] => [
  of(no, '年龄', label, key),
  of(no + 1, '年龄', '男', `${key}.male`, 1),
  of(no + 2, '年龄', '女', `${key}.female`, 1),
]

/**
 * 农村留守儿童基本情况汇总表, Annex 3 of 2016 (dossier §4.6): 32 items and their equations. What items 21 to 29 hold is our reading; the equation
 * 13＋14＝24＋25 of the form's note rests on that and is not asked.
 */
export const officialStatistics: StatisticsTable = {
  key: 'official-statistics',
  title: '农村留守儿童基本情况汇总表',
  reading: READINGS.state.name,
  units: { county: 'township', township: 'village', village: null },
  items: [
    of(1, '', '总数', 'all'),
    ...band(2, '0至5岁', 'age-0-5'),
    ...band(5, '6至13岁', 'age-6-13'),
    ...band(8, '14至15岁', 'age-14-15'),
    of(11, '就学', '没入园', null),
    of(12, '就学', '在幼儿园', null),
    of(13, '就学', '小学', 'primary'),
    of(14, '就学', '初中', 'junior'),
    of(15, '就学', '普通高中', null),
    of(16, '就学', '中等职业', null),
    of(17, '就学', '辍学', null),
    of(18, '就学', '其他不在学', null),
    of(19, '父母', '父母双方外出', 'both-away'),
    of(20, '父母', '一方外出，另一方无力监护', 'one-away'),
    ours(of(21, '谁照看', '爷爷奶奶', 'care-paternal')),
    ours(of(22, '谁照看', '外公外婆', 'care-maternal')),
    ours(of(23, '谁照看', '亲戚朋友', 'care-others')),
    ours(of(24, '谁照看', '家里无监护能力的一方', 'care-parent')),
    ours(of(25, '谁照看', '没有人照看', 'care-alone')),
    ours(of(26, '身体', '健康', null)),
    ours(of(27, '身体', '残疾', null)),
    ours(of(28, '身体', '重病', null)),
    ours(of(29, '身体', '其他', null)),
    of(30, '照看得怎样', '较好', null),
    of(31, '照看得怎样', '一般', null),
    of(32, '照看得怎样', '差', null),
  ],
  equations: [
    { key: 'age', whole: [1], parts: [2, 5, 8], lacks: 'statistics.lacks-age' },
    { key: 'sex-0-5', whole: [2], parts: [3, 4], lacks: 'statistics.lacks-sex.age-0-5' },
    { key: 'sex-6-13', whole: [5], parts: [6, 7], lacks: 'statistics.lacks-sex.age-6-13' },
    { key: 'sex-14-15', whole: [8], parts: [9, 10], lacks: 'statistics.lacks-sex.age-14-15' },
    {
      key: 'schooling',
      whole: [1],
      parts: [11, 12, 13, 14, 15, 16, 17, 18],
      lacks: 'statistics.lacks-schooling',
    },
    { key: 'away', whole: [1], parts: [19, 20], lacks: 'statistics.lacks-away' },
    { key: 'care', whole: [1], parts: [21, 22, 23, 24, 25], lacks: 'statistics.lacks-care' },
  ],
  // The form's note has it; which items these are is known from no source that could be opened (dossier §4.6).
  resting: [{ key: 'note', whole: [13, 14], parts: [24, 25], lacks: null }],
  note: '第11、12、15至18项（学前和高中阶段）、第26至32项（身体、照看得怎样）登记里没有，空着的请照本地的表另填；第21至25项的分法按本系统的登记，和县里的纸表不一样的，以县里的为准。',
}
