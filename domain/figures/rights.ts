import { CASE_SORTS, rightsCase } from '../entries/rights-case.ts'
import { station } from '../entries/station.ts'
import type { Predicate } from '../kit/predicate.ts'
import { entryFigures } from './from-declarations.ts'
import type { FigureDefinition } from './types.ts'

const [stands] = entryFigures(station)
const [, came] = entryFigures(rightsCase)
const intake: Predicate = came?.filter ?? { all: [] }
/** Its end lies before the cut-off: what was ended later was still in hand then. */
const ended = (...states: string[]): Predicate => ({
  all: [
    { column: 'state', op: 'in', value: states },
    { column: 'untilOn', op: '<=', value: { at: 'cutoff' } },
  ],
})
const over = rightsCase.states.filter((s) => s.ended).map((s) => s.value)

const cases = (id: string, title: string, definition: string, ...more: Predicate[]): FigureDefinition => ({
  id,
  unit: '件',
  title,
  definition,
  facts: 'entries',
  filter: { all: [intake, ...more] },
  measure: { of: 'rows' },
})

/** Stations and what came in there (S2B.17; summaries §8): what came in is closed, in hand, referred or withdrawn. */
export const RIGHTS: readonly FigureDefinition[] = [
  ...(stands
    ? [{ ...stands, id: 'stations', unit: '处', title: '维权站', definition: '到截止日设着的维权站，按登记数。' }]
    : []),
  {
    id: 'stations.active',
    unit: '处',
    title: '有受理的维权站',
    definition: '期内至少受理过一件的维权站，不重复。',
    facts: 'entries',
    filter: intake,
    measure: { of: 'distinct', column: 'subjectId' },
  },
  cases('rights.intakes', '维权受理', '期内维权站受理的件数。'),
  cases('rights.closed', '维权办结', '期内受理的件中，到截止日已经办结的。', ended('closed')),
  cases('rights.referred', '维权转出', '期内受理的件中，到截止日已经转给别的部门的。', ended('referred')),
  cases('rights.withdrawn', '求助的人不办了', '期内受理的件中，到截止日求助的人自己不办了的。', ended('withdrawn')),
  cases('rights.open', '维权在办', '期内受理的件中，到截止日还没有结束的。', { not: ended(...over) }),
  ...CASE_SORTS.map(({ value, label }) =>
    cases(`rights.${value}`, `维权受理：${label}`, `期内维权站受理的${label}类件数。`, {
      column: 'sort',
      op: '=',
      value,
    }),
  ),
]
