import { placesUnder } from '../../domain/registers/place.ts'
import { NO_SCHOOL } from '../db/duty-rows/stale.ts'
import { type PartStore, rememberedParts, underGround } from '../db/remembered.ts'
import { schoolStamps } from '../db/school-stamps.ts'
import type { Tx } from '../db/tx-type.ts'
import type { RowsAsked } from '../duties/db/kept-duties.ts'
import { countDuties, countRoll, lastRecords, type OverviewAsked, type Owed, type Roll } from './db/overview.ts'

type Counted = {
  rolls: ReadonlyMap<number | null, Roll>
  owed: readonly Owed[]
  records: ReadonlyMap<number | null, string>
}

/** Rows and sights of so many at once. */
const MOST = 2000
const storeOf = underGround((): PartStore<Counted> => new Map())

/**
 * The numbers of a table's rows, kept row by row (decision 074): after a record the row of one school or township is counted anew. Not of
 * villages, whose children sit at any school; nor while rows of duties are stale.
 */
export const countRows = async (tx: Tx, asked: OverviewAsked): Promise<Counted> => {
  const rows = asked.kept.flatMap((one) => ('rows' in one ? [one.rows] : []))
  if (asked.rows.kind === 'village' || rows.length < asked.kept.length) return count(tx, asked)
  const { place, rows: table, today, month, since, columns } = asked
  const key = JSON.stringify([place.id, table.kind, today, month, since, columns, rows, tx.actor.circles])
  const parts = (await partsOf(tx, asked)).map((part) => ({ ...part, key: `${key} ${part.at('x.')}` }))
  const counted = await rememberedParts(tx, { store: storeOf(tx.ground), most: MOST }, parts, async ([part]) =>
    part
      ? [
          await count(tx, {
            ...asked,
            part: part.at,
            kept: rows.map((one: RowsAsked) => ({ rows: { ...one, where: part.at('r.') } })),
          }),
        ]
      : [],
  )
  return {
    rolls: new Map(counted.flatMap((part) => [...part.rolls])),
    owed: counted.flatMap((part) => part.owed),
    records: new Map(counted.flatMap((part) => [...part.records])),
  }
}

const count = async (tx: Tx, asked: OverviewAsked): Promise<Counted> => ({
  rolls: await countRoll(tx, asked),
  owed: await countDuties(tx, asked),
  records: await lastRecords(tx, asked),
})

/** What each row is made of, and what stands in none; with the last stamp of either. */
const partsOf = async (
  tx: Tx,
  { place, rows }: OverviewAsked,
): Promise<{ at: OverviewAsked['at']; stamp: number }[]> => {
  const tree = await tx.tree()
  const stampOf = await schoolStamps(tx)
  const list = (ids: readonly number[]) => (ids.length ? ids.join(',') : '-1')
  const mapped = (map: ReadonlyMap<number, number>, row: number) =>
    [...map].flatMap(([id, of]) => (of === row ? [id] : []))
  const parts = rows.rows.map(({ id }) => {
    const [schools, villages] = [mapped(rows.schools, id), mapped(rows.villages, id)]
    const of = (alias: string) => `${alias}school_id in (${list(schools)})`
    return {
      at: (alias: string) =>
        rows.kind === 'school'
          ? of(alias)
          : `(${of(alias)} or (${alias}school_id is null and ${alias}village_id in (${list(villages)})))`,
      stamp: stampOf([...schools, id]),
    }
  })
  const rowed = list([...rows.schools.keys()])
  const elsewhere = [...tree.values()].flatMap((p) => (p.kind === 'school' && !rows.schools.has(p.id) ? [p.id] : []))
  const townships = [...tree.values()].flatMap((p) => (p.kind === 'township' ? [p.id] : []))
  const villages = list(placesUnder(tree, place.id, 'village').map((p) => p.id))
  const inNone = (alias: string) => `(${alias}school_id is null or ${alias}school_id not in (${rowed}))`
  return [
    ...parts,
    {
      at: (alias) =>
        place.kind === 'township'
          ? `(${alias}village_id in (${villages}) and ${inNone(alias)})`
          : elsewhere.length
            ? inNone(alias)
            : rows.kind === 'township'
              ? `(${alias}school_id is null and (${alias}village_id is null or ${alias}village_id not in (${list([...rows.villages.keys()])})))`
              : `${alias}school_id is null`,
      stamp: stampOf([NO_SCHOOL, ...townships, ...elsewhere]),
    },
  ]
}
