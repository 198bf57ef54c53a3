import type { rosterApi } from '../../../domain/api/roster.ts'
import { pageOf } from '../../page-of.ts'
import { applyRoster } from '../../rosters/commands/apply-roster.ts'
import { cancelRoster } from '../../rosters/commands/cancel-roster.ts'
import { correctRoster } from '../../rosters/commands/correct-roster.ts'
import { reopenRoster } from '../../rosters/commands/reopen-roster.ts'
import { stopRoster } from '../../rosters/commands/stop-roster.ts'
import { undoRoster } from '../../rosters/commands/undo-roster.ts'
import { uploadRoster } from '../../rosters/commands/upload-roster.ts'
import { differencePage } from '../../rosters/queries/difference-page.ts'
import { exportRosterErrors } from '../../rosters/queries/export-roster-errors.ts'
import { getRosterChanges } from '../../rosters/queries/roster-changes.ts'
import {
  getRoster,
  getRosterProgress,
  getRosterRows,
  listRosterProblems,
  listRosters,
  rosterOriginal,
} from '../../rosters/queries/rosters.ts'
import { type Handlers, XLSX } from '../types.ts'

export const rosterHandlers: Handlers<typeof rosterApi> = {
  uploadRoster: (ctx, actor, { query, file }) => uploadRoster(ctx, actor, file, query),
  listRosters: async (ctx, actor, { query }) => {
    const all = await listRosters(ctx, actor)
    return { ...all, ...pageOf(all.items, query, (i) => i.id) }
  },
  getRoster: (ctx, actor, { params }) => getRoster(ctx, actor, params.id),
  correctRoster: (ctx, actor, { params, body }) => correctRoster(ctx, actor, params.id, body),
  getRosterRows: (ctx, actor, { params, query }) => getRosterRows(ctx, actor, params.id, query),
  listRosterProblems: (ctx, actor, { params, query }) => listRosterProblems(ctx, actor, params.id, query),
  getRosterProgress: (ctx, actor, { params }) => getRosterProgress(ctx, actor, params.id),
  getRosterFile: async (ctx, actor, { params, query }) => {
    const { bytes, name } = await rosterOriginal(ctx, actor, params.id, query.reason)
    return { file: bytes, name, type: 'application/octet-stream' }
  },
  getRosterErrors: async (ctx, actor, { params, query }) => {
    const { bytes, name } = await exportRosterErrors(ctx, actor, params.id, query.reason)
    return { file: bytes, name, type: XLSX }
  },
  getDifference: (ctx, actor, { params, query }) => differencePage(ctx, actor, params.id, query.cursor),
  applyRoster: (ctx, actor, { params, body }) => applyRoster(ctx, actor, params.id, body),
  stopRoster: (ctx, actor, { params }) => stopRoster(ctx, actor, params.id),
  undoRoster: (ctx, actor, { params }) => undoRoster(ctx, actor, params.id),
  getRosterChanges: (ctx, actor, { params, query }) => getRosterChanges(ctx, actor, params.id, query),
  reopenRoster: (ctx, actor, { params }) => reopenRoster(ctx, actor, params.id),
  cancelRoster: async (ctx, actor, { params }) => {
    await cancelRoster(ctx, actor, params.id)
    return { ok: true }
  },
}
