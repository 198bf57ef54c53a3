import { addDays } from '../../../domain/kit/dates.ts'
import { type NotReported, OVERVIEW_COUNTS, QUIET_DAYS } from '../../../domain/overview.ts'
import { ancestorOf } from '../../../domain/registers/place.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { pageOf } from '../../page-of.ts'
import { type OverviewInput, overviewAsked } from '../asked.ts'
import { countRows } from '../by-row.ts'
import { listsOfTerm } from '../db/overview.ts'
import { schoolsOf } from '../rows.ts'
import { tableOf } from '../table.ts'

/**
 * A row for each school, village or township of a township or county: who is there, what this month's duties are at, what has not come,
 * what changed in a week (F13). In the order of places, never of what they achieved; a long table comes by pages, its whole with each. Errors: place-unknown, not-found, invalid.
 */
export const getOverview = async (
  ctx: Ctx,
  actor: Actor,
  input: OverviewInput & { cursor?: string | undefined; limit: number },
) => {
  can(actor, 'duty.read')
  const table = await inActorTx(ctx.db, actor, (tx) => overviewOf(tx, input), {
    readOnly: true,
    now: ctx.now(),
    underHorizon: 'soon',
  })
  const { items, next } = pageOf(table.rows, input, (row) => row.code)
  return { ...table, rows: items, next }
}

/** The same within a transaction, for the screen and for its file. */
export const overviewOf = async (tx: Tx, input: OverviewInput) => {
  const asked = await overviewAsked(tx, input)
  const { place, rows, kinds, term, month, today } = asked
  const tree = await tx.tree()
  const { rolls, owed, records } = await countRows(tx, asked)
  const { rules, months, numbersOf, sumOf } = tableOf(asked, rolls, owed)
  const lists = term ? await listsOfTerm(tx, term.id) : new Map<number, string>()
  const quietSince = addDays(today, -QUIET_DAYS)
  const shown = rows.rows.flatMap((row) => {
    const numbers = numbersOf(row.id)
    // A closed place stands here as long as anybody is on its roll.
    if (row.closed && numbers.children === 0) return []
    const schools = schoolsOf(tree, row).filter((id) => tree.get(id)?.closed === false || lists.has(id))
    const listed = schools.filter((id) => lists.has(id))
    const lastRecordOn = records.get(row.id) ?? null
    const notReported: NotReported[] = [
      ...(term && schools.length > 0 && (row.kind === 'school' ? listed.length === 0 : listed.length < schools.length)
        ? (['list'] as const)
        : []),
      ...(term && numbers.education + numbers.state > 0 && (lastRecordOn ?? '') < quietSince
        ? (['records'] as const)
        : []),
    ]
    return [
      {
        code: row.code,
        name: row.name,
        kind: row.kind,
        under:
          place.kind === 'county' && row.kind !== 'township'
            ? (ancestorOf(tree, row.id, 'township')?.name ?? null)
            : null,
        ...numbers,
        /** The last list of the term that was written in; of a township how many of its schools have one. */
        listOn:
          listed
            .map((id) => lists.get(id) ?? '')
            .sort()
            .at(-1) ?? null,
        lists: row.kind === 'village' ? null : { done: listed.length, of: schools.length },
        lastRecordOn,
        notReported,
      },
    ]
  })
  const rest = numbersOf(null)
  const total = sumOf([...shown, rest])
  return {
    place: { code: place.code, name: place.name, kind: place.kind },
    by: rows.kind,
    kinds: [...kinds],
    term: term?.name ?? null,
    month,
    rules,
    months,
    today,
    quietDays: QUIET_DAYS,
    rows: shown,
    /** Children of the place who stand in none of the rows; null where there are none. */
    rest: OVERVIEW_COUNTS.some((key) => rest[key] > 0) ? rest : null,
    total,
  }
}
