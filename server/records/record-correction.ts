import { recordKind } from '../../domain/records/list.ts'
import { chainOf, type PlaceTree } from '../../domain/registers/place.ts'
import { type Actor, allowed, canAt } from '../../domain/roles.ts'
import { unlistedAmong } from '../concerns/unlisted.ts'
import type { Tx } from '../db/tx-type.ts'
import { type LinkOfRecord, linksOf, type RecordRow } from './db/record.ts'

const NOT_YOURS = '只有记的人或教导主任、校长能更正。'
/** Told alike whoever and however many the others are: of them it says nothing. */
const NOT_ALONE = '这条记录您不能单独更正，请找记的人，或请乡镇（街道）来办。'
const NOT_THIS_KIND = '您的职责不包含记这一类记录。'

type Corrected = Pick<RecordRow, 'id' | 'kind' | 'body' | 'author_id' | 'superseded_by'>

/**
 * Why the actor may not correct this record; null when he may: its author, a dean or principal, and only somebody who stands over
 * every child it is about (M6: of two schools one took the record away from the other). A record about several schools, or
 * about a place that belongs to no school, is corrected by the township too.
 */
const refusalOf = (
  actor: Actor,
  record: Corrected,
  seen: readonly LinkOfRecord[],
  all: readonly LinkOfRecord[],
  tree: PlaceTree,
): string | null => {
  if (actor.via !== 'operator' && recordKind(record.kind)?.write.includes(actor.role) === false) return NOT_THIS_KIND
  // Who keeps an entry sees its records and not the children in them: the own ones are put right all the same (decision 048).
  if (record.author_id === actor.accountId && all.some((l) => isKept(actor, l))) return null
  if (seen.length < all.length) return NOT_ALONE
  // That somebody sees a place's record (as one of its people) is not that he stands over the place.
  if (all.some((l) => l.place_id !== null && !canAt(actor, 'record.write', chainOf(tree, l.place_id)))) return NOT_ALONE
  const schools = new Set(all.flatMap((l) => (l.child_id === null ? [] : [l.school_id])))
  const may =
    actor.via === 'operator' ||
    record.author_id === actor.accountId ||
    actor.role === 'dean' ||
    actor.role === 'principal' ||
    (actor.role === 'township-officer' &&
      (schools.size > 1 || all.some((l) => l.place_id !== null && l.school_id === null)))
  return may ? null : NOT_YOURS
}

const isKept = (actor: Actor, { child_id, entry_scope }: LinkOfRecord): boolean =>
  child_id === null && entry_scope !== null && canAt(actor, 'record.write', entry_scope)

/** Links of records: those in sight, and all that there are (asked with the county in sight). */
export type LinksOfRecords = { seen: readonly LinkOfRecord[]; all: readonly LinkOfRecord[] }

const refusals = (
  actor: Actor,
  records: readonly Corrected[],
  links: LinksOfRecords,
  unlisted: ReadonlySet<string>,
  tree: PlaceTree,
): (string | null)[] => {
  const seen = Map.groupBy(links.seen, (l) => l.record_id)
  const all = Map.groupBy(links.all, (l) => l.record_id)
  // A correction begins with every word of what it corrects: who is not told those corrects nothing (decision 030).
  return records.map((r) =>
    unlisted.has(r.id) ? NOT_ALONE : refusalOf(actor, r, seen.get(r.id) ?? [], all.get(r.id) ?? [], tree),
  )
}

/** Why this record may not be corrected by the actor; null when it may. */
export const correctionRefused = async (tx: Tx, actor: Actor, record: Corrected): Promise<string | null> => {
  const seen = await linksOf(tx, [record.id])
  const all = await tx.widened(() => linksOf(tx, [record.id]))
  return refusals(actor, [record], { seen, all }, await unlistedAmong(tx, [record]), await tx.tree())[0] ?? null
}

/** Which of these records the actor may correct: what a screen offers is what `saveRecords` takes. Those corrected already are none. */
export const correctable = (
  actor: Actor,
  records: readonly Corrected[],
  links: LinksOfRecords,
  unlisted: ReadonlySet<string>,
  tree: PlaceTree,
): Set<string> => {
  const standing = records.filter((r) => r.superseded_by === null)
  if (standing.length === 0 || !allowed(actor, 'record.write')) return new Set()
  const why = refusals(actor, standing, links, unlisted, tree)
  return new Set(standing.filter((_, i) => why[i] === null).map((r) => r.id))
}
