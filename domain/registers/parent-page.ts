import type { FamilyMember } from './one-fact.ts'

/** Who may be given a link: one parent, or who looks after the child (decision 046). */
export const FAMILY = ['father', 'mother', 'carer'] as const satisfies readonly FamilyMember[]
export const FAMILY_WORDS: Readonly<Record<FamilyMember, string>> = {
  father: '爸爸',
  mother: '妈妈',
  carer: '照看孩子的人',
}

/** Days for which a link holds. */
export const LINK_DAYS = { least: 1, usual: 60, most: 180 } as const

/** What a parent may send to the teacher. */
export const ANSWER_SORTS = ['call', 'come', 'number', 'line'] as const
export type AnswerSort = (typeof ANSWER_SORTS)[number]
export const ANSWER_STATES = ['waiting', 'taken', 'aside'] as const
export type AnswerState = (typeof ANSWER_STATES)[number]

export type ParentAnswer =
  /** When the parent will call, or call by video. */
  | { sort: 'call'; way: 'call' | 'video'; on: string }
  /** Home from a day, until another one where it is known. */
  | { sort: 'come'; from: string; until: string | null }
  | { sort: 'number'; phone: string }
  | { sort: 'line'; text: string }

export const dayOf = (date: string): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`

/** What was answered, as a teacher reads it. A number is told by its last four only: the whole one stands in the file once it is taken over. */
export const answerWords = (answer: ParentAnswer): string => {
  switch (answer.sort) {
    case 'call':
      return `${dayOf(answer.on)}${answer.way === 'video' ? '和孩子视频' : '给孩子打电话'}`
    case 'come':
      return `${dayOf(answer.from)}回家${answer.until === null ? '' : `，住到${dayOf(answer.until)}`}`
    case 'number':
      return `电话换了，新号码尾号 ${answer.phone.slice(-4)}`
    case 'line':
      return answer.text
  }
}

/** What taking it over writes: the body of an entry `promise`, or null where it is no promise. */
export const promiseIn = (answer: ParentAnswer, who: FamilyMember): Record<string, unknown> | null => {
  switch (answer.sort) {
    case 'call':
      return { who, what: answer.way === 'video' ? 'video' : 'other', by: answer.on, words: answerWords(answer) }
    case 'come':
      return { who, what: 'come-home', by: answer.from, words: answerWords(answer) }
    case 'number':
    case 'line':
      return null
  }
}

/** Words in which a family reads of its child hold no long number and no label (dossier §3.7). A sentence for the field, or null. */
export const unfitForFamily = (text: string): string | null =>
  /\d(?:[\s-]?\d){8,}/.test(text.normalize('NFKC'))
    ? '这里不能写身份证号、电话一类的长号码，请删掉；电话写在“怎么找老师”里。'
    : /留守/.test(text)
      ? '给家里看的话里不写“留守”，请换个说法。'
      : null
