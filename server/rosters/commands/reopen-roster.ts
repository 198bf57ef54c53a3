import { createHash } from 'node:crypto'
import type * as z from 'zod'
import type { rosterView as rosterShape } from '../../../domain/api/roster-shapes.ts'
import { AppError } from '../../../domain/errors.ts'
import { scopeOfPlace } from '../../../domain/registers/scope.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { newId } from '../../ids.ts'
import { mustFindRoster, openRosterFile } from '../../import/roster-view.ts'
import { lockImport } from '../db/import-state.ts'
import { openedAgain, type RosterRow } from '../db/roster-rows.ts'
import { mendedCells, sealCells } from '../mended-cells.ts'
import { getRoster } from '../queries/rosters.ts'

type View = z.input<typeof rosterShape>

/**
 * Opens a written or undone list again, as a new import that is read and not written: the file, the mended cells, the meanings of
 * columns and what was decided about other schools' rows are as they were (F15). The old one stays as it is. Asked twice, it is
 * the same new one. Errors: not-found, invalid (not written yet, or thrown away).
 */
export const reopenRoster = async (ctx: Ctx, actor: Actor, id: string): Promise<View> => {
  can(actor, 'roster.import')
  const opened = await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const found = await mustFindRoster(tx, id)
      // One at a time, so that two clicks open one.
      await lockImport(tx, id)
      const row = await mustFindRoster(tx, id)
      if (row.state === 'cancelled') throw new AppError('invalid', undefined, '这份表已经放弃了，请重新交一份。')
      if (row.state !== 'applied' && row.state !== 'undone')
        throw new AppError('invalid', undefined, '这份表还没有写完，不用再打开，直接接着看。')
      return (await openedAgain(tx, found.id, actor.accountId)) ?? (await openCopy(ctx, tx, row))
    },
    { now: ctx.now() },
  )
  return getRoster(ctx, actor, opened)
}

const openCopy = async (ctx: Ctx, tx: Tx, row: RosterRow): Promise<string> => {
  const { actor } = tx
  const id = newId(tx.now)
  const bytes = openRosterFile(ctx, tx, row)
  const { sealed: _sealed, again, ...chosen } = row.corrections
  await tx.write(
    [
      {
        table: 'roster_import',
        op: 'insert',
        id,
        scope: scopeOfPlace(row.school_id, await tx.tree()),
        set: {
          school_id: row.school_id,
          term: row.term,
          file_name: row.file_name,
          file_sealed: ctx.keys.seal(bytes, { county: tx.countyId, table: 'roster_import', id, field: 'file' }),
          file_hash: createHash('sha256').update(bytes).digest('hex'),
          population: row.population,
          state: 'read',
          made_by: actor.accountId,
          made_by_name: actor.name,
          made_at: new Date(tx.now),
          counts: { children: row.counts.children ?? 0 },
          corrections: {
            ...chosen,
            ...sealCells(ctx.keys, tx.countyId, id, mendedCells(ctx, tx, row)),
            again: { of: row.id, by: again?.by ?? row.made_by },
          },
        },
      },
    ],
    {
      action: 'roster.reopen',
      subject: 'roster',
      subjectId: id,
      placeId: row.school_id,
      detail: { of: row.id },
    },
  )
  return id
}
