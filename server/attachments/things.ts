import { entryKind } from '../../domain/entries/list.ts'
import { isOfList } from '../../domain/kit/define-entry.ts'
import { recordKind } from '../../domain/records/list.ts'
import type { AttachedTo } from '../../domain/registers/attachment.ts'
import { chainOf } from '../../domain/registers/place.ts'
import { scopeOfChild } from '../../domain/registers/scope.ts'
import { longDate } from '../../domain/reports/prose/numbers.ts'
import { allowed, canAt, needsReason } from '../../domain/roles.ts'
import { keptFileOf } from '../children/db/merge-rows.ts'
import { unlistedAmong } from '../concerns/unlisted.ts'
import type { Tx } from '../db/tx-type.ts'
import { findEntry } from '../entries/db/entry.ts'
import { readsKind, writesKind } from '../entries/reachable.ts'
import { ledgerPlace } from '../ledger/accounts-of.ts'
import { findMovement, legsOf } from '../ledger/db/movement.ts'
import { childrenForRecord, findRecord, linksOf, recordsAndScopes } from '../records/db/record.ts'
import { mayReadKind } from '../records/readable.ts'
import { correctionRefused } from '../records/record-correction.ts'

/** What a picture hangs on, as far as the actor sees it: who else sees it, whom it is about, and whether the actor may add to it. */
export type Thing = {
  of: AttachedTo
  /** As it is called now: a record by its last correction, a child by the file that is kept. */
  on: string
  scope: number[]
  childId: string | null
  placeId: number | null
  /** All children whom it is about or who took part, also those out of the actor's sight. */
  children: string[]
  mayAdd: boolean
  /** What it is, in a few words without a name: 家访 2026-11-20. */
  title: string
  /** It is there, and what is on its pictures is not for this post: children's words and faces are read with a reason only (dossier §8). */
  closed: boolean
}

/** The thing, or null where it is out of sight, or its kind is not for the actor's post, or it takes no pictures. */
export const findThing = async (tx: Tx, of: AttachedTo, on: string): Promise<Thing | null> => {
  const found = await FIND[of](tx, on)
  if (!found) return null
  const closed = found.children.length > 0 && needsReason(tx.actor.role) && tx.actor.via !== 'operator'
  return { ...found, of, closed, mayAdd: found.mayAdd && !closed && allowed(tx.actor, 'attachment.write') }
}

type Found = Omit<Thing, 'of' | 'closed'>

const childFile = async (tx: Tx, asked: string): Promise<Found | null> => {
  if (!allowed(tx.actor, 'child.open')) return null
  const on = (await keptFileOf(tx, asked)) ?? asked
  const [child] = await childrenForRecord(tx, [on])
  if (!child) return null
  const chain = scopeOfChild(
    { classId: child.class_id, schoolId: child.school_id, villageId: child.village_id },
    await tx.tree(),
  )
  return {
    on,
    scope: child.scope,
    childId: on,
    placeId: child.school_id,
    children: [on],
    title: '档案',
    mayAdd: canAt(tx.actor, 'child.write', chain),
  }
}

const MOST_CORRECTIONS = 50

const record = async (tx: Tx, asked: string): Promise<Found | null> => {
  if (!allowed(tx.actor, 'record.read')) return null
  let row = await findRecord(tx, asked)
  // A picture may come after its record was put right: it belongs to what stands.
  for (let i = 0; row?.superseded_by && i < MOST_CORRECTIONS; i++) row = await findRecord(tx, row.superseded_by)
  if (!row || !mayReadKind(tx.actor, row.kind)) return null
  // What says 担心安全 tells its words to those on its list alone, and its pictures too (decision 030).
  if ((await unlistedAmong(tx, [row])).size > 0) return null
  const [whole] = await recordsAndScopes(tx, [row.id])
  if (!whole) return null
  const { id } = row
  const links = await tx.widened(() => linksOf(tx, [id]))
  const mine = row.author_id === tx.actor.accountId || tx.actor.via === 'operator'
  return {
    on: id,
    scope: whole.scope,
    childId: null,
    placeId: links.map((l) => l.place_id ?? l.school_id).find((place) => place !== null) ?? null,
    children: [...new Set(links.flatMap((l) => l.child_id ?? []))],
    title: `${recordKind(row.kind)?.title ?? ''} ${longDate(row.happened_on)}`,
    mayAdd: allowed(tx.actor, 'record.write') && (mine || (await correctionRefused(tx, tx.actor, row)) === null),
  }
}

const entry = async (tx: Tx, asked: string): Promise<Found | null> => {
  if (!allowed(tx.actor, 'entry.read')) return null
  const row = await findEntry(tx, asked)
  const kind = row ? entryKind(row.kind) : null
  // A case takes no pictures: what shows an injury is for the police and the hospital, not for a school's computer (decision 062).
  if (!row || !kind || isOfList(kind) || !readsKind(tx.actor, kind)) return null
  return {
    on: row.id,
    scope: row.scope,
    childId: row.child_id,
    placeId: row.place_id ?? row.school_id,
    children: row.child_id === null ? [] : [row.child_id],
    title: kind.title,
    mayAdd: allowed(tx.actor, 'entry.write') && writesKind(tx.actor, kind) && canAt(tx.actor, 'entry.write', row.scope),
  }
}

const movement = async (tx: Tx, asked: string): Promise<Found | null> => {
  if (!allowed(tx.actor, 'ledger.read')) return null
  const row = await findMovement(tx, asked)
  if (!row) return null
  const tree = await tx.tree()
  // What a teacher lent stays between the teacher, the child and the school (decision 054).
  const own = ledgerPlace(tx.actor.placeId, tree)?.id === row.place_id || tx.actor.via === 'operator'
  if (!own && (await legsOf(tx, [row.id])).some((leg) => leg.account_sort === 'loan')) return null
  return {
    on: row.id,
    scope: row.scope,
    childId: null,
    placeId: row.place_id,
    // A voucher shows no child (commands/add-attachment.ts).
    children: [],
    title: `爱心账 ${longDate(row.on_date)}`,
    mayAdd: row.by_id === tx.actor.accountId || canAt(tx.actor, 'ledger.write', chainOf(tree, row.place_id)),
  }
}

const FIND: Record<AttachedTo, (tx: Tx, on: string) => Promise<Found | null>> = {
  child: childFile,
  record,
  entry,
  movement,
}
