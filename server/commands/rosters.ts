import { createHash } from 'node:crypto'
import type * as z from 'zod'
import type { rosterView as rosterShape } from '../../domain/api/roster.ts'
import { AppError } from '../../domain/errors.ts'
import { shanghaiDate } from '../../domain/kit/dates.ts'
import { chainOf } from '../../domain/registers/place.ts'
import { scopeOfPlace } from '../../domain/registers/scope.ts'
import type { Actor } from '../../domain/roles.ts'
import { can, mustReach } from '../can.ts'
import type { Ctx } from '../context.ts'
import { calendarOf } from '../db/calendar.ts'
import { rememberHeading, rosterList } from '../db/roster-rows.ts'
import { inActorTx } from '../db/tx.ts'
import { newId } from '../ids.ts'
import { cachedReading } from '../import/cached-reading.ts'
import { FIELDS } from '../import/headings/fields.ts'
import { bareHeading } from '../import/headings/simplify.ts'
import { mustFindRoster, openRosterFile, progressOf, readingOf, rosterRows, rosterView } from '../import/roster-view.ts'

type View = z.input<typeof rosterShape>
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

/** Rows of a sheet as they stand, by the page. */
export const getRosterRows = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  asked: { sheet: string; from: number; count: number },
) => {
  can(actor, 'roster.import')
  return inActorTx(ctx.db, actor, async (tx) => rosterRows(ctx, tx, await mustFindRoster(tx, id), asked), {
    readOnly: true,
  })
}

/** Where an import is, without its contents. */
export const getRosterProgress = async (ctx: Ctx, actor: Actor, id: string) => {
  can(actor, 'roster.import')
  return inActorTx(ctx.db, actor, async (tx) => progressOf(await mustFindRoster(tx, id)), { readOnly: true })
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
        throw new AppError('invalid', undefined, '这份表正在写、已经写入或撤回，不能再改；请重新交一份。')
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

export const cancelRoster = async (ctx: Ctx, actor: Actor, id: string): Promise<void> => {
  can(actor, 'roster.import')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await mustFindRoster(tx, id)
      if (row.state === 'applying' || row.state === 'undoing')
        throw new AppError('invalid', undefined, '正在写或撤回，请先停下。')
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
