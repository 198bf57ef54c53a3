import { READINGS } from '../../registers/child.ts'
import type { StatisticsTable, TableItem } from './define-table.ts'

const LABELS: readonly [group: string, label: string, figure: string, depth?: 1][] = [
  ['', '在校学生', 'pupils'],
  ['', '留守学生', 'left-behind.education'],
  ['', '占在校学生（%）', 'left-behind.share'],
  ['性别', '男', 'statistics.pupils-male'],
  ['性别', '女', 'statistics.pupils-female'],
  ['父母', '双方外出', 'statistics.pupils-both-away'],
  ['父母', '一方外出', 'statistics.pupils-one-away'],
  ['父母', '没写谁外出', 'statistics.pupils-who-unknown'],
  ['谁照看', '祖辈', 'care.grandparents'],
  ['谁照看', '亲属', 'care.relatives'],
  ['谁照看', '教师', 'care.teachers'],
  ['谁照看', '在家的父亲或母亲', 'care.parent'],
  ['谁照看', '其他人', 'care.other'],
  ['谁照看', '独自居住', 'care.alone'],
  ['谁照看', '待核实', 'care.unknown'],
  ['', '寄宿', 'statistics.pupils-boarding'],
  ['', '重点帮扶', 'key.children'],
]

/** The usual table of a school, class by class; of a township school by school (dossier §4.6). */
export const schoolStatistics: StatisticsTable = {
  key: 'school-statistics',
  title: '留守学生情况统计表',
  reading: READINGS.education.name,
  units: { county: 'school', township: 'school', school: 'class', class: null },
  items: LABELS.map(([group, label, figure], i): TableItem => ({ no: i + 1, group, label, depth: 0, figure })),
  equations: [
    { key: 'sex', whole: [2], parts: [4, 5], lacks: 'statistics.lacks-pupil-sex' },
    { key: 'away', whole: [2], parts: [6, 7, 8], lacks: 'statistics.pupils-who-unknown' },
    { key: 'care', whole: [2], parts: [9, 10, 11, 12, 13, 14, 15], lacks: 'care.unknown' },
  ],
  note: null,
}
