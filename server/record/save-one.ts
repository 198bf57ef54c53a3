import { shanghaiDate } from '../../domain/kit/dates.ts'
import { validateRecord } from '../../domain/kit/validate-record.ts'
import { recordKind } from '../../domain/records/list.ts'
import type { RecordInput } from '../../domain/records/record-facts.ts'
import { raisedByRecord } from '../concern/raised-by-record.ts'
import { ownId, standsUnseen } from '../db/client-ids.ts'
import { holdChildren } from '../db/locks.ts'
import {
  childrenForRecord,
  childrenOfRecords,
  findRecord,
  type PlaceOfRecord,
  placesOfRecord,
  placesOn,
  spansOfChildren,
  supersede,
} from '../db/record.ts'
import type { Tx } from '../db/tx.ts'
import { correctionRefused } from '../record-correction.ts'
import { recordChanges, trimmed } from './record-changes.ts'
import { accepted, attention, CORRECTED, duplicate, IdTaken, idTaken, refused, type Verdict } from './verdict.ts'

/** What can be said of a record before anything is looked up; null: nothing against it. */
export const kindRefused = (tx: Tx, record: RecordInput): Verdict | null => {
  const { actor } = tx
  const kind = recordKind(record.kind)
  if (!kind) return refused(record.id, 'unknown-kind', '这种记录还不认识，请更新页面后再试。')
  if (record.version > kind.version)
    return attention(record.id, 'newer-version', '这条记录是更新的版本写的，服务器升级后会收下，内容还在您这里。')
  if (actor.via !== 'operator' && !kind.write.includes(actor.role))
    return refused(record.id, 'forbidden', '您的职责不包含记这一类记录。')
  return null
}

/** What is wrong with its content; null: nothing. The function that the sender ran too. */
export const contentRefused = (tx: Tx, record: RecordInput): Verdict | null => {
  const kind = recordKind(record.kind)
  const problems = kind ? validateRecord(kind, record, { today: shanghaiDate(tx.now) }) : []
  return problems.length ? attention(record.id, 'invalid', problems[0]?.message ?? null, problems) : null
}

export const outOfReach = (id: string): Verdict => refused(id, 'not-found', '有孩子不在您负责的范围内，请核对名单。')

/** One record by itself: a correction, a repeat, or one whose id stands out of sight. Errors: IdTaken, to be asked again. */
export const saveOne = async (tx: Tx, record: RecordInput): Promise<Verdict> => {
  const { actor } = tx
  const against = kindRefused(tx, record)
  const kind = recordKind(record.kind)
  if (against || !kind) return against ?? refused(record.id, 'unknown-kind', '')
  const before = (await findRecord(tx, record.id)) ?? (await ownUnseen(tx, record.id))
  if (before)
    return sameRecord(before, record) && (await sameChildren(tx, record)) ? duplicate(record.id) : idTaken(record.id)
  // Another's, out of sight: that it stands there does not show.
  if (await standsUnseen(tx, 'record', record.id))
    return { ...(await saveOne(tx, { ...record, id: ownId(actor.accountId, record.id) })), id: record.id }
  const wrong = contentRefused(tx, record)
  if (wrong) return wrong
  const ids = record.childIds
  await holdChildren(tx, ids)
  const children = await childrenForRecord(tx, ids)
  if (children.length !== ids.length || ids.length === 0) return outOfReach(record.id)
  if (record.replaces) {
    const old = await findRecord(tx, record.replaces)
    if (!old || old.kind !== record.kind) return refused(record.id, 'not-found', '要更正的那条记录没有找到。')
    if (old.superseded_by) return refused(record.id, 'already-corrected', CORRECTED)
    const why = await correctionRefused(tx, actor, old)
    if (why) return refused(record.id, 'forbidden', why)
    const { replaces } = record
    if (!(await tx.widened(() => supersede(tx, replaces, record.id))))
      return refused(record.id, 'already-corrected', CORRECTED)
  }
  const places = await placesOfSaved(tx, record)
  const worries = await raisedByRecord(tx, kind, record)
  const { row, links, note } = recordChanges(tx, kind, record, { children, places })
  const { inserted } = await tx.write([row, ...links, ...worries], note)
  // Nothing of this one is kept.
  if (!inserted.has(record.id)) throw new IdTaken()
  return accepted(record.id)
}

/**
 * Where each child was when it happened: a talk of October counts for the school of October, whoever writes it down or mends it
 * later. A correction of the same day keeps what its predecessor said.
 */
const placesOfSaved = async (tx: Tx, record: RecordInput): Promise<Map<string, PlaceOfRecord>> => {
  const places = placesOn(await spansOfChildren(tx, record.childIds), record.childIds, record.happenedOn)
  const old = record.replaces ? await findRecord(tx, record.replaces) : null
  if (old?.happened_on === record.happenedOn)
    for (const [id, place] of await placesOfRecord(tx, old.id)) if (places.has(id)) places.set(id, place)
  return places
}

/** Sent again by its author after the answer was lost and the child has moved on: it is here, though no longer in sight. */
const ownUnseen = async (tx: Tx, id: string) => {
  const found = await tx.widened(() => findRecord(tx, id))
  return found?.author_id === tx.actor.accountId ? found : null
}

/** As far as this actor sees them: a child that has moved away since is out of sight on both sides. */
const sameChildren = async (tx: Tx, record: RecordInput): Promise<boolean> => {
  const sorted = (ids: string[]) => ids.sort().join()
  const stored = await childrenOfRecords(tx, [record.id])
  const sent = await childrenForRecord(tx, record.childIds)
  return sorted(stored.map((c) => c.child_id)) === sorted(sent.map((c) => c.id))
}

/** The same kind, day and answers as what stands there. */
export const sameRecord = (old: { kind: string; happened_on: string; body: unknown }, record: RecordInput): boolean => {
  const flat = (value: unknown) =>
    JSON.stringify(Object.entries((value ?? {}) as Record<string, unknown>).sort(([a], [b]) => (a < b ? -1 : 1)))
  return (
    old.kind === record.kind && old.happened_on === record.happenedOn && flat(old.body) === flat(trimmed(record.body))
  )
}
