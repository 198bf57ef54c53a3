import { figureNode } from './doc.ts'
import { type DutyAccount, figureText, type SummaryInput } from './input.ts'

/** Who speaks: 我校 of 学生, 我镇 of 儿童 (summaries §2.4); who answers for the whole, and by which reading it counts first. */
export type Voice = {
  we: string
  person: string
  /** The count that the page goes by. */
  base: 'left-behind.education' | 'left-behind.state'
  /** Whose figures tell who looks after them by the same reading. */
  care: 'care' | 'care.state'
  /** Who goes after what nobody recorded, and who answers for the whole. */
  office: string
  head: string
}

export const SCHOOL_VOICE: Voice = {
  we: '我校',
  person: '学生',
  base: 'left-behind.education',
  care: 'care',
  office: '教导处',
  head: '校长',
}

export const TOWNSHIP_VOICE: Voice = {
  we: '我镇',
  person: '儿童',
  base: 'left-behind.state',
  care: 'care.state',
  office: '镇儿童督导员',
  head: '分管领导',
}

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
