import { defaultTerm } from '../../calendar/defaults.ts'
import { monthlyTalk } from '../../duties/monthly-talk.ts'
import { termHomeVisits } from '../../duties/term-home-visits.ts'
import { figureFaces } from '../../figures/list.ts'
import type { FigureValue } from '../../figures/types.ts'
import { docText } from '../kit/doc.ts'
import type { DutyAccount, SummaryInput } from '../kit/input.ts'
import { draftSchoolSummary } from '../school-summary.ts'

const faces = new Map(figureFaces().map((f) => [f.id, f]))

/** Figures by id from plain numbers; `[value, unknown]` where some rest on an unknown fact. */
export const figuresFrom = (values: Record<string, number | null | [number, number]>, cutoff = '2026-12-31') =>
  new Map<string, FigureValue>(
    Object.entries(values).map(([id, given]) => {
      const face = faces.get(id)
      if (!face) throw new Error(`no figure ${id}`)
      const [value, unknown] = Array.isArray(given) ? given : [given, 0]
      return [id, { ...face, value, unknown, cutoff, rows: value ?? 0 }]
    }),
  )

/** The worked example of summaries §6, number by number. */
export const WORKED = {
  pupils: 315,
  'left-behind.education': 126,
  'left-behind.state': 107,
  'left-behind.share': 40,
  'left-behind.both-away': 105,
  'left-behind.one-away': 21,
  'left-behind.boarding': 0,
  'in.all': 20,
  'in.enrolled': 11,
  'in.transferred': 4,
  'in.parent-left': 5,
  'out.all': 17,
  'out.graduated': 12,
  'out.transferred': 2,
  'out.parent-returned': 3,
  'care.grandparents': 88,
  'care.relatives': 14,
  'care.teachers': 3,
  'care.parent': 21,
  'files.open': 315,
  'talks.due': 498,
  'talks.met': 491,
  'talks.missed': 7,
  'talks.coverage': 98.6,
  'talks.due-children': 126,
  'talks.every-month': 121,
  'talks.missed-children': 5,
  'talks.missed-twice': 2,
  'talks.held': 517,
  'talks.children': 126,
} as const

export const WORKED_BEFORE = { pupils: 318, 'left-behind.education': 123, 'left-behind.share': 38.7, 'files.open': 318 }

/** A duty's account with nothing told period by period. */
export const accountOf = (labels: readonly string[], more: Partial<DutyAccount> = {}): DutyAccount => ({
  title: '',
  unit: '人',
  due: labels.map((label) => ({ label, due: 0, missed: 0 })),
  later: [],
  reasons: [],
  waivedBecause: [],
  ...more,
})

/** Parts of an input to change; the accounts of talks and visits by name. */
export type Changed = Partial<SummaryInput> & { talks?: DutyAccount; visits?: DutyAccount }

/** A summary's input with the worked example's setting; `figures` and `previous` replace its numbers whole. */
export const inputOf = (
  figures: Record<string, number | null | [number, number]>,
  previous: Record<string, number> | null,
  { talks = account(), visits = accountOf(['期初', '期中', '期末']), ...more }: Changed = {},
): SummaryInput => ({
  place: '青石镇中心小学',
  placeKind: 'school',
  level: 'upward',
  parts: [],
  term: { ...defaultTerm('2026-autumn'), endsOn: '2026-12-31' },
  termName: '2026年秋季学期',
  cutoff: '2026-12-31',
  classes: 9,
  figures: figuresFrom(figures),
  previous: previous ? figuresFrom(previous) : null,
  previousTermName: previous ? '2026年春季学期' : null,
  issuedBefore: null,
  gapReason: '一方在家且能照护的学生',
  typed: { pupils: 0, sources: [] },
  accounts: new Map([
    [monthlyTalk.key, { ...talks, title: monthlyTalk.title, unit: monthlyTalk.unit }],
    [termHomeVisits.key, { ...visits, title: termHomeVisits.title, unit: termHomeVisits.unit }],
  ]),
  below: [],
  lookback: null,
  accepted: [],
  confirmed: [],
  nextTermStart: '2027-02-23',
  number: 2,
  ...more,
})

/** The printed text of each section by key. */
export const textsOf = (input: SummaryInput): Record<string, string> =>
  Object.fromEntries(draftSchoolSummary(input).sections.map((s) => [s.key, docText(s.doc)]))

export const MONTHS = ['9月', '10月', '11月', '12月']
export const account = (more: Partial<DutyAccount> = {}) => accountOf(MONTHS, more)

/** One part's text, of the worked example with some figures changed. */
export const part = (
  key: string,
  figures: Record<string, number | null | [number, number]>,
  previous: Record<string, number> | null = WORKED_BEFORE,
  more: Changed = {},
) => textsOf(inputOf({ ...WORKED, ...figures }, previous, more))[key] ?? ''
