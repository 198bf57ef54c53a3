import { addDays } from '../kit/dates.ts'
import { termBefore, termName } from './defaults.ts'
import type { Term } from './types.ts'

/**
 * What a summary looks back over (summaries §5: for a term and for a year). A school counts by its school year, autumn and the spring
 * after it; a township by the calendar year. A year has an id of its own beside the terms' (`2026-school-year`, `2026-year`), and so has
 * each of its two parts (`2026-year-1`), so that whatever takes a term takes a year.
 */
export const YEAR_KINDS = ['school-year', 'year'] as const
export type YearKind = (typeof YEAR_KINDS)[number]
export type Period = 'term' | 'year'

const ID = /^(\d{4})-(school-year|year)(?:-([12]))?$/
type YearId = { year: number; kind: YearKind; part: 1 | 2 | null }

const parse = (id: string): YearId | null => {
  const [, year, kind, part] = ID.exec(id) ?? []
  return year ? { year: Number(year), kind: kind as YearKind, part: part ? (Number(part) as 1 | 2) : null } : null
}

/** The year that a term lies in; a school year bears the number of its autumn. */
export const yearOfTerm = (kind: YearKind, termId: string): string => {
  const year = Number(termId.slice(0, 4))
  return `${kind === 'school-year' && termId.endsWith('spring') ? year - 1 : year}-${kind}`
}

export const isYear = (id: string): boolean => parse(id)?.part === null
/** A year or a part of one: no single term. */
export const isSpanOfTerms = (id: string): boolean => parse(id) !== null

const PARTS: Record<YearKind, readonly [string, string]> = {
  'school-year': ['秋季学期', '春季学期'],
  year: ['上半年', '下半年'],
}

/** 2026年秋季学期 · 2026—2027学年 · 2026年 · 2026年上半年. */
export const spanName = (id: string): string => {
  const of = parse(id)
  if (!of) return termName(id)
  if (of.part)
    return of.kind === 'year' ? `${of.year}年${PARTS.year[of.part - 1]}` : (PARTS[of.kind][of.part - 1] ?? '')
  return of.kind === 'year' ? `${of.year}年` : `${of.year}至${of.year + 1}学年`
}

/** A term, a year or a part of one, by its id; null where the calendar holds no day of it. A part's holidays go to what follows them. */
export const spanOf = (terms: readonly Term[], id: string): Term | null => {
  const of = parse(id)
  if (!of) return terms.find((t) => t.id === id) ?? null
  const days = of.kind === 'year' ? calendarYear(terms, of) : schoolYear(terms, of)
  return days && { id, name: spanName(id), ...days }
}

type Days = Pick<Term, 'startsOn' | 'endsOn'>

const calendarYear = (terms: readonly Term[], { year, part }: YearId): Days | null => {
  const days = {
    startsOn: part === 2 ? `${year}-07-01` : `${year}-01-01`,
    endsOn: part === 1 ? `${year}-06-30` : `${year}-12-31`,
  }
  return terms.some((t) => t.startsOn <= days.endsOn && t.endsOn >= days.startsOn) ? days : null
}

const schoolYear = (terms: readonly Term[], { year, part }: YearId): Days | null => {
  const autumn = terms.find((t) => t.id === `${year}-autumn`)
  const spring = terms.find((t) => t.id === `${year + 1}-spring`)
  if (part === 1) return autumn ? { startsOn: autumn.startsOn, endsOn: autumn.endsOn } : null
  if (part === 2)
    return spring ? { startsOn: autumn ? addDays(autumn.endsOn, 1) : spring.startsOn, endsOn: spring.endsOn } : null
  const [first, last] = [autumn ?? spring, spring ?? autumn]
  return first && last ? { startsOn: first.startsOn, endsOn: last.endsOn } : null
}

/** The span before: the last term, the last year; null where the calendar does not reach back to it. */
export const spanBefore = (terms: readonly Term[], id: string): Term | null => {
  const of = parse(id)
  if (!of) return termBefore(terms, id)
  return of.part === null ? spanOf(terms, `${of.year - 1}-${of.kind}`) : null
}

/** The two parts of a year that the calendar holds; none of a term. */
export const partsOfYear = (terms: readonly Term[], id: string): Term[] =>
  isYear(id) ? [1, 2].flatMap((part) => spanOf(terms, `${id}-${part}`) ?? []) : []

/**
 * The terms whose duties a span tells of, and between which days they fall due. A school year has those of its two terms; a calendar year
 * what falls due in it, of whichever term.
 */
export const dutyTermsOf = (terms: readonly Term[], id: string): { terms: Term[]; from: string; to: string } => {
  const [of, span] = [parse(id), spanOf(terms, id)]
  const [from, to] = of?.kind === 'year' && span ? [span.startsOn, span.endsOn] : ['', '9999-12-31']
  if (!of || !span) return { terms: span ? [span] : [], from, to }
  const asked =
    of.kind === 'school-year'
      ? [`${of.year}-autumn`, `${of.year + 1}-spring`].filter((_, i) => of.part === null || of.part === i + 1)
      : null
  const found = terms.filter((t) => (asked ? asked.includes(t.id) : t.startsOn <= to && t.endsOn >= from))
  return { terms: found.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1)), from, to }
}

/** 秋 or 春, by which the periods of two terms are told apart. */
export const seasonOf = (termId: string): string => (termId.endsWith('autumn') ? '秋季' : '春季')

const WORDS: Record<YearKind, string> = { 'school-year': '学年', year: '年' }

/** A sentence made for a term, said of a year: 比上学期 → 比上学年, 比上年. What is owed each term (每学期一次) stays. */
export const inWordsOf = (id: string, text: string): string => {
  const of = parse(id)
  return of ? text.replace(/([上本下])学期/g, `$1${WORDS[of.kind]}`).replace(/这学期/g, '这一年') : text
}
