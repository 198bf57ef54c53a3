import { recordInput } from '../../domain/api/record.ts'
import { shanghaiDate } from '../../domain/kit/dates.ts'
import type { Problem, RecordKind } from '../../domain/kit/define-record.ts'
import { validateRecord } from '../../domain/kit/validate-record.ts'
import { recordKind } from '../../domain/records/list.ts'
import type { RecordInput } from '../../domain/records/record-facts.ts'
import { scopeOfAudit } from '../../domain/registers/scope.ts'
import type { Actor } from '../../domain/roles.ts'
import { can } from '../can.ts'
import { raisedByRecord } from '../concern/raised-by-record.ts'
import type { Ctx } from '../context.ts'
import { ownId, standsUnseen } from '../db/client-ids.ts'
import { childrenForRecord, findRecord, partsOfRecords, supersede } from '../db/record.ts'
import { inActorTx, type Tx } from '../db/tx.ts'
import { isUnstorable } from '../db/unstorable.ts'
import { correctionRefused } from '../record-correction.ts'
import { partsOf } from '../records/parts.ts'
import { type Stated, stated } from '../records/stated.ts'

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
    const record = stated(read.data)
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
  about: '请选这条记录是关于谁的：孩子、地方，或一个登记项目。',
  took: '参加的孩子没有看懂，请重新点一遍（最多 1000 名）。',
  staff: '参加的人员没有看懂，请重新写（每人一个姓名）。',
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

const saveOne = async (tx: Tx, record: Stated): Promise<Verdict> => {
  const { actor } = tx
  const kind = recordKind(record.kind)
  if (!kind) return refused(record.id, 'unknown-kind', '这种记录还不认识，请更新页面后再试。')
  if (record.version > kind.version)
    return attention(record.id, 'newer-version', '这条记录是更新的版本写的，服务器升级后会收下，内容还在您这里。')
  if (actor.via !== 'operator' && !kind.write.includes(actor.role))
    return refused(record.id, 'forbidden', '您的职责不包含记这一类记录。')
  const before = (await findRecord(tx, record.id)) ?? (await ownUnseen(tx, record.id))
  if (before)
    return sameRecord(before, record) && (await sameParts(tx, record))
      ? { id: record.id, verdict: 'duplicate', code: null, message: null, problems: [] }
      : refused(record.id, 'id-taken', ID_TAKEN)
  // Another's, out of sight: that it stands there does not show.
  if (await standsUnseen(tx, 'record', record.id))
    return { ...(await saveOne(tx, { ...record, id: ownId(actor.accountId, record.id) })), id: record.id }
  const today = shanghaiDate(tx.now)
  const problems = validateRecord(kind, record, { today })
  if (problems.length) return attention(record.id, 'invalid', problems[0]?.message ?? null, problems)
  const parts = await partsOf(tx, kind, record)
  if ('code' in parts) return refused(record.id, parts.code, parts.message)
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
  const worries = await raisedByRecord(tx, kind, record)
  const { inserted } = await tx.write(
    [
      {
        table: 'record',
        op: 'insert',
        id: record.id,
        ...(parts.firstChild === null ? {} : { childId: parts.firstChild }),
        scope: parts.scope,
        set: {
          kind: kind.kind,
          version: record.version,
          happened_on: record.happenedOn,
          device_at: instant(record.deviceAt),
          received_at: new Date(tx.now),
          received_on: today,
          author_id: actor.accountId,
          author_name: actor.name,
          ...NO_PLACE,
          ...columnsOf(kind, record),
          body: trimmed(record.body),
          replaces: record.replaces ?? null,
          device: actor.device,
        },
      },
      ...parts.changes,
      ...worries,
    ],
    {
      action: record.replaces ? 'record.correct' : 'record.add',
      subject: parts.firstChild === null ? 'record' : 'child',
      subjectId: parts.firstChild ?? record.id,
      placeId: parts.schoolId,
      detail: { kind: kind.kind, record: record.id, children: record.childIds.length },
      ...(parts.firstChild === null ? { scope: scopeOfAudit(parts.scope) } : {}),
    },
  )
  // The id stands already, out of this actor's sight or since a moment ago: nothing of this one is kept.
  if (!inserted.has(record.id)) throw new IdTaken()
  return { id: record.id, verdict: 'accepted', code: null, message: null, problems: [] }
}

/** Of a record's own place nobody asks: its parts say where. The columns stay for what earlier releases sealed there. */
const NO_PLACE = { school_id: null, class_id: null, village_id: null }

/** Only what the kind derives: a record of another kind keeps the seal that it always had. */
const columnsOf = (kind: RecordKind, record: Stated) => {
  const { sort, quantity, fen } = kind.columns?.(record.body) ?? {}
  return { sort: sort ?? null, quantity: quantity ?? null, fen: fen ?? null }
}

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
const sameParts = async (tx: Tx, record: Stated): Promise<boolean> => {
  const sorted = (said: string[]) => said.sort().join()
  const stored = (await partsOfRecords(tx, [record.id])).map((p) =>
    p.role === 'staff'
      ? `staff ${p.name}`
      : p.place_id !== null
        ? `place ${p.place_id}`
        : `${p.role} ${p.child_id} ${p.mark ?? ''}`,
  )
  const sent = new Set(
    (await childrenForRecord(tx, [...record.childIds, ...record.took.map((t) => t.child)])).map((c) => c.id),
  )
  const tree = await tx.tree()
  const place = record.place === null ? [] : [...tree.values()].filter((p) => p.code === record.place)
  return (
    sorted(stored) ===
    sorted([
      ...record.childIds.filter((id) => sent.has(id)).map((id) => `about ${id} `),
      ...record.took.filter((t) => sent.has(t.child)).map((t) => `took ${t.child} ${t.mark}`),
      ...place.map((p) => `place ${p.id}`),
      ...record.staff.map((p) => `staff ${p.name}`),
    ])
  )
}

const sameRecord = (old: { kind: string; happened_on: string; body: unknown }, record: Stated): boolean => {
  const flat = (value: unknown) =>
    JSON.stringify(Object.entries((value ?? {}) as Record<string, unknown>).sort(([a], [b]) => (a < b ? -1 : 1)))
  return (
    old.kind === record.kind && old.happened_on === record.happenedOn && flat(old.body) === flat(trimmed(record.body))
  )
}
