import { AppError } from '../../domain/errors.ts'
import { minDate, shanghaiDate } from '../../domain/kit/dates.ts'
import type { InReason } from '../../domain/registers/child-facts.ts'
import type { PlaceTree } from '../../domain/registers/place.ts'
import type { FlatChild } from '../../domain/registers/roster-child.ts'
import { scopeOfChild } from '../../domain/registers/scope.ts'
import { factColumns } from '../db/child-row.ts'
import { inTurn } from '../db/send-together.ts'
import type { Tx } from '../db/tx-type.ts'
import type { Change } from '../db/write/change.ts'
import { newId } from '../ids.ts'
import type { Keys } from '../keys.ts'
import { childColumns, factsFrom, keysOf, PARTS, type Placed, personColumns } from './columns.ts'
import { writeKeys } from './db/child-keys.ts'

export type NewChild = {
  id: string
  flat: FlatChild
  placed: Placed
  on: string
  inReason: InReason
  importId: string | null
  /** Its id was drawn by the server, for this transaction. */
  fresh?: true
}

/** Writes new children with family, facts and search keys. Undone by their import's id. */
export const insertChildren = async (tx: Tx, keys: Keys, children: readonly NewChild[]): Promise<void> => {
  const { inserted } = await tx.write(childRows(tx, keys, children), null)
  // An id that stands already, out of this actor's sight: nothing may be hung on somebody else's child.
  if (children.some((c) => !inserted.has(c.id)))
    throw new AppError('conflict', undefined, '这个编号已经用过，请重新保存一次。')
  await writeFamilies(tx, [makeFamilies(tx, keys, children, await tx.tree())])
}

/** The register's rows of new children, numbers sealed. Needs no database, so that it can be done while it writes others. */
export const childRows = (tx: Tx, keys: Keys, children: readonly NewChild[]): Change[] =>
  children.map(({ id, flat, placed, on, importId, fresh }) => ({
    table: 'child',
    op: 'insert',
    id,
    ...(fresh ? { fresh } : {}),
    on: minDate(on, shanghaiDate(tx.now)),
    set: { ...childColumns(keys, tx.countyId, id, flat, placed), import_id: importId },
  }))

export type Families = { spans: Change[]; people: Change[]; keys: Parameters<typeof writeKeys>[1] }

/** What hangs on new children: facts from a day on, father, mother and carer, search keys. */
export const makeFamilies = (tx: Tx, keys: Keys, children: readonly NewChild[], tree: PlaceTree): Families => {
  const spans: Change[] = []
  const people: Change[] = []
  const found: Families['keys'][number][] = []
  for (const { id, flat, placed, on, inReason, importId } of children) {
    const scope = scopeOfChild(placed, tree)
    spans.push({
      table: 'child_facts',
      op: 'insert',
      id: newId(tx.now),
      fresh: true,
      childId: id,
      scope,
      set: {
        child_id: id,
        ...factColumns({
          fatherIncapable: null,
          motherIncapable: null,
          ...factsFrom(flat, placed),
          fromOn: on,
          untilOn: null,
          inReason,
          outReason: null,
        }),
        made_by: importId,
      },
    })
    for (const part of PARTS) {
      const personId = newId(tx.now)
      people.push({
        table: 'child_person',
        op: 'insert',
        id: personId,
        fresh: true,
        childId: id,
        scope,
        set: { child_id: id, ...personColumns(keys, tx.countyId, personId, flat, part) },
      })
    }
    found.push({ childId: id, scope, keys: keysOf(keys, tx.countyId, flat), fresh: true })
  }
  return { spans, people, keys: found }
}

export const writeFamilies = async (tx: Tx, made: readonly Families[]): Promise<void> => {
  // The keys are told while the database writes the rest.
  await inTurn([
    tx.write([...made.flatMap((m) => m.spans), ...made.flatMap((m) => m.people)], null),
    writeKeys(
      tx,
      made.flatMap((m) => m.keys),
    ),
  ])
}
