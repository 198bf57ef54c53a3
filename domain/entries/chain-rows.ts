import type { EntryKind } from '../kit/define-entry.ts'
import { entryKind } from './list.ts'

/** What the chain asks of an entry of a child. */
export type Link = {
  id: string
  kind: string
  from: string
  until: string | null
  ended: boolean
  body: Readonly<Record<string, unknown>>
}

/** One problem of a child, with what is done about it and what was promised; the head is what names the problem. */
export type ChainRow<L extends Link> = { head: L; problem: string[]; cause: string; actions: L[]; promises: L[] }

/** Open ended: of what lives, `until` is only a plan. */
const endOf = (link: Link): string => (link.ended && link.until !== null ? link.until : '9999-12-31')
const overlap = (a: Link, b: Link): boolean => a.from <= endOf(b) && b.from <= endOf(a)

/**
 * A child's entries as problems, each with its actions and promises (S2A.16): what lived while a problem stood belongs to it, to the one
 * that was named last where there were several; an action that no problem had stands for itself where it says what it is about.
 * Living ones first, then the newest.
 */
export const chainRows = <L extends Link>(
  entries: readonly L[],
  kindOf: (kind: string) => EntryKind | null = entryKind,
): ChainRow<L>[] => {
  const placeOf = (link: L) => kindOf(link.kind)?.chain
  const oldestFirst = entries.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.id < b.id ? -1 : 1))
  const rowOf = (head: L): ChainRow<L> => ({
    head,
    problem: placeOf(head)?.problem?.(head.body) ?? [],
    cause: placeOf(head)?.cause?.(head.body) ?? '',
    actions: [],
    promises: [],
  })
  const rows = oldestFirst.filter((e) => placeOf(e)?.as === 'problem').map(rowOf)
  const homeOf = (link: L) => rows.findLast((row) => row.head.id !== link.id && overlap(row.head, link))
  const actions = oldestFirst.filter((e) => placeOf(e)?.as === 'action')
  for (const link of actions.filter((e) => placeOf(e)?.problem && !homeOf(e)))
    rows.push({ ...rowOf(link), actions: [link] })
  for (const link of actions.filter((e) => rows.every((row) => row.head.id !== e.id))) homeOf(link)?.actions.push(link)
  for (const link of oldestFirst.filter((e) => placeOf(e)?.as === 'promise')) homeOf(link)?.promises.push(link)
  return rows.toSorted(
    (a, b) =>
      Number(a.head.ended) - Number(b.head.ended) ||
      (a.head.from < b.head.from ? 1 : a.head.from > b.head.from ? -1 : 0),
  )
}
