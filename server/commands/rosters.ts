import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import type * as z from 'zod'
import type { rosterView as rosterShape } from '../../domain/api/roster.ts'
import { AppError } from '../../domain/errors.ts'
import { shanghaiDate } from '../../domain/kit/dates.ts'
import { chainOf } from '../../domain/registers/place.ts'
import { scopeOfPlace } from '../../domain/registers/scope.ts'
import type { Actor } from '../../domain/roles.ts'
import { can, mustReach } from '../can.ts'
import { removalSteps, type UndoStep, undoSteps } from '../child-writer.ts'
import type { Ctx } from '../context.ts'
import { calendarOf } from '../db/calendar.ts'
import { anyApplied } from '../db/roster-import.ts'
import { builtOn, type RosterRow, rememberHeading, rosterList } from '../db/roster-rows.ts'
import { inActorTx, type Tx } from '../db/tx.ts'
import { newId } from '../ids.ts'
import { applyPrepared } from '../import/apply.ts'
import { cachedReading } from '../import/cached-reading.ts'
import { FIELDS } from '../import/headings/fields.ts'
import { bareHeading } from '../import/headings/simplify.ts'
import { mustFindRoster, openRosterFile, readingOf, rosterView } from '../import/roster-view.ts'
import { prepareStored } from '../queries/roster-difference.ts'

type View = z.input<typeof rosterShape>
type Decided = {
  skip: string[]
  missing: Record<string, string>
  same: Record<string, string>
  villages: Record<string, string>
}

/** Takes a file in: read at once, kept sealed, written nowhere else. Errors: RosterFault codes. */
export const uploadRoster = async (
  ctx: Ctx,
  actor: Actor,
  bytes: Uint8Array,
  input: { name: string; school: string; term: string; population?: 'all' | 'left-behind' | undefined },
): Promise<View> => {
  can(actor, 'roster.import')
  const reading = await cachedReading(bytes, {
    at: shanghaiDate(ctx.now()),
    meanings: [],
    corrections: [],
    cells: true,
  })
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      const school = [...tree.values()].find((p) => p.code === input.school && p.kind === 'school')
      if (!school) throw new AppError('place-unknown')
      mustReach(actor, 'roster.import', chainOf(tree, school.id))
      if (!(await calendarOf(tx, school.id)).terms.some((t) => t.id === input.term)) throw new AppError('term-unknown')
      const id = newId(tx.now)
      const sealed = ctx.keys.seal(bytes, { county: tx.countyId, table: 'roster_import', id, field: 'file' })
      await tx.write(
        [
          {
            table: 'roster_import',
            op: 'insert',
            id,
            scope: scopeOfPlace(school.id, tree),
            set: {
              school_id: school.id,
              term: input.term,
              file_name: input.name,
              file_sealed: sealed,
              file_hash: createHash('sha256').update(bytes).digest('hex'),
              population: input.population ?? reading.population,
              state: 'read',
              made_by: actor.accountId,
              made_by_name: actor.name,
              made_at: new Date(tx.now),
              counts: { children: reading.children.length },
            },
          },
        ],
        {
          action: 'roster.upload',
          subject: 'roster',
          subjectId: id,
          placeId: school.id,
          detail: { children: reading.children.length },
        },
      )
      return rosterView(ctx, tx, await mustFindRoster(tx, id))
    },
    { now: ctx.now() },
  )
}

export const getRoster = async (ctx: Ctx, actor: Actor, id: string): Promise<View> => {
  can(actor, 'roster.import')
  return inActorTx(ctx.db, actor, async (tx) => rosterView(ctx, tx, await mustFindRoster(tx, id)), { readOnly: true })
}

export const listRosters = async (ctx: Ctx, actor: Actor) => {
  can(actor, 'roster.import')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      return {
        items: (await rosterList(tx)).map((r) => ({
          id: r.id,
          fileName: r.file_name,
          state: r.state,
          term: r.term,
          schoolName: tree.get(r.school_id)?.name ?? '',
          by: r.made_by_name,
          at: r.made_at.toISOString(),
          childCount: r.counts.children ?? 0,
          canUndo: r.state === 'applied',
        })),
      }
    },
    { readOnly: true },
  )
}

/** Changes what a column means (remembered for that heading at this school), mends cells, sets whom the list holds. */
export const correctRoster = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  input: {
    columns?: { sheet: string; column: number; field: string | null }[] | undefined
    cells?: { sheet: string; row: number; column: number; text: string }[] | undefined
    population?: 'all' | 'left-behind' | undefined
  },
): Promise<View> => {
  can(actor, 'roster.import')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await mustFindRoster(tx, id)
      if (row.state !== 'read')
        throw new AppError('invalid', undefined, '这份表已经写入或撤回，不能再改；请重新交一份。')
      const reading = await readingOf(ctx, tx, row)
      for (const column of input.columns ?? []) {
        if (column.field !== null && !(column.field in FIELDS))
          throw new AppError('invalid', undefined, '没有这种列的意思，请从列表里选。')
        const heading = reading.columns.find((c) => c.sheet === column.sheet && c.column === column.column)?.heading
        if (heading) await rememberHeading(tx, row.school_id, bareHeading(heading), column.field ?? '')
      }
      const key = (c: { sheet: string; column: number; row?: number }) => `${c.sheet}!${c.row ?? ''}!${c.column}`
      const lay = <T extends { sheet: string; column: number; row?: number }>(
        old: T[] | undefined,
        fresh: T[] | undefined,
      ): T[] => [...new Map([...(old ?? []), ...(fresh ?? [])].map((c) => [key(c), c])).values()]
      const corrections = {
        columns: lay(row.corrections.columns, input.columns),
        cells: lay(row.corrections.cells, input.cells),
      }
      await tx.write(
        [
          {
            table: 'roster_import',
            op: 'update',
            id,
            set: { corrections, population: input.population ?? row.population },
          },
        ],
        null,
      )
      return rosterView(ctx, tx, await mustFindRoster(tx, id))
    },
    { now: ctx.now() },
  )
}

export const rosterOriginal = async (ctx: Ctx, actor: Actor, id: string): Promise<{ bytes: Buffer; name: string }> => {
  can(actor, 'roster.import')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await mustFindRoster(tx, id)
      tx.note({ action: 'roster.original', subject: 'roster', subjectId: id, placeId: row.school_id })
      return { bytes: openRosterFile(ctx, tx, row), name: row.file_name }
    },
    { now: ctx.now() },
  )
}

/** Writes the difference by the user's decisions, all or nothing. Errors: difference-stale when the register changed since it was shown. */
export const applyRoster = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  input: { baseline: string; decisions: Decided },
): Promise<View> => {
  can(actor, 'roster.import')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await mustFindRoster(tx, id)
      if (row.state !== 'read') throw new AppError('invalid', undefined, '这份表已经写入或撤回。')
      const { prepared, on, reading } = await prepareStored(ctx, tx, row, input.decisions.villages)
      if (prepared.baseline !== input.baseline) throw new AppError('difference-stale')
      const applied = await applyPrepared(
        tx,
        ctx.keys,
        prepared,
        input.decisions as Parameters<typeof applyPrepared>[3],
        { on, importId: id, firstCount: !(await anyApplied(tx, row.school_id)) },
      )
      const classes = [...new Set(prepared.incoming.map((i) => `${i.says.grade ?? ''}|${i.says.label ?? ''}`))]
      await tx.write(
        [
          {
            table: 'roster_import',
            op: 'update',
            id,
            set: {
              state: 'applied',
              applied_at: new Date(tx.now),
              undo_sealed: ctx.keys.seal(gzipSync(JSON.stringify(applied.undo)), {
                county: tx.countyId,
                table: 'roster_import',
                id,
                field: 'undo',
              }),
              counts: {
                children: reading.children.length,
                added: applied.added,
                changed: applied.changed,
                left: applied.left,
                classes,
              },
            },
          },
        ],
        {
          action: 'roster.apply',
          subject: 'roster',
          subjectId: id,
          placeId: row.school_id,
          detail: { added: applied.added, changed: applied.changed, left: applied.left, term: row.term },
        },
      )
    },
    { now: ctx.now() },
  )
  return getRoster(ctx, actor, id)
}

const undoOf = (ctx: Ctx, tx: Tx, row: RosterRow): UndoStep[] =>
  row.undo_sealed
    ? (JSON.parse(
        gunzipSync(
          ctx.keys.open(row.undo_sealed, { county: tx.countyId, table: 'roster_import', id: row.id, field: 'undo' }),
        ).toString(),
      ) as UndoStep[])
    : []

/** Puts back what an import wrote, until somebody has built on it. Errors: cannot-undo. */
export const undoRoster = async (ctx: Ctx, actor: Actor, id: string): Promise<View> => {
  can(actor, 'roster.import')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await mustFindRoster(tx, id)
      if (row.state !== 'applied') throw new AppError('cannot-undo')
      const steps = [...undoOf(ctx, tx, row), ...(await removalSteps(tx, id))]
      const children = [...new Set(steps.map((s) => s.childId))]
      if (row.applied_at === null || (await builtOn(tx, children, row.applied_at))) throw new AppError('cannot-undo')
      await undoSteps(tx, ctx.keys, steps)
      await tx.write(
        [
          {
            table: 'roster_import',
            op: 'update',
            id,
            set: { state: 'undone', undone_at: new Date(tx.now), undo_sealed: null },
          },
        ],
        {
          action: 'roster.undo',
          subject: 'roster',
          subjectId: id,
          placeId: row.school_id,
          detail: { children: children.length },
        },
      )
    },
    { now: ctx.now() },
  )
  return getRoster(ctx, actor, id)
}

export const cancelRoster = async (ctx: Ctx, actor: Actor, id: string): Promise<void> => {
  can(actor, 'roster.import')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await mustFindRoster(tx, id)
      if (row.state !== 'read') throw new AppError('invalid', undefined, '已经写入的表不能放弃，可以整批撤回。')
      await tx.write([{ table: 'roster_import', op: 'update', id, set: { state: 'cancelled' } }], {
        action: 'roster.cancel',
        subject: 'roster',
        subjectId: id,
        placeId: row.school_id,
      })
    },
    { now: ctx.now() },
  )
}
