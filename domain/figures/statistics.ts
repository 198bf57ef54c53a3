import type { Predicate } from '../kit/predicate.ts'
import { BOTH_AWAY, ONE_AWAY, READINGS } from '../registers/child.ts'
import { gapOf } from '../registers/file-gaps.ts'
import { readingText } from './reading.ts'
import type { FigureDefinition } from './types.ts'

/** A child under the state's reading for whom the condition holds as well. */
const ofState = (key: string, title: string, words: string, extra?: Predicate): FigureDefinition => ({
  id: `statistics.${key}`,
  unit: '名',
  title,
  definition: `截止日${words}的留守儿童（${readingText('state')}）。`,
  facts: 'children',
  filter: extra ? { all: [READINGS.state.predicate, extra] } : READINGS.state.predicate,
  measure: { of: 'rows' },
})
const ofSchool = (key: string, title: string, words: string, extra: Predicate): FigureDefinition => ({
  id: `statistics.${key}`,
  unit: '名',
  title,
  definition: `截止日${words}的留守学生（${readingText('education')}）。`,
  facts: 'children',
  filter: { all: [READINGS.education.predicate, extra] },
  measure: { of: 'rows' },
})

const sex = (value: 'male' | 'female'): Predicate => ({ column: 'sex', op: '=', value })
const noSex: Predicate = { not: { any: [sex('male'), sex('female')] } }
/** 周岁 at the cut-off: at least `from`, younger than `below`. A birthday written to the month counts from its first day. */
const aged = (from: number | null, below: number | null): Predicate => ({
  all: [
    ...(from === null ? [] : [{ column: 'birth', op: '<=', value: { at: 'cutoff', years: -from } } as const]),
    ...(below === null ? [] : [{ column: 'birth', op: '>', value: { at: 'cutoff', years: -below } } as const]),
  ],
})
const BANDS = [
  { key: 'age-0-5', title: '0至5岁', is: aged(null, 6) },
  { key: 'age-6-13', title: '6至13岁', is: aged(6, 14) },
  { key: 'age-14-15', title: '14至15岁', is: aged(14, null) },
] as const

const enrolled: Predicate = { column: 'status', op: '=', value: 'enrolled' }
const grades = (from: number, to: number): Predicate => ({
  all: [enrolled, { column: 'grade', op: '>=', value: from }, { column: 'grade', op: '<=', value: to }],
})
const PRIMARY = grades(1, 6)
const JUNIOR = grades(7, 9)

const relation = (...value: string[]): Predicate => ({ column: 'careRelation', op: 'in', value })
const kind = (...value: string[]): Predicate => ({ column: 'careKind', op: 'in', value })
const PATERNAL = relation('grandfather', 'grandmother')
const MATERNAL = relation('maternal-grandfather', 'maternal-grandmother')
const OTHERS = kind('relatives', 'teachers', 'other')
const PARENT = kind('parent')
const ALONE = kind('alone')

/**
 * What the statistics tables ask beside the usual figures (dossier §4.6, Annex 3 of 2016): each opens to its children like the usual ones. `lacks-…`: who
 * stands in none of the parts that have to make the whole, and so keeps a table from coming out even.
 */
export const STATISTICS: readonly FigureDefinition[] = [
  ofState('all', '总数', '登记在册'),
  ...BANDS.flatMap((band) => [
    ofState(band.key, band.title, band.title, band.is),
    ofState(`${band.key}.male`, `${band.title}男`, `${band.title}男`, { all: [band.is, sex('male')] }),
    ofState(`${band.key}.female`, `${band.title}女`, `${band.title}女`, { all: [band.is, sex('female')] }),
    ofState(`lacks-sex.${band.key}`, `${band.title}没写性别`, `${band.title}没有登记性别`, { all: [band.is, noSex] }),
  ]),
  ofState('lacks-age', '没写出生日期', '没有登记出生日期、归不进年龄段', {
    not: { any: BANDS.map(({ is }) => is) },
  }),
  ofState('primary', '小学', '在小学一至六年级在读', PRIMARY),
  ofState('junior', '初中', '在初中七至九年级在读', JUNIOR),
  ofState('lacks-schooling', '不在小学、初中', '登记里不在小学、初中在读（没入园、在园、高中、职校、不在学都在内）', {
    not: { any: [PRIMARY, JUNIOR] },
  }),
  ofState('both-away', '父母双方外出', '父母双方外出', BOTH_AWAY),
  ofState('one-away', '一方外出，另一方无力监护', '一方外出、另一方无监护能力', ONE_AWAY),
  ofState('lacks-away', '没写谁外出', '没有登记父母谁外出', { not: { any: [BOTH_AWAY, ONE_AWAY] } }),
  ofState('care-paternal', '爷爷奶奶照看', '由爷爷奶奶照看', PATERNAL),
  ofState('care-maternal', '外公外婆照看', '由外公外婆照看', MATERNAL),
  ofState('care-others', '亲戚朋友照看', '由亲属、教师、其他人照看', OTHERS),
  ofState('care-parent', '家里无监护能力的一方照看', '由在家的父亲或母亲照看', PARENT),
  ofState('care-alone', '没有人照看', '登记为独自居住', ALONE),
  ofState('lacks-care', '没写谁照看', '没有登记由谁照看，或者只写了隔代、没写哪一边', {
    not: { any: [PATERNAL, MATERNAL, OTHERS, PARENT, ALONE] },
  }),
  ofState('village-only', '不在本地学校名册', '只在村里登记、不在本地学校名册', {
    column: 'status',
    op: '=',
    value: 'village',
  }),
  ofState('male', '男', '男', sex('male')),
  ofState('female', '女', '女', sex('female')),
  ofState('lacks-sex', '没写性别', '没有登记性别', noSex),
  ofSchool('pupils-male', '男', '男', sex('male')),
  ofSchool('pupils-female', '女', '女', sex('female')),
  ofSchool('pupils-both-away', '双方外出', '父母双方外出', BOTH_AWAY),
  ofSchool('pupils-one-away', '一方外出', '父母一方外出', ONE_AWAY),
  ofSchool('pupils-who-unknown', '没写谁外出', '只在留守名单上、没有写父母谁外出', gapOf('who').predicate),
  ofSchool('pupils-boarding', '寄宿', '登记为寄宿', { column: 'boarder', op: '=', value: true }),
  ofSchool('lacks-pupil-sex', '没写性别', '没有登记性别', noSex),
]
