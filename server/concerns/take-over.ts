import { concern } from '../../domain/entries/concern.ts'
import { endState } from '../../domain/kit/define-entry.ts'
import { lifted } from '../../domain/kit/define-record.ts'
import { recordKind } from '../../domain/records/list.ts'
import { placeColumnsOfChild } from '../../domain/registers/place-columns.ts'
import type { Ctx } from '../context.ts'
import { idFrom } from '../db/client-ids.ts'
import { countiesOf } from '../db/county.ts'
import { inActorTx, systemActor } from '../db/tx.ts'
import type { Tx } from '../db/tx-type.ts'
import { childrenForRecord, findRecord } from '../records/db/record.ts'
import { addition } from './addition.ts'
import { beginCase } from './begin-case.ts'
import { answersOf, hideOld, type OldConcern, oldConcerns } from './db/old-concern.ts'

/**
 * Concerns as they stood before they were entries (decision 030): each becomes one, with the records that told of it and what was
 * written then, by whom and when; one that was answered is closed by its first answer. The old rows stay, in nobody's sight, for
 * the diary speaks of them. Done again it changes nothing.
 */
export const takeOverConcerns = async (ctx: Ctx): Promise<void> => {
  for (const county of await countiesOf(ctx))
    await inActorTx(
      ctx.db,
      systemActor(county.id, county.placeId),
      async (tx) => {
        const old = await oldConcerns(tx)
        for (const rows of Map.groupBy(old, (c) => `${c.root_id} ${c.child_id}`).values()) {
          const [{ root_id, child_id } = { root_id: '', child_id: '' }] = rows
          if (await takeOver(tx, rows)) await hideOld(tx, root_id, child_id)
          // A worry is never put out of sight before it stands somewhere else.
          else ctx.log.warn({ root: root_id }, 'a concern of before could not be taken over, and stays where it was')
        }
      },
      { now: ctx.now() },
    )
}

/** False where the record that began it, or its child, is not there any more. */
const takeOver = async (tx: Tx, rows: readonly OldConcern[]): Promise<boolean> => {
  const root = rows.find((r) => r.record_id === r.root_id)
  const [child] = root ? await childrenForRecord(tx, [root.child_id]) : []
  const record = root ? await findRecord(tx, root.root_id) : null
  if (!root || !child) return false
  const kind = record ? recordKind(record.kind) : null
  const id = idFrom(concern.kind, root.root_id, root.child_id)
  const answers = await answersOf(tx, root.root_id, root.child_id)
  const body = kind && record ? lifted(kind, record.body, record.version) : null
  const heard = kind && body ? kind.quote?.(body).join(' ') || kind.line(body) : ''
  const made = await beginCase(
    tx,
    concern,
    {
      id,
      version: concern.version,
      from: root.on_date,
      until: null,
      answers: { came: 'record', heard },
      author: { id: root.by_id, name: root.by_name, at: root.at },
    },
    {
      subject_kind: 'child',
      subject_id: child.id,
      child_id: child.id,
      place_id: null,
      scope: child.scope,
      columns: placeColumnsOfChild(child, await tx.tree()),
    },
    (scope) => [
      ...rows.map((r) =>
        addition(tx, {
          id: idFrom(id, r.record_id),
          entryId: id,
          scope,
          sort: 'record',
          recordId: r.record_id,
          body: { kind: record?.kind ?? '', worried: r.worried },
          by: { id: r.by_id, name: r.by_name, role: '', on: r.on_date, at: r.at },
        }),
      ),
      ...answers.map((a, i) =>
        addition(tx, {
          id: a.id,
          entryId: id,
          scope,
          sort: 'line',
          body: {
            told: a.told,
            ...(a.told_name ? { toldName: a.told_name } : {}),
            toldOn: a.told_on,
            ...(a.told_time ? { toldTime: a.told_time } : {}),
            way: a.way,
            done: a.done,
            ...(i === 0 ? { close: true } : {}),
          },
          by: { id: a.by_id, name: a.by_name, role: a.by_role, on: a.on_date, at: a.at },
        }),
      ),
      ...answers.slice(0, 1).map((first) => ({
        table: 'entry' as const,
        op: 'update' as const,
        id,
        scope,
        set: { state: endState(concern), until_on: first.on_date, end_reason: first.done },
        on: first.on_date,
      })),
    ],
  )
  if (!made.has(id)) throw new Error('a concern of before stands already as an entry')
  return true
}
