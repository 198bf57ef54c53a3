import type { Pen } from '../kit/pen.ts'

/** A group that is bound up with hardship and smaller than this is not told by its number (summaries §3.4). */
const LEAST_TOLD = 3

export const smallest = ({ n }: Pick<Pen, 'n'>, id: string): boolean => n(id) < LEAST_TOLD

/** Nothing of all this: then not a word of it. */
export const nothingOf = ({ n }: Pick<Pen, 'n'>, ids: readonly string[]): boolean => ids.every((id) => n(id) === 0)
