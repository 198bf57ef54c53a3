import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { type FileTopic, fileTopic, withTaken } from '../../../domain/registers/file-topics.ts'
import { factsSince, fuseSpans, spansToWrite } from '../../../domain/registers/fuse-spans.ts'
import type { FlatChild } from '../../../domain/registers/roster-child.ts'
import { factColumns } from '../../db/child-row.ts'
import { bringUpToDay } from '../../db/present.ts'
import type { Tx } from '../../db/tx-type.ts'
import type { Change } from '../../db/write/change.ts'
import { newId } from '../../ids.ts'
import type { Keys } from '../../keys.ts'
import { childSnapshots } from '../db/child-snapshot.ts'
import { livingWith, sharedHouseholds } from '../db/elsewhere.ts'
import { mergedInto } from '../db/merge-rows.ts'
import { renewKeys } from '../renew-keys.ts'
import type { UndoStep } from '../undo-step.ts'
import { updateChildren } from '../update-children.ts'
import type { TwoFiles } from './two-files.ts'

/**
 * The two files themselves as one: the days of both, then what was chosen from the other file from the day since which it said so; the
 * file that ends names the kept one and stands where that stands. Returns how to take them apart, last thing last.
 */
export const layTogether = async (
  tx: Tx,
  keys: Keys,
  { kept, gone }: TwoFiles,
  take: readonly FileTopic[],
): Promise<UndoStep[]> => {
  const undo = await laySpans(tx, { kept, gone })
  undo.push(...(await endFile(tx, { kept, gone })))
  const today = shanghaiDate(tx.now)
  await bringUpToDay(tx, today, [kept.child.row.id])
  const days = gone.spans.map((s) => s.facts)
  const first = kept.spans[0]?.facts.fromOn ?? today
  const dayOf = (topic: FileTopic): string => {
    const { facts } = fileTopic(topic)
    const since = facts ? factsSince(days, today, facts) : null
    return since === null || since > today ? today : since < first ? first : since
  }
  const byDay = Map.groupBy(take, dayOf)
  // The last step brings what holds from no day on, and the phones of both.
  for (const day of [...new Set([...byDay.keys(), today])].sort())
    undo.push(
      ...(await takeOver(tx, keys, { kept, gone }, { topics: byDay.get(day) ?? [], on: day, last: day === today })),
    )
  // The other file's names find it too, also where nothing was taken over.
  await renewKeys(tx, keys, [kept.child.row.id])
  return undo
}

const laySpans = async (tx: Tx, { kept, gone }: Pick<TwoFiles, 'kept' | 'gone'>): Promise<UndoStep[]> => {
  const [childId, goneId] = [kept.child.row.id, gone.child.row.id]
  const fused = fuseSpans(
    kept.spans.map((s) => s.facts),
    gone.spans.map((s) => s.facts),
    { kept: kept.child.row.household_id, gone: gone.child.row.household_id },
  )
  const { gone: replaced, fresh } = spansToWrite(kept.spans, fused)
  const undo: UndoStep[] = []
  const changes: Change[] = []
  for (const [owner, spans] of [
    [childId, replaced],
    [goneId, gone.spans],
  ] as const)
    for (const { id } of spans) {
      changes.push({ table: 'child_facts', op: 'update', id, childId: owner, set: { del: true } })
      undo.push({ table: 'child_facts', id, childId: owner, op: 'restore', set: { del: false } })
    }
  for (const { childId: _child, ...facts } of fresh) {
    const id = newId(tx.now)
    changes.push({
      table: 'child_facts',
      op: 'insert',
      id,
      childId,
      set: { child_id: childId, ...factColumns(facts), made_by: null },
    })
    undo.push({ table: 'child_facts', id, childId, op: 'remove', set: {} })
  }
  await tx.write(changes, null)
  return undo
}

/** The file that ends, and those that became one with it before, name the kept one. */
const endFile = async (tx: Tx, { kept, gone }: Pick<TwoFiles, 'kept' | 'gone'>): Promise<UndoStep[]> => {
  const [to, from] = [kept.child.row.id, gone.child.row.id]
  const { school_id, class_id, village_id } = kept.child.stored
  const before = await mergedInto(tx, from)
  const people = Object.values(gone.child.people)
  await tx.write(
    [
      ...people.map((p) => ({
        table: 'child_person' as const,
        op: 'update' as const,
        id: p.id,
        childId: from,
        set: { del: true },
      })),
      ...[from, ...before].map((id) => ({
        table: 'child' as const,
        op: 'update' as const,
        id,
        set: { merged_into: to, school_id, class_id, village_id, ...(id === from ? { del: true } : {}) },
      })),
    ],
    null,
  )
  return [
    ...people.map(
      (p): UndoStep => ({ table: 'child_person', id: p.id, childId: from, op: 'restore', set: { del: false } }),
    ),
    { table: 'child', id: from, childId: from, op: 'restore', set: { merged_into: null, del: false } },
    ...before.map((id): UndoStep => ({ table: 'child', id, childId: id, op: 'restore', set: { merged_into: from } })),
  ]
}

/** What was chosen from the other file, said of the kept one from a day on. `last`: with what holds from no day on, and the household of both. */
const takeOver = async (
  tx: Tx,
  keys: Keys,
  { kept, gone }: Pick<TwoFiles, 'gone' | 'kept'>,
  { topics, on, last }: { topics: readonly FileTopic[]; on: string; last: boolean },
): Promise<UndoStep[]> => {
  const [before] = await childSnapshots(tx, keys, [kept.child.row.id], shanghaiDate(tx.now))
  // Of a child that has gone nothing is said any more (change-child.ts).
  if (!before || before.row.status === 'left') return []
  const was = before.register.flat
  const taken = withTaken(was, gone.child.register.flat, topics)
  const flat: FlatChild = last ? taken : { ...taken, ...Object.fromEntries(UNDATED.map((f) => [f, was[f] ?? null])) }
  const seat = topics.includes('class') ? gone.child.row : before.row
  const placed = {
    schoolId: seat.school_id,
    classId: seat.class_id,
    villageId: flat.villageId,
    householdId: last
      ? await homeOf(tx, before.row.household_id, gone.child.row.household_id)
      : before.row.household_id,
  }
  return (await updateChildren(tx, keys, [{ before, flat, placed, on, importId: null }])).undo
}

/** What `withTaken` brings whatever was chosen: once, at the end. */
const UNDATED = ['fatherPhones', 'motherPhones', 'carerPhones', 'fatherSeenOn', 'motherSeenOn'] as const

/** Brothers and sisters of either file are the child's: the household in which there are some. */
const homeOf = async (tx: Tx, kept: string, gone: string): Promise<string> => {
  const shared = await sharedHouseholds(tx, [kept, gone])
  return shared.has(kept) ? kept : (await livingWith(tx, gone)) > 0 ? gone : kept
}
