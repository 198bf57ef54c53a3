import type * as z from 'zod'
import type { rosterView as rosterShape } from '../../../domain/api/roster-shapes.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { type ProblemsAsked, problemPage } from '../../import/roster-problems.ts'
import { mustFindRoster, rosterRows, rosterView } from '../../import/roster-view.ts'
import { withReading } from '../../import/stored-reading.ts'
import { takeOriginal } from '../../import/take-original.ts'
import { toldProgress } from '../../import/why-not-undone.ts'
import { rosterList } from '../db/roster-rows.ts'

type View = z.input<typeof rosterShape>

/** What was understood of a list: columns, problems, how far it is. Errors: not-found. */
export const getRoster = async (ctx: Ctx, actor: Actor, id: string): Promise<View> => {
  can(actor, 'roster.import')
  return withReading(ctx, actor, id, rosterView, { readOnly: true })
}

/** Rows of a sheet as they stand, by the page; whole numbers leave a trace. */
export const getRosterRows = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  asked: { sheet: string; from: number; count: number; reason?: string | undefined },
) => {
  can(actor, 'roster.import')
  return withReading(ctx, actor, id, (tx, row, reading) => rosterRows(tx, row, reading, asked), { now: ctx.now() })
}

/** What wants mending in a list, by the page. Errors: not-found. */
export const listRosterProblems = async (ctx: Ctx, actor: Actor, id: string, asked: ProblemsAsked) => {
  can(actor, 'roster.import')
  return withReading(ctx, actor, id, (_tx, _row, reading) => problemPage(reading, asked), { readOnly: true })
}

/** Where an import is, without its contents, and whether it would be taken back. */
export const getRosterProgress = async (ctx: Ctx, actor: Actor, id: string) => {
  can(actor, 'roster.import')
  return inActorTx(ctx.db, actor, async (tx) => toldProgress(ctx, tx, await mustFindRoster(tx, id)), { readOnly: true })
}

/** The lists that came in at the actor's places, newest first; thrown-away ones are not told. */
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
          leftOut:
            (r.counts.foreign ?? []).reduce((n, f) => n + (f.what === 'left' ? f.children : 0), 0) +
            (r.counts.classless ?? 0),
        })),
      }
    },
    { readOnly: true },
  )
}

/** The file as it came, unsealed; who took it and why stands in the audit. Errors: not-found, reason-needed. */
export const rosterOriginal = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  why: string | undefined,
): Promise<{ bytes: Buffer; name: string }> => {
  can(actor, 'roster.import')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await mustFindRoster(tx, id)
      return { bytes: takeOriginal(ctx, tx, row, why), name: row.file_name }
    },
    { now: ctx.now() },
  )
}
