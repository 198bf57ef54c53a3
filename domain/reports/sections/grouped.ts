import { type Doc, doc, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import { ordinal } from '../prose/numbers.ts'
import { careParts, notWritten } from './care.ts'

/** A head of a genre's own, and the parts (by duty or topic) that are told under it. */
export type CareGroup = { heading: string; keys: readonly string[] }

/**
 * What was done, under the heads of a genre, each once and its parts in paragraphs behind it; what belongs under none of them is told last,
 * under `rest`, so that nothing is left out. One head alone is not numbered.
 */
export const groupedCare = (pen: Pen, groups: readonly CareGroup[], rest: string): Doc => {
  const parts = careParts(pen)
  const told = [
    ...groups.map(({ heading, keys }) => ({ heading, parts: parts.filter(({ key }) => keys.includes(key)) })),
    { heading: rest, parts: parts.filter(({ key }) => !groups.some((group) => group.keys.includes(key))) },
  ].filter((group) => group.parts.length > 0)
  return doc(
    ...told.flatMap(({ heading, parts: of }, i) =>
      of.map(({ text }, k) => line`${k === 0 && told.length > 1 ? `（${ordinal(i + 1)}）${heading}。` : ''}${text}`),
    ),
    notWritten(pen),
  )
}
