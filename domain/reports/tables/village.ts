import { READINGS } from '../../registers/child.ts'
import type { StatisticsTable, TableItem } from './define-table.ts'

const LABELS: readonly [group: string, label: string, figure: string][] = [
  ['', '留守儿童', 'statistics.all'],
  ['性别', '男', 'statistics.male'],
  ['性别', '女', 'statistics.female'],
  ['年龄', '0至5岁', 'statistics.age-0-5'],
  ['年龄', '6至13岁', 'statistics.age-6-13'],
  ['年龄', '14至15岁', 'statistics.age-14-15'],
  ['父母', '双方外出', 'statistics.both-away'],
  ['父母', '一方外出，另一方无力监护', 'statistics.one-away'],
  ['谁照看', '祖辈', 'care.state.grandparents'],
  ['谁照看', '亲属', 'care.state.relatives'],
  ['谁照看', '教师', 'care.state.teachers'],
  ['谁照看', '在家的父亲或母亲', 'care.state.parent'],
  ['谁照看', '其他人', 'care.state.other'],
  ['谁照看', '独自居住', 'care.state.alone'],
  ['谁照看', '待核实', 'care.state.unknown'],
  ['', '不在本地学校名册', 'statistics.village-only'],
]

/** A village's table, and a township's village by village (dossier §4.6). */
export const villageStatistics: StatisticsTable = {
  key: 'village-statistics',
  title: '村（居）留守儿童统计表',
  reading: READINGS.state.name,
  units: { county: 'township', township: 'village', village: null },
  items: LABELS.map(([group, label, figure], i): TableItem => ({ no: i + 1, group, label, depth: 0, figure })),
  equations: [
    { key: 'sex', whole: [1], parts: [2, 3], lacks: 'statistics.lacks-sex' },
    { key: 'age', whole: [1], parts: [4, 5, 6], lacks: 'statistics.lacks-age' },
    { key: 'away', whole: [1], parts: [7, 8], lacks: 'statistics.lacks-away' },
    { key: 'care', whole: [1], parts: [9, 10, 11, 12, 13, 14, 15], lacks: 'care.state.unknown' },
  ],
  note: null,
}
