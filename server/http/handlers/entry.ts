import type { entryApi } from '../../../domain/api/entry.ts'
import { changeEntry } from '../../entries/commands/change-entry.ts'
import { endEntry } from '../../entries/commands/end-entry.ts'
import { saveEntries } from '../../entries/commands/save-entries.ts'
import { takeBackEnd } from '../../entries/commands/take-back-end.ts'
import { listEntries } from '../../entries/queries/entries.ts'
import { getEntry } from '../../entries/queries/entry.ts'
import { exportEntries } from '../../entries/queries/export-entries.ts'
import { listHeld } from '../../entries/queries/held.ts'
import { prepareEntry } from '../../entries/queries/prepare-entry.ts'
import { getRoll } from '../../entries/queries/roll.ts'
import { type Handlers, XLSX } from '../types.ts'

export const entryHandlers: Handlers<typeof entryApi> = {
  saveEntries: (ctx, actor, { body }) => saveEntries(ctx, actor, body),
  exportEntries: async (ctx, actor, { query }) => {
    const { bytes, name } = await exportEntries(ctx, actor, query)
    return { file: bytes, name, type: XLSX }
  },
  prepareEntry: (ctx, actor, { query }) => prepareEntry(ctx, actor, query),
  listHeld: (ctx, actor) => listHeld(ctx, actor),
  changeEntry: (ctx, actor, { params, body }) => changeEntry(ctx, actor, params.id, body),
  endEntry: (ctx, actor, { params, body }) => endEntry(ctx, actor, params.id, body),
  takeBackEnd: (ctx, actor, { params }) => takeBackEnd(ctx, actor, params.id),
  listEntries: (ctx, actor, { query }) => listEntries(ctx, actor, query),
  getRoll: (ctx, actor, { params, query }) => getRoll(ctx, actor, params.id, query),
  getEntry: (ctx, actor, { params, query }) => getEntry(ctx, actor, params.id, undefined, query),
}
