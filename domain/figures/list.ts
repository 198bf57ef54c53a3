import { DUTY_RULES } from '../duties/list.ts'
import { ENTRY_KINDS } from '../entries/list.ts'
import { isOfList } from '../kit/define-entry.ts'
import { isAboutChildren } from '../kit/define-record.ts'
import type { Predicate } from '../kit/predicate.ts'
import { RECORD_KINDS } from '../records/list.ts'
import { AID } from './aid.ts'
import { AROUND } from './around.ts'
import { BOARDING } from './boarding.ts'
import { BUDDIES } from './buddies.ts'
import { SIGNED_LATE } from './census.ts'
import { childFigures } from './children.ts'
import { contactFigures } from './contacts.ts'
import { DERIVED } from './derived.ts'
import { FILES } from './files.ts'
import { dutyFigures, entryFigures, kindFigures, partFigures } from './from-declarations.ts'
import { HOMES } from './homes.ts'
import { KEY_CHILDREN } from './key-children.ts'
import { NEEDS } from './needs.ts'
import { PAIRS } from './pairs.ts'
import { PLACES } from './places.ts'
import { PLAN } from './plan.ts'
import { PROMISES } from './promises.ts'
import { RIGHTS } from './rights.ts'
import { STATISTICS } from './statistics.ts'
import { STUDY } from './study.ts'
import { talkFigures } from './talks.ts'
import type { FigureDefinition, FigureFace, FigureReading } from './types.ts'
import { visitFigures } from './visits.ts'

const all = (reading: FigureReading): readonly FigureDefinition[] => [
  ...childFigures(reading),
  ...talkFigures(reading),
  ...visitFigures(reading),
  ...contactFigures(reading),
  ...HOMES,
  ...PROMISES,
  ...PAIRS,
  ...NEEDS,
  ...AROUND,
  SIGNED_LATE,
  ...KEY_CHILDREN,
  ...BUDDIES,
  ...STUDY,
  ...FILES,
  ...BOARDING,
  ...RIGHTS,
  ...PLACES,
  ...AID,
  // A new kind or rule is counted by being declared: what is about a place or an entry, by its parts.
  ...DUTY_RULES.flatMap(dutyFigures),
  ...RECORD_KINDS.flatMap((kind) => (isAboutChildren(kind) ? kindFigures(kind) : partFigures(kind))),
  ...ENTRY_KINDS.filter((kind) => !isOfList(kind)).flatMap(entryFigures),
]

const LISTS: Record<FigureReading, readonly FigureDefinition[]> = { education: all('education'), state: all('state') }

/** Every declared figure, as a place of the given reading counts it. */
export const figuresFor = (reading: FigureReading): readonly FigureDefinition[] => LISTS[reading]

/** Ids that name their own reading, and those over duties, are the same in both lists. */
export const figureOf = (id: string, reading: FigureReading = 'education'): FigureDefinition | null =>
  LISTS[reading].find((f) => f.id === id) ?? STATISTICS.find((f) => f.id === id) ?? null

/** The duty whose missing a figure lists once each, child by child or household by household: there a reason may be noted. */
export const ruleMissedIn = (id: string): string | null => {
  const figure = figureOf(id)
  return figure?.measure.of === 'distinct' ? ruleLackedIn(id) : null
}

/** The duty whose missing a figure counts, in whatever measure: each row behind it can be recorded for (F21). */
export const ruleLackedIn = (id: string): string | null => {
  const figure = figureOf(id)
  if (figure?.facts !== 'duties' || !('all' in figure.filter)) return null
  const lacks = figure.filter.all.some((p) => 'not' in p && 'column' in p.not && p.not.column === 'met')
  return lacks ? ruleIn(figure.filter) : null
}

const ruleIn = (predicate: Predicate): string | null => {
  if ('all' in predicate) return predicate.all.map(ruleIn).find((rule) => rule !== null) ?? null
  return 'column' in predicate &&
    predicate.column === 'rule' &&
    'op' in predicate &&
    typeof predicate.value === 'string'
    ? predicate.value
    : null
}

/** Figures in the order of the list, however they were kept. */
export const inListOrder = <T extends Pick<FigureFace, 'id'>>(figures: readonly T[]): T[] => {
  const order = new Map(figureFaces().map((face, i) => [face.id, i]))
  return [...figures].sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
}

/** All ids with unit and definition; a figure that goes by the place's reading says both. */
export const figureFaces = (): FigureFace[] => [
  ...LISTS.education.map(({ id, unit, title, definition }) => {
    const other = figureOf(id, 'state')?.definition ?? definition
    return {
      id,
      unit,
      title,
      definition: other === definition ? definition : `学校和班：${definition}乡镇、村和县：${other}`,
    }
  }),
  ...STATISTICS.map(({ id, unit, title, definition }) => ({ id, unit, title, definition })),
  ...DERIVED,
  ...PLAN,
]
