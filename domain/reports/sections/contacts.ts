import { monthlyCarerContact } from '../../duties/monthly-carer-contact.ts'
import { monthlyFamilyCall } from '../../duties/monthly-family-call.ts'
import type { DutyRule } from '../../duties/types.ts'
import { type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import type { By } from '../kit/problem.ts'
import type { Problem } from '../kit/question.ts'
import type { RulePart } from '../kit/rule-part.ts'
import { joined, monthSpan, SMALL_BASE } from '../prose/numbers.ts'
import { reasonList } from './reason-list.ts'

/** A kind of contact: the prefix of its figures, its duty where it has one, and the words of its sentences. */
type Contact = {
  title: string
  prefix: string
  rule: DutyRule | null
  /** 月月联系上 */
  every: string
  /** 与父母通话、视频或写信 */
  what: string
  /** Said beside what was done, where more than this kind of record counts. */
  also: string
}

export const CONTACTS: readonly Contact[] = [
  {
    title: '亲情联系',
    prefix: 'family-calls',
    rule: monthlyFamilyCall,
    every: '月月与父母联系上',
    what: '学生与父母通话、视频或写信',
    also: '',
  },
  {
    title: '联系照看人',
    prefix: 'contacts.carers',
    rule: monthlyCarerContact,
    every: '月月联系到',
    what: '与照看人单独沟通',
    also: '含家访见到照看人的',
  },
  { title: '联系父母', prefix: 'contacts.parents', rule: null, every: '', what: '教师与父母沟通', also: '' },
]

/** Is there any record of it in the term? Where there is none nothing is told of it but that (summaries §2.6). */
export const isRecorded = ({ n }: Pen, { prefix }: Contact): boolean =>
  n(`${prefix}.held`) + n(`${prefix}.unreached`) > 0

/** 亲情联系、联系照看人和联系父母: of which no record is there, as words of one list. */
export const unrecorded = (pen: Pen): string[] =>
  CONTACTS.filter((contact) => !isRecorded(pen, contact)).map((contact) => contact.title)

/** What was owed and done of one kind of contact, in the variant that the numbers ask for (summaries §3.2); empty where unrecorded. */
export const contact = (pen: Pen, of: Contact): Inline[] =>
  isRecorded(pen, of) ? line`${of.rule ? owed(pen, of, of.rule) : ''}${held(pen, of)}` : []

const owed = (pen: Pen, of: Contact, rule: DutyRule): Inline[] => {
  const { n, f } = pen
  const id = (name: string) => `${rule.key}.${name}`
  const { due = [], later = [] } = pen.input.accounts.get(rule.key) ?? {}
  if (n(id('due')) === 0)
    return line`${later.length && !due.length ? `${monthSpan(later)}的${of.title}均未到期，未作统计。` : ''}${waived(pen, of, rule)}`
  const start = line`${later.length ? monthSpan(due.map((p) => p.label)) : ''}${of.title}应完成${f(id('due'))}人次`
  if (n(id('met')) === 0) return line`${start}，到期的月份没有联系上的记录。${waived(pen, of, rule)}`
  return line`${start}，${done(pen, of, rule)}${waived(pen, of, rule)}`
}

const done = (pen: Pen, of: Contact, rule: DutyRule): Inline[] => {
  const { n, f } = pen
  const id = (name: string) => `${rule.key}.${name}`
  const [who, unit] = rule.unit === '户' ? ['户', '户'] : [`名${pen.voice.person}`, '名']
  if (n(id('missed')) === 0)
    return line`全部完成${of.also ? `（${of.also}）` : ''}；${f(id('every-period'))}${who}${of.every}。`
  const rated = n(id('due')) >= SMALL_BASE && n(id('due-subjects')) >= SMALL_BASE
  const beside = line`${rated ? f(id('coverage')) : ''}${rated && of.also ? '，' : ''}${of.also}`
  const share = rated || of.also ? line`（${beside}）` : ''
  const every = n(id('every-period')) > 0 ? line`，${f(id('every-period'))}${who}${of.every}` : ''
  const { reasons = [] } = pen.input.accounts.get(rule.key) ?? {}
  return line`完成${f(id('met'))}人次${share}${every}；未完成的${f(id('missed'))}人次涉及${f(id('missed-subjects'))}${who}${reasonList(reasons, n(id('missed-subjects')), unit)}。`
}

const waived = ({ n, f, input }: Pen, of: Contact, rule: DutyRule): Inline[] => {
  const id = `${rule.key}.waived`
  if (n(id) === 0) return []
  const { waivedBecause = [] } = input.accounts.get(rule.key) ?? {}
  const why = waivedBecause.length ? `因${joined(waivedBecause)}` : '说明原因'
  return line`${n(`${rule.key}.due`) > 0 ? '另有' : '有'}${f(id)}人次${why}免办${of.title}，不计入应完成。`
}

/** 讲得多的是“看作业”“零花钱”。 */
const ways = (of: readonly string[]): string =>
  of.length > 0 ? `讲得${of.length > 1 ? '多' : ''}的是${of.map((way) => `“${way}”`).join('')}。` : ''

/** What came about and what did not: a try that reached nobody is told as that. */
const held = ({ n, f, voice, input }: Pen, { prefix, what, rule, also }: Contact): Inline[] => {
  const failed = n(`${prefix}.unreached`)
  // A head teacher's own paper says of nobody else that teachers did it.
  const done = what.replace('学生', voice.person).replace('教师', voice.we === '我班' ? '' : '教师')
  if (n(`${prefix}.held`) === 0) return line`期内试过${done}，${f(`${prefix}.unreached`)}人次没有联系上。`
  // Where a place counts by another reading than the duty, fewer are held than were met: both numbers together would contradict.
  if (rule && also === '' && n(`${prefix}.held`) < n(`${rule.key}.met`)) return []
  const beside = failed > 0 ? line`，另有${f(`${prefix}.unreached`)}人次没有联系上` : ''
  const found =
    prefix === 'family-calls' && n('family-calls.relatives') > 0
      ? line`，其中打不通、通过其他亲属联系上的${f('family-calls.relatives')}人次`
      : ''
  const shown =
    prefix === 'contacts.carers' && n('elderly.guided') > 0
      ? line`给${f('elderly.guided')}户的祖辈讲了具体的照看办法。${ways(input.guided ?? [])}`
      : ''
  return line`期内${done}共${f(`${prefix}.held`)}人次，涉及${f(`${prefix}.children`)}名${voice.person}${found}${beside}。${shown}`
}

/** Contacts with gaps, where contacts are recorded at all. */
const problems = (pen: Pen, of: Contact, rule: DutyRule, by: By): Problem[] => {
  if (!isRecorded(pen, of) || pen.n(`${rule.key}.missed`) === 0 || pen.n(`${rule.key}.met`) === 0) return []
  const [who, each] = rule.unit === '户' ? ['户', '户'] : [`名${pen.voice.person}`, '名']
  return [
    {
      key: rule.key,
      figure: `${rule.key}.missed-subjects`,
      theme: `${of.title}有缺口`,
      facts: line`到期未完成${of.title}${pen.f(`${rule.key}.missed`)}人次，涉及${pen.f(`${rule.key}.missed-subjects`)}${who}。`,
      plan: line`针对${of.title}的缺口，由${pen.voice.teacher}在${by(1)}前逐${each}补上，以每${each}都有记录为准。`,
    },
  ]
}

/** What a summary says of a contact that is owed (S1.16, S1.17): as every duty, told, a problem, or said to be unrecorded. */
const partOf = (of: Contact, rule: DutyRule): RulePart => ({
  rule: rule.key,
  heading: of.title,
  told: (pen) => contact(pen, of),
  problems: (pen, by) => problems(pen, of, rule, by),
  questions: () => [],
  unrecorded: (pen) =>
    pen.n(`${rule.key}.due`) > 0 && !isRecorded(pen, of)
      ? {
          noun: of.title,
          owed: line`${of.title}${pen.f(`${rule.key}.due`)}人次`,
          asked: of.title,
          figure: `${rule.key}.due`,
          each: '逐项',
        }
      : null,
  settled: ({ n, f }) =>
    n(`${rule.key}.due`) > 0 && n(`${rule.key}.missed`) === 0
      ? line`${of.title}的${f(`${rule.key}.due`)}人次${n(`${rule.key}.due`) > 1 ? '均' : ''}已完成`
      : [],
  rate: null,
  compared: () => [],
  sums: [
    {
      key: rule.key,
      whole: `${rule.key}.due`,
      parts: [`${rule.key}.met`, `${rule.key}.missed`],
      words: `${rule.title}完成加未完成等于应完成`,
    },
  ],
  looks: () => [],
})

export const contactParts: readonly RulePart[] = CONTACTS.flatMap((of) => (of.rule ? [partOf(of, of.rule)] : []))

/** Contacts that nobody owes by a date and that are told all the same: 联系父母 (S2A.14). */
export const contactsNotOwed = (pen: Pen): { heading: string; text: Inline[] }[] =>
  CONTACTS.filter((of) => of.rule === null).map((of) => ({ heading: of.title, text: contact(pen, of) }))
