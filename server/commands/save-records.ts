import { recordInput } from '../../domain/api/record.ts'
import { shanghaiDate } from '../../domain/kit/dates.ts'
import { lifted, type Problem, type RecordKind } from '../../domain/kit/define-record.ts'
import { validateRecord } from '../../domain/kit/validate-record.ts'
import { recordKind } from '../../domain/records/list.ts'
import type { RecordInput } from '../../domain/records/record-facts.ts'
import type { Actor } from '../../domain/roles.ts'
import { can } from '../can.ts'
import { raisedByRecord } from '../concern/raised-by-record.ts'
import type { Ctx } from '../context.ts'
import { ownId, standsUnseen } from '../db/client-ids.ts'
import { holdChildren } from '../db/locks.ts'
import {
  childrenForRecord,
  childrenOfRecords,
  findRecord,
  type PlaceOfRecord,
  placesOfRecord,
  placesOn,
  supersede,
} from '../db/record.ts'
import { inActorTx, type Tx } from '../db/tx.ts'
import { isUnstorable } from '../db/unstorable.ts'
import { correctionRefused } from '../record-correction.ts'

export type Verdict = {
  id: string
  verdict: 'accepted' | 'duplicate' | 'needs-attention' | 'refused'
  code: string | null
  message: string | null
  problems: Problem[]
}

const refused = (id: string, code: string, message: string): Verdict => ({
  id,
  verdict: 'refused',
  code,
  message,
  problems: [],
})

/**
 * Stores records, each with its own verdict and in its own transaction, so that one bad record holds up no other. The same id
 * again is a duplicate and changes nothing. A correction names its predecessor. Records are never edited in place.
 */
export const saveRecords = async (
  ctx: Ctx,
  actor: Actor,
  input: { records: readonly (RecordInput | Record<string, unknown>)[] },
): Promise<{ verdicts: Verdict[] }> => {
  can(actor, 'record.write')
  const verdicts: Verdict[] = []
  for (const raw of input.records) {
    const read = recordInput.safeParse(raw)
    if (!read.success) {
      verdicts.push(misshapen(raw, read.error.issues))
      continue
    }
    const record = lowered(read.data)
    const save = () => inActorTx(ctx.db, actor, (tx) => saveOne(tx, record), { now: ctx.now() })
    verdicts.push(
      // Sent twice at the same moment: asked again, the other one is seen.
      await save()
        .catch((error: unknown) => {
          if (error instanceof IdTaken) return save()
          throw error
        })
        .catch((error: unknown) => {
          if (error instanceof IdTaken) return refused(record.id, 'id-taken', ID_TAKEN)
          // A letter that the database cannot hold (an escape character out of a broken keyboard).
          if (isUnstorable(error)) return attention(record.id, 'invalid', '里面有不能保存的字符，请删掉后再存。')
          throw error
        }),
    )
  }
  return { verdicts }
}

const CORRECTED = '那条记录已经更正过，请在最新的一条上改。'
const ID_TAKEN = '这个编号已经有一条不同的记录，请重新保存一次。'
class IdTaken extends Error {}

const attention = (id: string, code: string, message: string | null, problems: Problem[] = []): Verdict => ({
  id,
  verdict: 'needs-attention',
  code,
  message,
  problems,
})

const SHAPES: Record<string, string> = {
  id: '记录没有合用的编号，请重新保存一次。',
  childIds: '请选这条记录是关于哪些孩子的（最多 60 名）。',
  happenedOn: '日期不对，请重新选。',
}

/** Not the shape of a record: by field, so that the sender can mend it; nothing of it is stored. */
const misshapen = (raw: unknown, issues: readonly { path: readonly PropertyKey[] }[]): Verdict => {
  const fields = [...new Set(issues.map((i) => String(i.path[0] ?? '')))]
  const problems = fields.map(
    (field): Problem => ({
      field,
      code: 'not-understood',
      message: SHAPES[field] ?? `“${field}”没有看懂，请更新页面后再试。`,
    }),
  )
  const { id } = raw as { id?: unknown }
  return attention(typeof id === 'string' ? id.slice(0, 100) : '', 'invalid', problems[0]?.message ?? null, problems)
}

/** Ids are the same whatever the case of their letters. */
const lowered = (record: RecordInput): RecordInput => ({
  ...record,
  id: record.id.toLowerCase(),
  childIds: [...new Set(record.childIds.map((id) => id.toLowerCase()))],
  replaces: record.replaces?.toLowerCase(),
})

const saveOne = async (tx: Tx, sent: RecordInput): Promise<Verdict> => {
  const { actor } = tx
  const kind = recordKind(sent.kind)
  const record = kind ? raised(kind, sent) : sent
  if (!kind) return refused(record.id, 'unknown-kind', '这种记录还不认识，请更新页面后再试。')
  if (record.version > kind.version)
    return attention(record.id, 'newer-version', '这条记录是更新的版本写的，服务器升级后会收下，内容还在您这里。')
  if (actor.via !== 'operator' && !kind.write.includes(actor.role))
    return refused(record.id, 'forbidden', '您的职责不包含记这一类记录。')
  const before = (await findRecord(tx, record.id)) ?? (await ownUnseen(tx, record.id))
  if (before)
    return sameRecord(before, record) && (await sameChildren(tx, record))
      ? { id: record.id, verdict: 'duplicate', code: null, message: null, problems: [] }
      : refused(record.id, 'id-taken', ID_TAKEN)
  // Another's, out of sight: that it stands there does not show.
  if (await standsUnseen(tx, 'record', record.id))
    return { ...(await saveOne(tx, { ...record, id: ownId(actor.accountId, record.id) })), id: record.id }
  const today = shanghaiDate(tx.now)
  const problems = validateRecord(kind, record, { today })
  if (problems.length) return attention(record.id, 'invalid', problems[0]?.message ?? null, problems)
  const ids = record.childIds
  await holdChildren(tx, ids)
  const children = await childrenForRecord(tx, ids)
  if (children.length !== ids.length || ids.length === 0)
    return refused(record.id, 'not-found', '有孩子不在您负责的范围内，请核对名单。')
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
  const scope = [...new Set(children.flatMap((c) => c.scope))].sort((a, b) => a - b)
  const first = places.get(children[0]?.id ?? '')
  const reached = kind.reached(record.body)
  const worries = await raisedByRecord(tx, kind, record)
  const { inserted } = await tx.write(
    [
      {
        table: 'record',
        op: 'insert',
        id: record.id,
        childId: ids[0] ?? '',
        scope,
        set: {
          kind: kind.kind,
          version: record.version,
          happened_on: record.happenedOn,
          device_at: instant(record.deviceAt),
          received_at: new Date(tx.now),
          received_on: today,
          author_id: actor.accountId,
          author_name: actor.name,
          ...placeColumns(first),
          body: trimmed(record.body),
          replaces: record.replaces ?? null,
          device: actor.device,
        },
      },
      ...children.map((c) => ({
        table: 'record_child' as const,
        op: 'insert' as const,
        id: c.id,
        childId: c.id,
        set: {
          record_id: record.id,
          kind: kind.kind,
          happened_on: record.happenedOn,
          received_on: today,
          author_id: actor.accountId,
          ...placeColumns(places.get(c.id) ?? c),
          household_id: places.get(c.id)?.household_id ?? c.household_id,
          reached,
          live: true,
        },
      })),
      ...worries,
    ],
    {
      action: record.replaces ? 'record.correct' : 'record.add',
      subject: 'child',
      subjectId: ids[0] ?? null,
      placeId: first?.school_id ?? null,
      detail: { kind: kind.kind, record: record.id, children: ids.length },
    },
  )
  // The id stands already, out of this actor's sight or since a moment ago: nothing of this one is kept.
  if (!inserted.has(record.id)) throw new IdTaken()
  return { id: record.id, verdict: 'accepted', code: null, message: null, problems: [] }
}

/** What an older page wrote, as the present version of its kind knows it; a kind without an `upgrade` keeps what was sent. */
const raised = (kind: RecordKind, record: RecordInput): RecordInput =>
  record.version < kind.version && kind.upgrade
    ? { ...record, version: kind.version, body: { ...lifted(kind, record.body, record.version) } }
    : record

/**
 * Where each child was when it happened: a talk of October counts for the school of October, whoever writes it down or mends it
 * later. A correction of the same day keeps what its predecessor said.
 */
const placesOfSaved = async (tx: Tx, record: RecordInput): Promise<Map<string, PlaceOfRecord>> => {
  const places = await placesOn(tx, record.childIds, record.happenedOn)
  const old = record.replaces ? await findRecord(tx, record.replaces) : null
  if (old?.happened_on === record.happenedOn)
    for (const [id, place] of await placesOfRecord(tx, old.id)) if (places.has(id)) places.set(id, place)
  return places
}

const placeColumns = (place: Omit<PlaceOfRecord, 'child_id' | 'household_id'> | undefined) => ({
  school_id: place?.school_id ?? null,
  class_id: place?.class_id ?? null,
  village_id: place?.village_id ?? null,
})

const instant = (text: string | null | undefined): Date | null => {
  const at = text ? new Date(text) : null
  return at && !Number.isNaN(at.getTime()) ? at : null
}

/** Blank answers say nothing and are left out; texts lose the white space around them. */
const trimmed = (body: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(body)
      .map(([k, v]) => [k, typeof v === 'string' ? v.trim() : v] as const)
      .filter(([, v]) => v !== '' && v !== null && v !== undefined),
  )

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

const sameRecord = (old: { kind: string; happened_on: string; body: unknown }, record: RecordInput): boolean => {
  const flat = (value: unknown) =>
    JSON.stringify(Object.entries((value ?? {}) as Record<string, unknown>).sort(([a], [b]) => (a < b ? -1 : 1)))
  return (
    old.kind === record.kind && old.happened_on === record.happenedOn && flat(old.body) === flat(trimmed(record.body))
  )
}
