import { shanghaiDate } from '../../domain/kit/dates.ts'
import type { Problem } from '../../domain/kit/define-record.ts'
import { isUuid } from '../../domain/kit/uuid.ts'
import { validateRecord } from '../../domain/kit/validate-record.ts'
import { recordKind } from '../../domain/records/list.ts'
import type { RecordInput } from '../../domain/records/record-facts.ts'
import type { Actor } from '../../domain/roles.ts'
import { can } from '../can.ts'
import type { Ctx } from '../context.ts'
import { childrenForRecord, findRecord, supersede } from '../db/record.ts'
import { inActorTx, type Tx } from '../db/tx.ts'

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
  input: { records: readonly RecordInput[] },
): Promise<{ verdicts: Verdict[] }> => {
  can(actor, 'record.write')
  const verdicts: Verdict[] = []
  for (const record of input.records)
    verdicts.push(await inActorTx(ctx.db, actor, (tx) => saveOne(tx, record), { now: ctx.now() }))
  return { verdicts }
}

const saveOne = async (tx: Tx, record: RecordInput): Promise<Verdict> => {
  const { actor } = tx
  const kind = recordKind(record.kind)
  if (!kind || !isUuid(record.id)) return refused(record.id, 'unknown-kind', '这种记录还不认识，请更新页面后再试。')
  if (record.version > kind.version)
    return {
      id: record.id,
      verdict: 'needs-attention',
      code: 'newer-version',
      message: '这条记录是更新的版本写的，服务器升级后会收下，内容还在您这里。',
      problems: [],
    }
  if (actor.via !== 'operator' && !kind.write.includes(actor.role))
    return refused(record.id, 'forbidden', '您的职责不包含记这一类记录。')
  const before = await findRecord(tx, record.id)
  if (before)
    return sameRecord(before, record)
      ? { id: record.id, verdict: 'duplicate', code: null, message: null, problems: [] }
      : refused(record.id, 'id-taken', '这个编号已经有一条不同的记录，请重新保存一次。')
  const today = shanghaiDate(tx.now)
  const problems = validateRecord(kind, record, { today })
  if (problems.length)
    return {
      id: record.id,
      verdict: 'needs-attention',
      code: 'invalid',
      message: problems[0]?.message ?? null,
      problems,
    }
  const ids = [...new Set(record.childIds)]
  const children = await childrenForRecord(tx, ids)
  if (children.length !== ids.length || ids.length === 0)
    return refused(record.id, 'not-found', '有孩子不在您负责的范围内，请核对名单。')
  if (record.replaces) {
    const old = await findRecord(tx, record.replaces)
    if (!old || old.kind !== record.kind) return refused(record.id, 'not-found', '要更正的那条记录没有找到。')
    if (old.superseded_by) return refused(record.id, 'already-corrected', '那条记录已经更正过，请在最新的一条上改。')
    if (old.author_id !== actor.accountId && !['dean', 'principal'].includes(actor.role) && actor.via !== 'operator')
      return refused(record.id, 'forbidden', '只有记的人或教导主任、校长能更正。')
  }
  const scope = [...new Set(children.flatMap((c) => c.scope))].sort((a, b) => a - b)
  const [first] = children
  const reached = kind.reached(record.body)
  await tx.write(
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
          school_id: first?.school_id ?? null,
          class_id: first?.class_id ?? null,
          village_id: first?.village_id ?? null,
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
          school_id: c.school_id,
          class_id: c.class_id,
          village_id: c.village_id,
          household_id: c.household_id,
          reached,
          live: true,
        },
      })),
    ],
    {
      action: record.replaces ? 'record.correct' : 'record.add',
      subject: 'child',
      subjectId: ids[0] ?? null,
      placeId: first?.school_id ?? null,
      detail: { kind: kind.kind, record: record.id, children: ids.length },
    },
  )
  if (record.replaces) await supersede(tx, record.replaces, record.id)
  return { id: record.id, verdict: 'accepted', code: null, message: null, problems: [] }
}

const instant = (text: string | undefined): Date | null => {
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

const sameRecord = (old: { kind: string; happened_on: string; body: unknown }, record: RecordInput): boolean => {
  const flat = (value: unknown) =>
    JSON.stringify(Object.entries((value ?? {}) as Record<string, unknown>).sort(([a], [b]) => (a < b ? -1 : 1)))
  return (
    old.kind === record.kind && old.happened_on === record.happenedOn && flat(old.body) === flat(trimmed(record.body))
  )
}
