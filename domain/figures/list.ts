import { childFigures } from './children.ts'
import { talkFigures } from './talks.ts'
import type { FigureDefinition } from './types.ts'
import { visitFigures } from './visits.ts'

/** Every figure of the product. */
export const FIGURES: readonly FigureDefinition[] = [...childFigures, ...talkFigures, ...visitFigures]

export const figureOf = (id: string): FigureDefinition | null => FIGURES.find((f) => f.id === id) ?? null
