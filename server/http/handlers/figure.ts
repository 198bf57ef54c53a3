import type { figureApi } from '../../../domain/api/figure.ts'
import { getFigure, getFigureRows, listFigures } from '../../figures/queries/figure.ts'
import { pageOf } from '../../page-of.ts'
import { openSummary } from '../../reports/commands/open-summary.ts'
import { noteSummary, reviewSummary, submitSummary } from '../../reports/commands/review-summary.ts'
import {
  deleteSummary,
  issueSummary,
  resetSection,
  saveSummary,
  withdrawSummary,
} from '../../reports/commands/summaries.ts'
import { listIssuedBelow } from '../../reports/queries/issued-below.ts'
import { downloadSummary, getSummary, listSummaries } from '../../reports/queries/summaries.ts'
import { listSummaryCases } from '../../reports/queries/summary-cases.ts'
import type { Handlers } from '../types.ts'

export const figureHandlers: Handlers<typeof figureApi> = {
  listFigures: async (ctx, actor, { query }) => {
    const all = await listFigures(ctx, actor)
    return { ...all, ...pageOf(all.items, query, (f) => f.id) }
  },
  getFigure: (ctx, actor, { params, query }) => getFigure(ctx, actor, { ...params, ...query }),
  getFigureRows: (ctx, actor, { params, query }) => getFigureRows(ctx, actor, { ...params, ...query }),
  listSummaries: async (ctx, actor, { query }) => {
    const all = await listSummaries(ctx, actor)
    return { ...all, ...pageOf(all.items, query, (i) => i.id) }
  },
  openSummary: (ctx, actor, { body }) => openSummary(ctx, actor, body),
  getSummary: (ctx, actor, { params }) => getSummary(ctx, actor, params.id),
  listSummaryCases: (ctx, actor, { params, query }) => listSummaryCases(ctx, actor, params.id, query),
  listIssuedBelow: (ctx, actor, { params, query }) => listIssuedBelow(ctx, actor, params.id, query),
  saveSummary: (ctx, actor, { params, body }) => saveSummary(ctx, actor, params.id, body),
  resetSection: (ctx, actor, { params }) => resetSection(ctx, actor, params.id, params.key),
  withdrawSummary: (ctx, actor, { params, body }) => withdrawSummary(ctx, actor, params.id, body.reason),
  issueSummary: (ctx, actor, { params, body }) => issueSummary(ctx, actor, params.id, body.version),
  submitSummary: (ctx, actor, { params, body }) => submitSummary(ctx, actor, params.id, body.version),
  reviewSummary: (ctx, actor, { params, body }) => reviewSummary(ctx, actor, params.id, body),
  noteSummary: (ctx, actor, { params, body }) => noteSummary(ctx, actor, params.id, body),
  downloadSummary: async (ctx, actor, { params, query }) => {
    const { bytes, name, type } = await downloadSummary(ctx, actor, params.id, query)
    return { file: bytes, name, type }
  },
  deleteSummary: async (ctx, actor, { params }) => {
    await deleteSummary(ctx, actor, params.id)
    return { ok: true }
  },
}
