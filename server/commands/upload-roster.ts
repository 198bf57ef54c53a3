import { createHash } from 'node:crypto'
import type * as z from 'zod'
import type { rosterView as rosterShape } from '../../domain/api/roster.ts'
import { AppError } from '../../domain/errors.ts'
import { chainOf, type Place } from '../../domain/registers/place.ts'
import { scopeOfPlace } from '../../domain/registers/scope.ts'
import type { Actor } from '../../domain/roles.ts'
import { can, mustReach } from '../can.ts'
import type { Ctx } from '../context.ts'
import { calendarOf } from '../db/calendar.ts'
import { headingMeanings } from '../db/roster-rows.ts'
import { inActorTx, type Tx } from '../db/tx.ts'
import { newId } from '../ids.ts'
import { cachedReading } from '../import/cached-reading.ts'
import { mustFindRoster, rosterView } from '../import/roster-view.ts'
import { readOptions } from '../import/stored-reading.ts'

type View = z.input<typeof rosterShape>

/** Takes a file in: read at once, kept sealed, written nowhere else. Errors: RosterFault codes. */
export const uploadRoster = async (
  ctx: Ctx,
  actor: Actor,
  bytes: Uint8Array,
  input: { name: string; school: string; term: string; population?: 'all' | 'left-behind' | undefined },
): Promise<View> => {
  can(actor, 'roster.import')
  const at = new Date(ctx.now())
  // No connection waits while the file is read; a wrong school or term is told before it is.
  const learnt = await inActorTx(ctx.db, actor, async (tx) => headingMeanings(tx, (await schoolOf(tx, input)).id), {
    readOnly: true,
  })
  const reading = await cachedReading(bytes, readOptions({ corrections: {}, made_at: at }, learnt))
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const school = await schoolOf(tx, input)
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

const schoolOf = async (tx: Tx, input: { school: string; term: string }): Promise<Place> => {
  const tree = await tx.tree()
  const school = [...tree.values()].find((p) => p.code === input.school && p.kind === 'school')
  if (!school) throw new AppError('place-unknown')
  mustReach(tx.actor, 'roster.import', chainOf(tree, school.id))
  if (!(await calendarOf(tx, school.id)).terms.some((t) => t.id === input.term)) throw new AppError('term-unknown')
  return school
}
