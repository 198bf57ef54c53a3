import { shanghaiDate } from '../../domain/kit/dates.ts'
import { sameAnswers } from '../../domain/kit/same-answers.ts'
import { validateRecord } from '../../domain/kit/validate-record.ts'
import { recordKind } from '../../domain/records/list.ts'
import { placeOfCode, standingOf } from '../../domain/registers/merged-place.ts'
import { followCorrection } from '../attachments/follow-correction.ts'
import { cardHeld } from '../cards/card-held.ts'
import { raisedByRecord } from '../concerns/raised-by-record.ts'
import { recordKindsHere } from '../county-fields/kinds-here.ts'
import { ownId, standsUnseen } from '../db/client-ids.ts'
import type { Tx } from '../db/tx-type.ts'
import { childrenForRecord, findRecord, partsOfRecords, supersede } from './db/record.ts'
import { keptChild } from './kept-child.ts'
import { NOT_IN_REACH, partsOf } from './parts.ts'
import { recordChanges, trimmed } from './record-changes.ts'
import { correctionRefused } from './record-correction.ts'
import { referenceRefused } from './references.ts'
import { rollKept } from './roll-kept.ts'
import type { Stated } from './stated.ts'
import { accepted, attention, CORRECTED, duplicate, IdTaken, idTaken, refused, type Verdict } from './verdict.ts'

/** What can be said of a record before anything is looked up; null: nothing against it. */
export const kindRefused = (tx: Tx, record: Stated): Verdict | null => {
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
export const contentRefused = async (tx: Tx, record: Stated): Promise<Verdict | null> => {
  const kind = (await recordKindsHere(tx))(record.kind)
  const problems = kind ? validateRecord(kind, record, { today: shanghaiDate(tx.now) }) : []
  return problems.length ? attention(record.id, 'invalid', problems[0]?.message ?? null, problems) : null
}

const NOT_THERE = '要更正的那条记录没有找到。'

export const outOfReach = (id: string): Verdict => refused(id, 'not-found', NOT_IN_REACH)

/** One record by itself: a correction, a repeat, or one whose id stands out of sight. Errors: IdTaken, to be asked again. */
export const saveOne = async (tx: Tx, record: Stated): Promise<Verdict> => {
  const { actor } = tx
  const against = kindRefused(tx, record)
  const kind = recordKind(record.kind)
  if (against || !kind) return against ?? refused(record.id, 'unknown-kind', '')
  // A helper sees the card of a pairing, not the pairing: what is written of it is written with the county in sight (decision 031).
  const held = record.entry !== null && (await cardHeld(tx, record.entry)) !== null
  const beside = await keptChild(tx, kind, record)
  if (beside && 'code' in beside) return refused(record.id, beside.code, beside.message)
  const kept = beside?.unseen === true || (!held && record.entry !== null && (await rollKept(tx, record.entry)))
  const sighted = <T>(work: () => Promise<T>): Promise<T> => (held || kept ? tx.widened(work) : work())
  const before = (await findRecord(tx, record.id)) ?? (await ownUnseen(tx, record.id))
  if (before)
    return sameRecord(before, record) && (await sighted(() => sameParts(tx, record)))
      ? duplicate(record.id)
      : idTaken(record.id)
  // Another's, out of sight: that it stands there does not show.
  if (await standsUnseen(tx, 'record', record.id))
    return { ...(await saveOne(tx, { ...record, id: ownId(actor.accountId, record.id) })), id: record.id }
  const wrong = await contentRefused(tx, record)
  if (wrong) return wrong
  const unnamed = await referenceRefused(tx, kind, record)
  if (unnamed) return attention(record.id, 'invalid', unnamed.message, [unnamed])
  const parts = await sighted(() => partsOf(tx, kind, record, { held, beside }))
  if ('code' in parts) return refused(record.id, parts.code, parts.message)
  let onPaper = false
  if (record.replaces) {
    const found = await sighted(() => findRecord(tx, record.replaces ?? ''))
    const old = held && found?.author_id !== actor.accountId ? null : found
    if (kept && old && !(await findRecord(tx, old.id))) return refused(record.id, 'not-found', NOT_THERE)
    if (!old || old.kind !== record.kind) return refused(record.id, 'not-found', NOT_THERE)
    if (old.superseded_by) return refused(record.id, 'already-corrected', CORRECTED)
    const why = await sighted(() => correctionRefused(tx, actor, old))
    if (why) return refused(record.id, 'forbidden', why)
    // What is put right stood on paper all the same.
    onPaper = old.from_paper === true
    const { replaces } = record
    if (!(await tx.widened(() => supersede(tx, replaces, record.id))))
      return refused(record.id, 'already-corrected', CORRECTED)
  }
  const { row, links, note } = recordChanges(tx, kind, { ...record, paper: record.paper || onPaper }, parts)
  const { inserted } = await sighted(() => tx.write([row, ...links], note))
  // Nothing of this one is kept.
  if (!inserted.has(record.id)) throw new IdTaken()
  const { replaces } = record
  if (replaces) await tx.widened(() => followCorrection(tx, { from: replaces, to: record.id, scope: parts.scope }))
  await raisedByRecord(tx, kind, record)
  return accepted(record.id)
}

/** Sent again by its author after the answer was lost and the child has moved on: it is here, though no longer in sight. */
const ownUnseen = async (tx: Tx, id: string) => {
  const found = await tx.widened(() => findRecord(tx, id))
  return found?.author_id === tx.actor.accountId ? found : null
}

/** As far as this actor sees them: a child that has moved away since is out of sight on both sides. */
const sameParts = async (tx: Tx, record: Stated): Promise<boolean> => {
  const sorted = (said: string[]) => said.sort().join()
  const tree = await tx.tree()
  const standing = (id: number) => {
    const place = tree.get(id)
    return place ? standingOf(tree, place).id : id
  }
  const parts = (await partsOfRecords(tx, [record.id])).filter((p) => p.role !== 'kept')
  const stored = parts.map((p) =>
    p.role === 'staff'
      ? `staff ${p.name}`
      : p.subject_kind === 'entry'
        ? `entry ${p.subject_id}`
        : p.place_id !== null
          ? `place ${standing(p.place_id)}`
          : `${p.role} ${p.child_id} ${p.mark ?? ''}`,
  )
  const sent = new Set(
    (await childrenForRecord(tx, [...record.childIds, ...record.took.map((t) => t.child)])).map((c) => c.id),
  )
  const place = record.place === null ? [] : [placeOfCode(tree, record.place)].filter((p) => p !== undefined)
  return (
    sorted(stored) ===
    sorted([
      ...record.childIds.filter((id) => sent.has(id)).map((id) => `about ${id} `),
      ...record.took.filter((t) => sent.has(t.child)).map((t) => `took ${t.child} ${t.mark}`),
      ...place.map((p) => `place ${p.id}`),
      ...(record.entry === null ? [] : [`entry ${record.entry}`]),
      ...record.staff.map((p) => `staff ${p.name}`),
    ])
  )
}

/** The same kind, day and answers as what stands there. */
export const sameRecord = (old: { kind: string; happened_on: string; body: unknown }, record: Stated): boolean =>
  old.kind === record.kind && old.happened_on === record.happenedOn && sameAnswers(old.body, trimmed(record.body))
