import type { figureApi } from '../../../domain/api/figure.ts'
import { deleteSummary, issueSummary, openSummary, resetSection, saveSummary } from '../../commands/summaries.ts'
import { getFigure, getFigureRows, listFigures } from '../../queries/figure.ts'
import { downloadSummary, getSummary, listSummaries } from '../../queries/summaries.ts'
import type { Handlers } from '../types.ts'

export const figureHandlers: Handlers<typeof figureApi> = {
  listFigures: (ctx, actor) => listFigures(ctx, actor),
  getFigure: (ctx, actor, { params, query }) => getFigure(ctx, actor, { ...params, ...query }),
  getFigureRows: (ctx, actor, { params, query }) => getFigureRows(ctx, actor, { ...params, ...query }),
  listSummaries: (ctx, actor) => listSummaries(ctx, actor),
  openSummary: (ctx, actor, { body }) => openSummary(ctx, actor, body),
  getSummary: (ctx, actor, { params }) => getSummary(ctx, actor, params.id),
  saveSummary: (ctx, actor, { params, body }) => saveSummary(ctx, actor, params.id, body),
  resetSection: (ctx, actor, { params }) => resetSection(ctx, actor, params.id, params.key),
  issueSummary: (ctx, actor, { params, body }) => issueSummary(ctx, actor, params.id, body.version),
  downloadSummary: async (ctx, actor, { params, query }) => {
    const { bytes, name, type } = await downloadSummary(ctx, actor, params.id, query)
    return { file: bytes, name, type }
  },
  deleteSummary: async (ctx, actor, { params }) => {
    await deleteSummary(ctx, actor, params.id)
    return { ok: true }
  },
}
