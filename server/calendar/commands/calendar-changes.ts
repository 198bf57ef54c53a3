import { termName } from '../../../domain/calendar/defaults.ts'
import type { DayOff } from '../../../domain/calendar/types.ts'
import { AppError } from '../../../domain/errors.ts'
import { daysBetween, isCivilDate } from '../../../domain/kit/dates.ts'
import { longDate } from '../../../domain/kit/day-words.ts'
import { placeOfCode } from '../../../domain/registers/merged-place.ts'
import { chainOf, type PlaceTree } from '../../../domain/registers/place.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can, mustReach } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { dayOffRows, termRows } from '../../db/calendar.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { newId } from '../../ids.ts'

/** The school named, or 0 for the whole county; the actor must stand over it. */
export const schoolIdOf = async (tx: Tx, code: string | undefined): Promise<number> => {
  const tree = await tx.tree()
  const place = code ? placeOfCode(tree, code) : [...tree.values()].find((p) => p.kind === 'county')
  if (!place || (code && place.kind !== 'school')) throw new AppError('place-unknown')
  mustReach(tx.actor, 'calendar.write', chainOf(tree, place.id))
  return place.kind === 'county' ? 0 : place.id
}

type TermRow = Awaited<ReturnType<typeof termRows>>[number]

/**
 * A day lies in one term at most, for every calendar that the change touches: a school's own terms stand in place of the
 * county's, so the county's change may run into one of theirs. Error: invalid.
 */
const refuseOverlap = (terms: readonly TermRow[], changed: TermRow, tree: PlaceTree) => {
  const own = new Set(terms.map((t) => t.school_id).filter((id) => id !== 0))
  const calendars = changed.school_id === 0 ? [0, ...own] : [changed.school_id]
  for (const school of calendars) {
    const after = new Map<string, TermRow>()
    const rows = [...terms.filter((t) => t.id !== changed.id || t.school_id !== changed.school_id), changed]
    for (const layer of [0, school]) for (const row of rows) if (row.school_id === layer) after.set(row.id, row)
    const here = after.get(changed.id)
    if (here !== changed) continue
    const other = [...after.values()].find(
      (t) => t.id !== changed.id && t.starts_on <= changed.ends_on && t.ends_on >= changed.starts_on,
    )
    if (!other) continue
    const whose = other.school_id === 0 ? '' : `${tree.get(other.school_id)?.name ?? '学校'}自己的`
    throw new AppError(
      'invalid',
      undefined,
      `和${whose}${other.name}（${longDate(other.starts_on)}到${longDate(other.ends_on)}）的日子重叠。请改一下这里的日期，或先改那个学期。`,
    )
  }
}

/** A term's first and last day, for the county or for one school. */
export const setTerm = async (
  ctx: Ctx,
  actor: Actor,
  input: { termId: string; startsOn: string; endsOn: string; schoolCode?: string | undefined },
) => {
  can(actor, 'calendar.write')
  if (!isCivilDate(input.startsOn) || !isCivilDate(input.endsOn) || input.startsOn >= input.endsOn)
    throw new AppError('invalid', undefined, '学期的结束日期要在开始日期之后。')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const schoolId = await schoolIdOf(tx, input.schoolCode)
      const set = {
        school_id: schoolId,
        name: termName(input.termId),
        starts_on: input.startsOn,
        ends_on: input.endsOn,
      }
      const terms = await termRows(tx)
      refuseOverlap(terms, { id: input.termId, ...set }, await tx.tree())
      const known = terms.some((t) => t.id === input.termId && t.school_id === schoolId)
      await tx.write([{ table: 'term', op: known ? 'update' : 'insert', id: input.termId, set }], {
        action: 'calendar.term',
        subject: 'term',
        subjectId: input.termId,
        detail: { startsOn: input.startsOn, endsOn: input.endsOn },
      })
      return {
        id: input.termId,
        name: set.name,
        startsOn: input.startsOn,
        endsOn: input.endsOn,
        schoolId: schoolId || null,
      }
    },
    { now: ctx.now(), patient: true },
  )
}

export const addDayOff = async (
  ctx: Ctx,
  actor: Actor,
  input: { fromOn: string; toOn: string; kind: DayOff['kind']; name: string; schoolCode?: string | undefined },
) => {
  can(actor, 'calendar.write')
  if (!isCivilDate(input.fromOn) || !isCivilDate(input.toOn) || input.fromOn > input.toOn)
    throw new AppError('invalid', undefined, '结束日期不能早于开始日期。')
  if (input.kind === 'make-up' && daysBetween(input.fromOn, input.toOn) > 1)
    throw new AppError(
      'invalid',
      { toOn: '调休上学的日子一次写一天，最多连着两天。' },
      '调休上学的日子一次写一天，最多连着两天。',
    )
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const schoolId = await schoolIdOf(tx, input.schoolCode)
      const id = newId(tx.now)
      await tx.write(
        [
          {
            table: 'day_off',
            op: 'insert',
            id,
            set: { school_id: schoolId, from_on: input.fromOn, to_on: input.toOn, kind: input.kind, name: input.name },
          },
        ],
        { action: 'calendar.day-off', subject: 'day-off', subjectId: id },
      )
      return {
        id,
        fromOn: input.fromOn,
        toOn: input.toOn,
        kind: input.kind,
        name: input.name,
        schoolId: schoolId || null,
      }
    },
    { now: ctx.now(), patient: true },
  )
}

export const removeDayOff = async (ctx: Ctx, actor: Actor, id: string): Promise<void> => {
  can(actor, 'calendar.write')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = (await dayOffRows(tx)).find((d) => d.id === id)
      if (!row) throw new AppError('not-found')
      const tree = await tx.tree()
      await schoolIdOf(tx, row.school_id === 0 ? undefined : tree.get(row.school_id)?.code)
      await tx.write([{ table: 'day_off', op: 'update', id, set: { del: true } }], {
        action: 'calendar.day-off-removed',
        subject: 'day-off',
        subjectId: id,
      })
    },
    { now: ctx.now(), patient: true },
  )
}
