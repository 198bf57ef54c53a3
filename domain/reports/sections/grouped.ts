import { type Doc, doc, type Inline, line, tableNode, textNode } from '../kit/doc.ts'
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

/**
 * What was done, under the heads of a genre, nothing of it left out; what nobody wrote down is asked behind it. `apart`: what the genre does not
 * ask for in its text (summaries §4, §5) and what stands under no head: with every number in a table, a row a kind of work.
 */
export const groupedCare = (
  pen: Pen,
  groups: readonly CareGroup[],
  rest: string,
  { parts = careParts(pen), apart }: { parts?: readonly CarePart[]; apart?: readonly string[] } = {},
): Doc => {
  if (!apart) return doc(...toldUnder(parts, groups, rest), notWritten(pen), reported(pen))
  const named = new Set(groups.flatMap(({ keys }) => keys))
  const inRows = [
    ...apart.flatMap((key) => parts.filter((part) => part.key === key)),
    ...parts.filter(({ key }) => !named.has(key) && !apart.includes(key)),
  ]
  return doc(
    ...toldUnder(parts, groups),
    ...(inRows.length > 0 ? [line`${rest}见下表。`, tableOf(inRows)] : []),
    notWritten(pen),
    reported(pen),
  )
}

const tableOf = (parts: readonly CarePart[]) =>
  tableNode([
    [[textNode('事项')], [textNode('情况')]],
    ...parts.map(({ heading, text }) => [[textNode(heading)], [...text]]),
  ])
