import type { ChildFacts } from '../../domain/registers/child-facts.ts'
import { FACT_COLUMNS, type FactsRow } from './child-row.ts'
import type { Tx } from './tx-type.ts'

/**
 * Facts that the register's own row repeats from the span that holds today, for lists in index order and for the scope: what a
 * list of a coming term says stands in its spans alone until that day (F6).
 */
const PRESENT = [
  'status',
  'schoolId',
  'classId',
  'villageId',
  'householdId',
  'grade',
  'sex',
  'birth',
  'hukou',
  'boarder',
] as const satisfies readonly (keyof ChildFacts)[]
const COLUMNS = PRESENT.map((key) => FACT_COLUMNS[key])

export type PresentColumns = Pick<
  FactsRow,
  'status' | 'school_id' | 'class_id' | 'village_id' | 'household_id' | 'grade' | 'sex' | 'birth' | 'hukou' | 'boarder'
>

/** What the register's row repeats, from a span or from the row itself. */
export const presentColumns = (from: ChildFacts | PresentColumns): PresentColumns =>
  Object.fromEntries(
    PRESENT.map((key) => {
      const column = FACT_COLUMNS[key]
      return [column, ('childId' in from ? from[key] : from[column as keyof PresentColumns]) ?? null]
    }),
  ) as PresentColumns

/**
 * The condition that a span `f` holds on a day (`$n`, or a literal of ours). `coming`: of a child who is nowhere yet on that day,
 * the first span counts (of the county `$1`, as in every statement).
 */
export const holdsAt = (day: string, { coming = false } = {}): string => {
  const holds = `f.from_on <= ${day} and (f.until_on is null or f.until_on > ${day})`
  return coming
    ? `(${holds} or (f.from_on > ${day} and not exists (select 1 from child_facts e where e.county_id = $1 and e.child_id = f.child_id and e.from_on < f.from_on and not e.del)))`
    : holds
}

/** Who writes it when the day has come; nobody has changed anything by that. */
export const DAY = 'begin-day'

/** Children whose row in the register does not say what holds on the day, with what it should say. */
export const outdatedRows = (
  tx: Tx,
  day: string,
  ids: readonly string[] | null = null,
): Promise<({ id: string; from_on: string } & PresentColumns)[]> =>
  tx.query(
    `select c.id, f.from_on, ${COLUMNS.map((c) => `f.${c}`).join(', ')} from child c join child_facts f on f.county_id = c.county_id and f.child_id = c.id and not f.del
     where c.county_id = $1 and f.county_id = $1 and not c.del and ${holdsAt('$2', { coming: true })}
       and (${COLUMNS.map((c) => `c.${c}`).join(', ')}) is distinct from (${COLUMNS.map((c) => `f.${c}`).join(', ')})
       ${ids ? 'and c.id = any($3::uuid[])' : ''} order by c.id`,
    ids ? [tx.countyId, day, ids] : [tx.countyId, day],
  )

/** Writes into the register's rows what holds on the day. Returns how many children that changed. */
export const bringUpToDay = async (tx: Tx, day: string, ids: readonly string[] | null = null): Promise<number> => {
  const rows = await outdatedRows(tx, day, ids)
  if (rows.length)
    await tx.write(
      rows.map(({ id, from_on, ...set }) => ({ table: 'child' as const, op: 'update' as const, id, on: from_on, set })),
      null,
    )
  return rows.length
}
