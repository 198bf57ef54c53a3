import type { placeApi } from '../../../domain/api/place.ts'
import { AppError } from '../../../domain/errors.ts'
import { addPlaces } from '../../commands/add-places.ts'
import { addDayOff, removeDayOff, setTerm } from '../../commands/calendar-changes.ts'
import { changePlace } from '../../commands/change-place.ts'
import { importPlaces } from '../../commands/import-places.ts'
import { setHelpLines } from '../../commands/set-help-lines.ts'
import { getHelpLines } from '../../queries/help-lines.ts'
import { pageOf } from '../../queries/page-of.ts'
import { getCalendar, listPlaces } from '../../queries/places.ts'
import type { Handlers } from '../types.ts'

export const placeHandlers: Handlers<typeof placeApi> = {
  listPlaces: async (ctx, actor, { query }) => {
    const all = await listPlaces(ctx, actor)
    return { ...all, ...pageOf(all.items, query, (p) => String(p.id)) }
  },
  addPlace: async (ctx, actor, { body }) => {
    const outcome = await addPlaces(ctx, actor, [body], [], 'new')
    const [problem] = outcome.problems
    if (problem) throw new AppError('invalid', undefined, problem.message)
    const { items } = await listPlaces(ctx, actor)
    const made = items
      .filter((p) => p.kind === body.kind && (body.code ? p.code === body.code : true))
      .sort((a, b) => b.id - a.id)[0]
    if (!made) throw new AppError('internal')
    return made
  },
  changePlace: (ctx, actor, { params, body }) => changePlace(ctx, actor, params.placeId, body),
  getHelpLines: (ctx) => getHelpLines(ctx),
  setHelpLines: async (ctx, actor, { params, body }) => {
    await setHelpLines(ctx, actor, params.placeId, body.lines)
    return { ok: true }
  },
  importPlaces: (ctx, actor, { file }) => importPlaces(ctx, actor, file),
  getCalendar: (ctx, actor, { query }) => getCalendar(ctx, actor, query),
  setTerm: (ctx, actor, { params, body }) => setTerm(ctx, actor, { termId: params.termId, ...body }),
  addDayOff: (ctx, actor, { body }) => addDayOff(ctx, actor, body),
  removeDayOff: async (ctx, actor, { params }) => {
    await removeDayOff(ctx, actor, params.dayOffId)
    return { ok: true }
  },
}
