import { DUTY_RULES } from '../duties/list.ts'
import { RECORD_KINDS } from '../records/list.ts'
import { childFigures } from './children.ts'
import { contactFigures } from './contacts.ts'
import { DERIVED } from './derived.ts'
import { dutyFigures, kindFigures } from './from-declarations.ts'
import { PLAN } from './plan.ts'
import { talkFigures } from './talks.ts'
import type { FigureDefinition, FigureFace, FigureReading } from './types.ts'
import { visitFigures } from './visits.ts'

const all = (reading: FigureReading): readonly FigureDefinition[] => [
  ...childFigures(reading),
  ...talkFigures(reading),
  ...visitFigures(reading),
  ...contactFigures,
  // A new kind or rule is counted by being declared.
  ...RECORD_KINDS.flatMap((kind) => kindFigures(kind, reading)),
  ...DUTY_RULES.flatMap(dutyFigures),
]

const LISTS: Record<FigureReading, readonly FigureDefinition[]> = { education: all('education'), state: all('state') }

/** Every declared figure, as a place of the given reading counts it. */
export const figuresFor = (reading: FigureReading): readonly FigureDefinition[] => LISTS[reading]

/** Ids that name their own reading, and those over duties, are the same in both lists. */
export const figureOf = (id: string, reading: FigureReading = 'education'): FigureDefinition | null =>
  LISTS[reading].find((f) => f.id === id) ?? null

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
  ...DERIVED,
  ...PLAN,
]
