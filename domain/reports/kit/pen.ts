import { figureNode } from './doc.ts'
import { type DutyAccount, figureText, type SummaryInput } from './input.ts'

/** Who speaks: 我校 of 学生, 我镇 of 儿童 (summaries §2.4); who answers for the whole, and by which reading it counts first. */
export type Voice = {
  we: string
  person: string
  /** One of them, and the girls among them: 该生, 女生. */
  one: string
  girls: string
  /** Who sees to what a class owes: 班主任, or 我 where that is who writes. */
  teacher: string
  /** The count that the page goes by. */
  base: 'left-behind.education' | 'left-behind.state'
  /** Whose figures tell who looks after them by the same reading. */
  care: 'care' | 'care.state'
  /**
   * Are talks and visits told month by month, round by round? In the sentence itself, in a row of the table behind, or, where numbers stand in
   * the background, or many schools together, not.
   */
  byPeriod: 'sentence' | 'row' | null
  /** How what was not written down is gone through: class by class, or one thing after another. */
  through: string
  /** Who goes after what nobody recorded, and who answers for the whole. */
  office: string
  head: string
}

export const SCHOOL_VOICE: Voice = {
  we: '我校',
  person: '学生',
  one: '该生',
  girls: '女生',
  teacher: '班主任',
  through: '逐班',
  byPeriod: 'row',
  base: 'left-behind.education',
  care: 'care',
  office: '教导处',
  head: '校长',
}

export const TOWNSHIP_VOICE: Voice = {
  we: '我镇',
  person: '儿童',
  one: '该童',
  girls: '女童',
  teacher: '班主任',
  through: '逐班',
  byPeriod: 'sentence',
  base: 'left-behind.state',
  care: 'care.state',
  office: '镇儿童督导员',
  head: '分管领导',
}

export const SUBDISTRICT_VOICE: Voice = { ...TOWNSHIP_VOICE, we: '我街道', byPeriod: null, office: '街道儿童督导员' }

/** A central school speaks for itself and the schools of its township, of pupils (summaries §5 S2A). */
export const CENTRAL_SCHOOL_VOICE: Voice = {
  ...SCHOOL_VOICE,
  byPeriod: 'sentence',
  we: '我校及所辖各校',
  office: '中心学校',
}

/** Who leads a class writes of the children in it, in the first person (summaries §5 S3, S5). */
export const CLASS_VOICE: Voice = {
  ...SCHOOL_VOICE,
  byPeriod: 'sentence',
  we: '我班',
  person: '孩子',
  one: '这个孩子',
  girls: '女孩',
  teacher: '我',
  through: '逐项',
  office: '我',
  head: '班主任',
}

/** An essay of the same author: numbers in the background (summaries §5 S5). */
export const ESSAY_VOICE: Voice = { ...CLASS_VOICE, byPeriod: null }

/** What the sections share: numbers, and figures as nodes of the page. */
export type Pen = {
  input: SummaryInput
  voice: Voice
  /** A figure's number; one that cannot be told counts as 0 here, so ask `known` where that matters. */
  n: (id: string) => number
  known: (id: string) => boolean
  f: (id: string) => ReturnType<typeof figureNode>
  before: (id: string) => number | null
  /** A rule's account; a rule that is not counted here owes nothing. */
  account: (rule: string) => DutyAccount
}

const NOTHING: DutyAccount = { title: '', unit: '人', due: [], later: [], reasons: [], waivedBecause: [] }

export const penOf = (input: SummaryInput, voice: Voice): Pen => ({
  input,
  voice,
  n: (id) => input.figures.get(id)?.value ?? 0,
  known: (id) => (input.figures.get(id)?.value ?? null) !== null,
  f: (id) => figureNode(id, figureText(input.figures.get(id) ?? { value: null, unit: '' })),
  before: (id) => input.previous?.get(id)?.value ?? null,
  account: (rule) => input.accounts.get(rule) ?? NOTHING,
})
