import { type Doc, doc, type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import { ordinal } from '../prose/numbers.ts'
import { type CarePart, careParts, notWritten } from './care.ts'
import { reported } from './reported.ts'

/** A head of a genre's own, and the parts (by duty or topic) that are told under it. */
export type CareGroup = { heading: string; keys: readonly string[] }

/**
 * Parts under the heads of a genre, each once, a paragraph a part, in the order of the head's keys; what stands under none of them is told last,
 * under `rest`; without it, it is left to another section. One head alone is not numbered.
 */
export const toldUnder = (parts: readonly CarePart[], groups: readonly CareGroup[], rest?: string): Inline[][] => {
  const told = [
    ...groups.map(({ heading, keys }) => ({
      heading,
      parts: keys.flatMap((wanted) => parts.filter(({ key }) => key === wanted)),
    })),
    ...(rest === undefined
      ? []
      : [{ heading: rest, parts: parts.filter(({ key }) => !groups.some(({ keys }) => keys.includes(key))) }]),
  ].filter((group) => group.parts.length > 0)
  return told.flatMap(({ heading, parts: of }, i) =>
    of.map(({ text }, k) => line`${k === 0 && told.length > 1 ? `（${ordinal(i + 1)}）${heading}。` : ''}${text}`),
  )
}

/** What was done, under the heads of a genre, nothing of it left out; what nobody wrote down is asked behind it. */
export const groupedCare = (
  pen: Pen,
  groups: readonly CareGroup[],
  rest: string,
  parts: readonly CarePart[] = careParts(pen),
): Doc => doc(...toldUnder(parts, groups, rest), notWritten(pen), reported(pen))
