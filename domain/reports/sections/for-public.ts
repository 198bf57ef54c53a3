import type { PlaceTable, Section } from '../kit/define-report.ts'
import { type Doc, doc, gapNode, type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import { LEAST_PARTED } from '../level.ts'
import { joined, longDate } from '../prose/numbers.ts'
import { publicTable } from './public-table.ts'
import { few, leastAt, safeGroups } from './small-groups.ts'

/** 留守学生; in a class 父母在外的孩子, for there nobody is called by a label. */
const whom = ({ input, voice }: Pen): string =>
  input.placeKind === 'class' ? `父母在外的${voice.person}` : `留守${voice.person}`

const opening = (pen: Pen): Doc =>
  doc(
    [gapNode('opening', '本期重点是什么？写成“本学期围绕……”一句，写给外面的人看')],
    line`${pen.input.termName}，${pen.voice.we}关爱${whom(pen)}的工作情况如下。`,
  )

/** How many there are, and, where there are enough of them, by whom they are looked after and where they live: no share, nothing small. */
const basics = (pen: Pen, table: PlaceTable | null): Doc => {
  const { input, n, f, voice } = pen
  const day = `截至${longDate(input.cutoff)}`
  if (n(voice.base) === 0) return doc(line`${day}，登记的名册中没有${whom(pen)}。`)
  if (few(pen, voice.base)) return doc(line`${day}，${voice.we}有个别${whom(pen)}，逐人建了档案。`)
  const count = line`${day}，${voice.we}登记的${whom(pen)}${f(voice.base)}名，逐人建了档案。`
  if (n(voice.base) < LEAST_PARTED) return doc(count)
  return doc([...count, ...cared(pen), ...lodged(pen)], table ? publicTable(pen, table) : null)
}

const CARE = [
  ['grandparents', '祖辈照看'],
  ['relatives', '亲属照看'],
  ['teachers', '教师照看'],
  ['parent', '在家的父亲或母亲照看'],
  ['other', '其他人照看'],
  // Neither is anybody else's business: they stand with the others.
  ['alone', '其他情形'],
  ['unknown', '其他情形'],
] as const

const cared = ({ input, n, f, voice }: Pen): Inline[] => {
  const kinds = CARE.map(([kind, words]) => ({
    id: `${voice.care}.${kind}`,
    kind,
    words,
    n: n(`${voice.care}.${kind}`),
  }))
  const rest = kinds.filter(({ kind }) => kind === 'alone' || kind === 'unknown')
  const parts = [
    ...kinds.filter((part) => !rest.includes(part)),
    { id: '', kind: 'rest', words: '其他情形', n: rest.reduce((sum, part) => sum + part.n, 0) },
  ]
  const groups = safeGroups(parts, leastAt(input))
  if (!groups || groups.length < 2) return []
  const told = groups.flatMap(({ parts: of, n: sum }, i) => {
    const words = joined(of.map((part) => part.words))
    const [only] = of
    return line`${i === 0 ? '' : '、'}${words}${of.length > 1 ? '共' : ''}${of.length === 1 && only?.id ? f(only.id) : String(sum)}名`
  })
  return line`其中${told}。`
}

/** Boarders and those who live at home, where neither is few. */
const lodged = (pen: Pen): Inline[] => {
  const { input, n, f, voice } = pen
  const [all, board] = [n(voice.base), n('left-behind.boarding')]
  const unknown = input.figures.get('left-behind.boarding')?.unknown ?? 0
  return board >= leastAt(input) && all - board - unknown >= leastAt(input)
    ? line`${whom(pen)}中，在校寄宿${f('left-behind.boarding')}名。`
    : []
}

/** What was done, as numbers of times: how many were not reached is nobody's business outside (summaries §3.4). */
type Done = { id: string; words: string; unit: string; came?: string }

/** A paragraph each: with child and family, in the school, beyond it. */
const DONE: readonly (readonly Done[])[] = [
  [
    { id: 'talks.held', words: '单独谈心', unit: '人次' },
    { id: 'visits.held', words: '家访', unit: '户次' },
    { id: 'family-calls.held', words: '帮助孩子与父母通话、写信', unit: '人次' },
    { id: 'contacts.parents.held', words: '与父母沟通', unit: '人次' },
    { id: 'contacts.carers.held', words: '与照看人沟通', unit: '人次' },
  ],
  [
    { id: 'meetings.held', words: '召开家长会、监护人会和培训', unit: '次', came: 'meetings.attendance' },
    { id: 'lessons.held', words: '开展主题教育', unit: '次', came: 'lessons.attendance' },
    { id: 'activities', words: '开展活动', unit: '场', came: 'activities.attendance' },
  ],
  [
    { id: 'home.sessions', words: '开放儿童之家', unit: '次', came: 'home.attendance' },
    { id: 'publicity.items', words: '刊播宣传', unit: '条' },
  ],
]
/** A thing that was done is no group of people: how often may be told however small. */
const OF_PEOPLE = ['人次', '户次']

const done = (pen: Pen): Doc => {
  const { n, f, voice, input } = pen
  const told = (of: readonly Done[]) =>
    of
      .filter(({ id, unit }) => n(id) > 0 && !(OF_PEOPLE.includes(unit) && few(pen, id)))
      .map(({ id, words, unit, came }) => {
        const people = came && n(came) >= leastAt(input) ? line`，参加${f(came)}人次` : ''
        return line`${words.replace('孩子', voice.person)}${f(id)}${unit}${people}`
      })
  return doc(
    ...DONE.map(told)
      .filter((of) => of.length > 0)
      .map((of) => line`${of.flatMap((text, i) => line`${i === 0 ? '' : '；'}${text}`)}。`),
    [gapNode('story', '写一件可以公开的事：不写姓名、村组和能认出人的特征；照片另要有同意书')],
  )
}

const notes = ({ input, voice }: Pen): Doc => {
  const reading = voice.base === 'left-behind.state' ? '民政部门口径' : '教育部门口径'
  return doc(
    line`数据说明：数据截至${longDate(input.cutoff)}，按${reading}统计。不足5名的不单列，与相近的合在一起；不出占比。`,
  )
}

/**
 * What any genre tells the public (summaries §3.4): one count, its parts where none of them is small, what was done, what comes next. It is
 * written apart and not cut out of the page for the office: what is not written cannot be forgotten in it.
 */
export const publicSections = (table: PlaceTable | null): readonly Section[] => [
  { key: 'opening', heading: null, write: ({ pen }) => opening(pen) },
  { key: 'basics', heading: '基本情况', write: ({ pen }) => basics(pen, table) },
  { key: 'care', heading: '主要工作', write: ({ pen }) => done(pen) },
  {
    key: 'next',
    heading: '下一步打算',
    write: () => doc([gapNode('next', '接下来谁在什么时候做什么？写两三句')]),
  },
  { key: 'notes', heading: null, write: ({ pen }) => notes(pen) },
]
