import { dayText } from '../../duties/why.ts'
import { chainRows, type Link } from '../../entries/chain-rows.ts'
import { keyChild } from '../../entries/key-child.ts'
import { need } from '../../entries/need.ts'
import { plan } from '../../entries/plan.ts'
import { promise } from '../../entries/promise.ts'
import { textIn } from '../../kit/answers.ts'
import { labelOf } from '../../kit/define-record.ts'
import { carerContact } from '../../records/carer-contact.ts'
import { homeVisit } from '../../records/home-visit.ts'
import { parentContact } from '../../records/parent-contact.ts'
import { talk } from '../../records/talk.ts'
import type { CareKind, ChildFacts } from '../../registers/child-facts.ts'

/** The register whose ended entries can be told as a case, and the consent that it needs (summaries §5 S2A: 结案、有同意书、去身份). */
export const CASE_KIND = keyChild
export const CASE_PURPOSE = 'case'
/** Which records are counted for it. */
export const CASE_RECORDS: readonly string[] = [talk, homeVisit, parentContact, carerContact].map(({ kind }) => kind)

/** What a case is told from: a closed entry, what else stood about the child, what was recorded meanwhile, facts of the first day. */
export type CaseLink = Link & { state: string }
export type CaseFrom = {
  head: CaseLink
  links: readonly CaseLink[]
  records: readonly { kind: string; on: string }[]
  facts: Pick<ChildFacts, 'grade' | 'fatherState' | 'motherState' | 'careKind'> | null
  /** Names of people and places that may stand in what was written, each with what is said instead. */
  names: readonly (readonly [name: string, instead: string])[]
}

const BANDS: readonly [upTo: number, words: string][] = [
  [2, '低年级'],
  [4, '中年级'],
  [6, '高年级'],
  [9, '初中'],
]
const bandOf = (grade: number | null): string =>
  grade === null ? '' : (BANDS.find(([upTo]) => grade <= upTo)?.[1] ?? '')

const CARES: Partial<Record<CareKind, string>> = {
  grandparents: '随祖辈生活',
  relatives: '由亲属照看',
  teachers: '由老师照看',
  parent: '由在家的父亲或母亲照看',
}

const awayOf = (facts: CaseFrom['facts']): string => {
  const father = facts?.fatherState === 'away'
  const mother = facts?.motherState === 'away'
  return father && mother ? '父母在外地务工' : father ? '父亲在外地务工' : mother ? '母亲在外地务工' : ''
}

/** Long numbers too: a telephone, an ID number. */
const LONG_NUMBER = /\d{6,}/g

/**
 * What somebody wrote, without the names of people and places and without signs at its ends. The longest name goes first, so that no
 * part of it stays.
 */
export const withoutNames = (text: string, names: CaseFrom['names']): string =>
  names
    .filter(([name]) => name.length >= 2)
    .toSorted(([a], [b]) => b.length - a.length)
    .reduce((said, [name, instead]) => said.replaceAll(name, instead), text)
    .replace(LONG_NUMBER, '')
    .trim()
    .replace(/[。；，、\s]+$/, '')

const monthOf = (day: string): string => `${Number(day.slice(5, 7))}月`

const OUTCOMES: Readonly<Record<string, string>> = {
  better: '明显好转',
  some: '有所好转',
  same: '还没有明显变化',
}

/** Did what was promised come true, as it was asked about; what nobody asked about is not told. */
const PROMISES: Readonly<Record<string, (day: string) => string>> = {
  kept: (day) => `，${day}兑现了`,
  broken: (day) => `，到${day}没有兑现`,
  unknown: (day) => `，到${day}没有问到`,
}

/**
 * One closed case in a paragraph: what was seen, what was tried, what came to light, what was promised, what became of it. Only what
 * is written down is told; whoever it is about is not.
 */
export const caseTold = ({ head, links, records, facts, names }: CaseFrom): string => {
  const row = chainRows([head, ...links.filter((l) => l.id !== head.id)]).find((r) => r.head.id === head.id)
  const said = (text: string) => withoutNames(text, names)
  const until = head.until ?? head.from
  const during = (kinds: readonly string[]) =>
    records.filter((r) => kinds.includes(r.kind) && r.on >= head.from && r.on <= until).length
  const who = [`${bandOf(facts?.grade ?? null)}某生`, awayOf(facts), CARES[facts?.careKind ?? 'unknown'] ?? '']
  const reasons = [labelOf(keyChild, 'main', head.body.main), labelOf(keyChild, 'also', head.body.also)]
    .filter((part) => part !== '')
    .join('、')
  const seen = said(textIn(head.body, 'seen'))
  const tried = said(textIn(head.body, 'tried'))
  const cause = said(textIn(head.body, 'cause'))
  const talks = during([talk.kind])
  const family = during([homeVisit.kind, parentContact.kind, carerContact.kind])
  const plans = (row?.actions ?? []).filter((a) => a.kind === plan.kind).map((a) => said(textIn(a.body, 'goal')))
  return [
    `${who.filter((part) => part !== '').join('，')}。`,
    `${monthOf(head.from)}起列为重点帮扶，因为${reasons}${seen ? `：${seen}` : ''}。`,
    tried ? `先前${tried}。` : '',
    told([
      talks ? `帮扶老师先后谈心${talks}次` : '',
      family ? `与家里联系、家访${family}次` : '',
      cause ? `弄清了原因：${cause}` : '',
    ]),
    told(plans.filter((goal) => goal !== '').map((goal) => `订了“${goal}”的帮扶计划`)),
    ...(row?.promises ?? []).map((link) => (link.kind === need.kind ? needed(link, said) : promised(link))),
    OUTCOMES[head.state] ? `到${monthOf(until)}，这名学生${OUTCOMES[head.state]}。` : '',
  ]
    .filter((part) => part !== '')
    .join('')
}

const told = (parts: readonly string[]): string => {
  const some = parts.filter((part) => part !== '')
  return some.length ? `${some.join('，')}。` : ''
}

/** What became of a need, where anything did: nobody promised it. */
const NEEDS: Readonly<Record<string, string>> = { met: '，已经落实', beyond: '，学校办不了，已上报' }

const needed = ({ body, state }: CaseLink, said: (text: string) => string): string => {
  const parts = [said(textIn(body, 'what')), said(textIn(body, 'measure'))].filter((part) => part !== '')
  return `登记了需求“${parts.join('，')}”${NEEDS[state] ?? ''}。`
}

const promised = (link: CaseLink): string => {
  const by = textIn(link.body, 'by')
  const outcome = PROMISES[link.state]
  return `${labelOf(promise, 'who', link.body.who)}答应${labelOf(promise, 'what', link.body.what)}${outcome && by ? outcome(dayText(by)) : ''}。`
}
