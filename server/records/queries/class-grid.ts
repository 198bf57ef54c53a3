import type * as z from 'zod'
import type { recordApi } from '../../../domain/api/record.ts'
import { DUTY_RULES } from '../../../domain/duties/list.ts'
import type { Duty, DutyRule } from '../../../domain/duties/types.ts'
import { AppError } from '../../../domain/errors.ts'
import { minDate, monthOf, shanghaiDate } from '../../../domain/kit/dates.ts'
import { GRID_COLUMNS, isOfChildren } from '../../../domain/records/class-grid.ts'
import { countsAs } from '../../../domain/registers/child.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import { listPage } from '../../children/db/child-list.ts'
import type { Ctx } from '../../context.ts'
import { factsOf } from '../../db/child-row.ts'
import { evidenceOfChildren, type SubjectRecord } from '../../db/evidence.ts'
import { childFactsOf } from '../../db/facts.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { dutiesToday } from '../../duties/queries/current-duties.ts'
import { placeByCode } from '../../places/queries/term-of-place.ts'
import { authorsOf } from '../db/authors.ts'
import { mayReadKind } from '../readable.ts'

export type Grid = z.input<(typeof recordApi)['getClassGrid']['response']>
type Cell = Grid['rows'][number]['cells'][number]

/** One screen takes so many names; a class has fewer, a large village may have more. */
const MOST_ROWS = 120

/**
 * The class grid: the children of a class or village in the order of their names, and of each few things that are often the same for
 * many what this period already has (done when and by whom, due, not owed). Only columns that the post writes and reads. Errors:
 * forbidden, place-unknown, not-found, invalid (a school: its classes one by one).
 */
export const getClassGrid = async (ctx: Ctx, actor: Actor, input: { place: string }): Promise<Grid> => {
  can(actor, 'record.write')
  // A helper writes and sees no list of children.
  can(actor, 'duty.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const place = await placeByCode(tx, input.place, 'duty.read')
      if (place.kind !== 'class' && place.kind !== 'village') throw new AppError('invalid', { place: CHOOSE }, CHOOSE)
      const today = shanghaiDate(tx.now)
      const listed = await listPage(tx, { place, today, status: 'enrolled' }, 'name', null, MOST_ROWS + 1)
      const shown = listed.slice(0, MOST_ROWS)
      const columns = columnsFor(actor, place.kind)
      const cells = await cellsOf(
        tx,
        today,
        shown.map((c) => c.id),
        columns,
      )
      return {
        today,
        columns: columns.map((c) => c.kind.kind),
        rows: shown.map((child) => ({
          id: child.id,
          name: child.name,
          leftBehind: countsAs(factsOf(child), today, 'education'),
          cells: cells(child.id),
        })),
        more: listed.length > MOST_ROWS,
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}

const CHOOSE = '请先选一个班或者一个村，再一起记。'

/** What the post writes and reads; what a place does as a whole only where the kind is that place's. */
const columnsFor = (actor: Actor, kind: 'class' | 'village') =>
  GRID_COLUMNS.filter(
    (c) =>
      c.kind.write.includes(actor.role) &&
      mayReadKind(actor, c.kind.kind) &&
      (c.kind.subject?.of !== 'place' || c.kind.subject.places.includes(kind)),
  )

/** The rules that a record of the kind is the usual answer to. */
const rulesFor = (kind: string): DutyRule[] =>
  DUTY_RULES.filter((r) => r.subject === 'child' && r.evidence.kinds[0] === kind)

/** Each child's cells of the columns about children: from its duties that are open today, and from what was recorded since they opened. */
const cellsOf = async (
  tx: Tx,
  today: string,
  ids: readonly string[],
  columns: readonly (typeof GRID_COLUMNS)[number][],
): Promise<(child: string) => Cell[]> => {
  const asked = columns.filter(isOfChildren).map((c) => ({ kind: c.kind.kind, rules: rulesFor(c.kind.kind) }))
  const rules = asked.flatMap((a) => a.rules)
  const duties = ids.length === 0 ? [] : await dutiesToday(tx, today, { children: await childFactsOf(tx, ids) }, rules)
  const open = duties.filter(({ period: { windows } }) => windows.opens <= today && today <= windows.closes)
  const since = open.map((d) => d.period.windows.opens).reduce(minDate, `${monthOf(today)}-01`)
  const records = await evidenceOfChildren(tx, ids, [], since, today)
  const authors = await authorsOf(
    tx,
    records.map((r) => r.recordId),
  )
  const dutiesFor = Map.groupBy(open, (d) => `${d.rule} ${d.childId}`)
  const recordsFor = Map.groupBy(records, (r) => `${r.kind} ${r.subject.id}`)
  return (child) =>
    asked.map(({ kind, rules }) => {
      const duty = mostPressing(rules.flatMap((rule) => dutiesFor.get(`${rule.key} ${child}`) ?? []))
      const said = (recordsFor.get(`${kind} ${child}`) ?? []).filter((r) => r.reached)
      const done = doneOf(duty, said, records, `${monthOf(today)}-01`)
      return {
        kind,
        state: duty?.state ?? null,
        period: duty?.period.label ?? null,
        daysLate: duty?.daysLate ?? null,
        done: done && {
          record: done.recordId,
          on: done.happenedOn,
          by: authors.get(done.recordId)?.name ?? '',
          mine: authors.get(done.recordId)?.id === tx.actor.accountId,
        },
      }
    })
}

const UNDONE = new Set(['overdue', 'due-soon', 'open'])

/** What is still to be done, the earliest first; else what was done last. */
const mostPressing = (duties: readonly Duty[]): Duty | undefined => {
  const byDay = duties.toSorted((a, b) => (a.period.windows.due < b.period.windows.due ? -1 : 1))
  return byDay.find((d) => UNDONE.has(d.state)) ?? byDay.at(-1)
}

/** The record that answers the duty (a visit may answer a call); where nothing is owed the newest of this month. */
const doneOf = (
  duty: Duty | undefined,
  said: readonly SubjectRecord[],
  all: readonly SubjectRecord[],
  month: string,
): SubjectRecord | null => {
  if (duty?.metBy) return all.find((r) => r.recordId === duty.metBy) ?? null
  if (duty && UNDONE.has(duty.state)) return null
  return said.filter((r) => r.happenedOn >= month).toSorted((a, b) => (a.happenedOn < b.happenedOn ? 1 : -1))[0] ?? null
}
