import type { DutyRule, DutyState, Evidence, Period, Waiver } from './types.ts'

/** 11月25日, with the year only where it is not the period's own. */
export const dayText = (date: string): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`

/** A rule in its own words, as those who owe it are told: the essays that ask for it (S1.12) are for whoever reads the code. */
export const ruleWords = ({ source }: Pick<DutyRule, 'source'>): string => source.replace(/（S\d[^）]*）$/, '')

/** By whose word it is asked so, and on which written rule. */
const stands = ({ by, basis }: Period): string =>
  by ? `按${by}的要求，比县里的紧${basis ? `，依据：${basis}` : ''}。` : basis ? `本县依据：${basis}。` : ''

/** The answer to “why?”: the rule and its source, its dates, what met it or what is missing. */
export const whyOf = (d: {
  rule: DutyRule
  period: Period
  state: DutyState
  because: string
  metBy: Pick<Evidence, 'happenedOn' | 'receivedOn' | 'reached'> | null
  tries: readonly Evidence[]
  waiver: Waiver | null
}): string => {
  const { opens, due, grace, closes } = d.period.windows
  const days = `${d.period.label}：${dayText(opens)}至${dayText(due)}，宽限到${dayText(grace)}，${dayText(closes)}后不再补。`
  const rule = `${ruleWords(d.rule)}。${stands(d.period)}${days}`
  const { words } = d.rule
  const tries = d.tries.length ? words.tries(d.tries.length, d.tries.map((r) => dayText(r.happenedOn)).join('、')) : ''
  const first = d.tries[0]
  const again =
    d.metBy && !d.metBy.reached && first
      ? (words.again?.(dayText(first.happenedOn), dayText(d.metBy.happenedOn)) ?? '')
      : ''
  switch (d.state) {
    case 'not-applicable':
      return `这一次不用做：${d.because}。`
    case 'met':
      return `${rule}${again}${dayText(d.metBy?.happenedOn ?? due)}已做。`
    case 'met-late':
      return `${rule}${again}${dayText(d.metBy?.happenedOn ?? due)}做的，${dayText(d.metBy?.receivedOn ?? due)}记下，算补做。`
    case 'waived':
      return `${rule}这一次免了：${d.waiver?.reason ?? ''}。`
    case 'missed':
      return `${rule}${tries}到${dayText(closes)}没有记录。`
    default:
      return `${rule}${d.because}。${tries}`
  }
}
