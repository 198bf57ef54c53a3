import { createHash } from 'node:crypto'
import type * as z from 'zod'
import type { rosterView as rosterShape } from '../../../domain/api/roster-shapes.ts'
import { AppError } from '../../../domain/errors.ts'
import { chainOf, type Place } from '../../../domain/registers/place.ts'
import { scopeOfPlace } from '../../../domain/registers/scope.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can, mustReach } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { calendarOf } from '../../db/calendar.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { newId } from '../../ids.ts'
import { cachedReading } from '../../import/cached-reading.ts'
import { listPlace } from '../../import/list-place.ts'
import { mustFindRoster, rosterView } from '../../import/roster-view.ts'
import { readOptions } from '../../import/stored-reading.ts'
import { headingMeanings } from '../db/roster-rows.ts'

type View = z.input<typeof rosterShape>

/**
 * Takes a file in: read at once, kept sealed, written nowhere else. `school`: the school whose list it is, or a township or county
 * that takes a list of several apart. Errors: RosterFault codes.
 */
export const uploadRoster = async (
  ctx: Ctx,
  actor: Actor,
  bytes: Uint8Array,
  input: { name: string; school: string; term: string; population?: 'all' | 'left-behind' | undefined },
): Promise<View> => {
  can(actor, 'roster.import')
  const at = new Date(ctx.now())
  // No connection waits while the file is read; a wrong school or term is told before it is.
  const known = async (tx: Tx) => headingMeanings(tx, (await placeOf(tx, input)).id)
  const learnt = await inActorTx(ctx.db, actor, known, { readOnly: true })
  const reading = await cachedReading(bytes, readOptions(at, {}, learnt))
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const school = await placeOf(tx, input)
      const id = newId(tx.now)
      const sealed = ctx.keys.seal(bytes, { county: tx.countyId, table: 'roster_import', id, field: 'file' })
      await tx.write(
        [
          {
            table: 'roster_import',
            op: 'insert',
            id,
            scope: scopeOfPlace(school.id, await tx.tree()),
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
              made_at: at,
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
      return rosterView(tx, await mustFindRoster(tx, id), reading)
    },
    { now: at.getTime() },
  )
}

const placeOf = async (tx: Tx, input: { school: string; term: string }): Promise<Place> => {
  const tree = await tx.tree()
  const place = listPlace(tree, input.school)
  if (!place) throw new AppError('place-unknown')
  mustReach(tx.actor, 'roster.import', chainOf(tree, place.id))
  if (!(await calendarOf(tx, place.id)).terms.some((t) => t.id === input.term)) throw new AppError('term-unknown')
  return place
}
