import type { Tx } from '../../db/tx-type.ts'
import type { Change } from '../../db/write/change.ts'
import { repointParts, returnParts } from '../../db/write/repoint-parts.ts'
import { restampCases } from '../../db/write/restamp-cases.ts'
import { placeEntriesOfChildren } from '../../db/write/restamp-entries.ts'
import {
  answersHeld,
  casesAbout,
  entriesOfParts,
  MOVING,
  type MovingRow,
  type MovingTable,
  rowsToMove,
} from '../db/merge-rows.ts'
import { answersNaming, answersOf, type Named, stillSays } from './names-in-answers.ts'
import type { MergeSteps } from './steps.ts'
import type { File, TwoFiles } from './two-files.ts'

type Rows = Pick<MergeSteps, 'parts' | 'moved' | 'cases' | 'named'>

/** Rows that carry their scope with them and hang on the child itself. */
const WITH_SCOPE: ReadonlySet<MovingTable> = new Set(['entry', 'entry_part', 'attachment'])
/** Seen by two schools, whoever sees the child: what is told of such a row is not told as the child's. */
const OF_SCHOOLS: ReadonlySet<MovingTable> = new Set(['child_transfer'])

/** A row's columns that name one file, naming the other; nothing else of it. */
const renamed = (row: MovingRow, from: string, to: string): Record<string, string | null> =>
  Object.fromEntries(
    Object.entries(row).flatMap(([column, value]) => (column !== 'id' && value === from ? [[column, to]] : [])),
  )

const changeTo = (
  table: MovingTable,
  id: string,
  set: Record<string, string | null>,
  file: { id: string; scope: number[] },
): Change => ({
  table,
  op: 'update',
  id,
  ...(OF_SCHOOLS.has(table) ? {} : { childId: file.id }),
  set,
  ...(WITH_SCOPE.has(table) && set.child_id ? { scope: file.scope } : {}),
})

/** All that hangs on the file that ends hangs on the kept one from now on. With the county in sight. Returns the way back. */
export const moveRows = (tx: Tx, files: TwoFiles): Promise<Rows> => tx.unsealed(() => moveAll(tx, files))

const moveAll = async (tx: Tx, { kept, gone }: TwoFiles): Promise<Rows> => {
  const [to, from] = [kept.child.row.id, gone.child.row.id]
  const moved: Rows['moved'] = []
  const changes: Change[] = []
  for (const table of MOVING)
    for (const row of await rowsToMove(tx, table, from, to)) {
      const set = renamed(row, from, to)
      moved.push({ table, id: row.id, set: renamed(row, from, from) })
      changes.push(changeTo(table, row.id, set, { id: to, scope: kept.scope }))
    }
  await tx.write(changes, null)
  await placeEntriesOfChildren(tx, [to])
  const parts = await repointParts(tx, from, to, {
    home: { from: gone.child.row.household_id, to: kept.child.row.household_id },
    scope: kept.scope,
  })
  const naming = moved.filter((m) => m.table === 'entry_part' && m.set.part_child).map((m) => m.id)
  const named = (await answersHeld(tx, await entriesOfParts(tx, naming))).map(
    ({ id, answers }): Named => ({ id, was: answers, now: answersNaming(answers, from, to) }),
  )
  await tx.write(
    named.map(({ id, now }) => answersOf(id, now)),
    null,
  )
  return { moved, parts, named, cases: await moveCases(tx, from, to) }
}

/** Cases are in sight of their lists alone: they go along within the write path, and nobody is told. */
const moveCases = async (tx: Tx, from: string, to: string, only?: readonly string[]): Promise<string[]> => {
  const all = await casesAbout(tx, from)
  const ids = only ? all.filter((id) => only.includes(id)) : all
  if (ids.length === 0) return []
  await tx.write(
    ids.map((id) => ({ table: 'entry' as const, op: 'update' as const, id, set: { subject_id: to } })),
    null,
  )
  await restampCases(tx, [to])
  return ids
}

type Returning = { now: string; back: string; scope: File['scope'] }

/** The way back of `moveRows`: what went along hangs on the file again on which it hung. */
export const returnRows = (tx: Tx, files: Returning, rows: Rows): Promise<void> =>
  tx.unsealed(() => returnAll(tx, files, rows))

const returnAll = async (tx: Tx, { now, back, scope }: Returning, { parts, moved, cases, named }: Rows) => {
  await tx.write(
    moved.map(({ table, id, set }) => changeTo(table, id, set, { id: back, scope })),
    null,
  )
  await placeEntriesOfChildren(tx, [back])
  await returnParts(tx, now, back, parts, scope)
  const answers = new Map(
    (
      await answersHeld(
        tx,
        named.map((n) => n.id),
      )
    ).map((e) => [e.id, e.answers]),
  )
  await tx.write(
    named.filter((n) => stillSays(n, answers.get(n.id) ?? {})).map((n) => answersOf(n.id, n.was)),
    null,
  )
  await moveCases(tx, now, back, cases)
}
