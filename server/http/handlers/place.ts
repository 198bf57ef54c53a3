import type { placeApi } from '../../../domain/api/place.ts'
import { addDayOff, removeDayOff, setTerm } from '../../calendar/commands/calendar-changes.ts'
import { setUsesFrom } from '../../calendar/commands/set-uses-from.ts'
import { pageOf } from '../../page-of.ts'
import { addOutline } from '../../places/commands/add-outline.ts'
import { addPlace } from '../../places/commands/add-place.ts'
import { changePlace } from '../../places/commands/change-place.ts'
import { importPlaces } from '../../places/commands/import-places.ts'
import { mergePlace } from '../../places/commands/merge-place.ts'
import { removePlace } from '../../places/commands/remove-place.ts'
import { setHelpLines } from '../../places/commands/set-help-lines.ts'
import { undoPlaceMerge } from '../../places/commands/undo-place-merge.ts'
import { exportPlaceTemplate } from '../../places/queries/export-place-template.ts'
import { getHelpLines } from '../../places/queries/help-lines.ts'
import { getMergePreview } from '../../places/queries/merge-preview.ts'
import { getOutlinePreview } from '../../places/queries/outline-preview.ts'
import { listPlaceMerges } from '../../places/queries/place-merges.ts'
import { getCalendar, listPlaces } from '../../places/queries/places.ts'
import { getPlacesInFile } from '../../places/queries/places-in-file.ts'
import { type Handlers, XLSX } from '../types.ts'

export const placeHandlers: Handlers<typeof placeApi> = {
  listPlaces: async (ctx, actor, { query }) => {
    const all = await listPlaces(ctx, actor, query)
    return { ...all, ...pageOf(all.items, query, (p) => String(p.id)) }
  },
  addPlace: (ctx, actor, { body }) => addPlace(ctx, actor, body),
  changePlace: (ctx, actor, { params, body }) => changePlace(ctx, actor, params.placeId, body),
  getMergePreview: (ctx, actor, { params, query }) => getMergePreview(ctx, actor, params.placeId, query),
  mergePlace: (ctx, actor, { params, body }) => mergePlace(ctx, actor, params.placeId, body),
  listPlaceMerges: (ctx, actor) => listPlaceMerges(ctx, actor),
  undoPlaceMerge: (ctx, actor, { params, body }) => undoPlaceMerge(ctx, actor, params.id, body.reason),
  removePlace: async (ctx, actor, { params }) => {
    await removePlace(ctx, actor, params.placeId)
    return { ok: true }
  },
  getHelpLines: (ctx) => getHelpLines(ctx),
  setHelpLines: async (ctx, actor, { params, body }) => {
    await setHelpLines(ctx, actor, params.placeId, body.lines)
    return { ok: true }
  },
  getPlacesInFile: (ctx, actor, { file }) => getPlacesInFile(ctx, actor, file),
  exportPlaceTemplate: async (ctx, actor) => {
    const { bytes, name } = await exportPlaceTemplate(ctx, actor)
    return { file: bytes, name, type: XLSX }
  },
  getOutlinePreview: (ctx, actor, { body }) => getOutlinePreview(ctx, actor, body),
  addOutline: (ctx, actor, { body }) => addOutline(ctx, actor, body),
  importPlaces: (ctx, actor, { file }) => importPlaces(ctx, actor, file),
  getCalendar: (ctx, actor, { query }) => getCalendar(ctx, actor, query),
  setTerm: (ctx, actor, { params, body }) => setTerm(ctx, actor, { termId: params.termId, ...body }),
  addDayOff: (ctx, actor, { body }) => addDayOff(ctx, actor, body),
  setUsesFrom: (ctx, actor, { body }) => setUsesFrom(ctx, actor, body),
  removeDayOff: async (ctx, actor, { params }) => {
    await removeDayOff(ctx, actor, params.dayOffId)
    return { ok: true }
  },
}
