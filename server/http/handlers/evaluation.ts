import type { evaluationApi } from '../../../domain/api/evaluation.ts'
import { setEvaluationList } from '../../evaluation/commands/set-evaluation-list.ts'
import { getEvaluation } from '../../evaluation/queries/evaluation.ts'
import { getEvaluationList } from '../../evaluation/queries/evaluation-list.ts'
import { exportEvaluation, exportEvaluationPdf } from '../../evaluation/queries/export-evaluation.ts'
import { type Handlers, PDF } from '../types.ts'

export const evaluationHandlers: Handlers<typeof evaluationApi> = {
  getEvaluation: (ctx, actor, { query }) => getEvaluation(ctx, actor, query),
  getEvaluationList: (ctx, actor, { query }) => getEvaluationList(ctx, actor, query),
  setEvaluationList: (ctx, actor, { body }) => setEvaluationList(ctx, actor, body),
  exportEvaluation: async (ctx, actor, { query }) => {
    const { bytes, name } = await exportEvaluation(ctx, actor, query)
    return { file: bytes, name, type: 'application/zip' }
  },
  exportEvaluationPdf: async (ctx, actor, { query }) => {
    const { bytes, name } = await exportEvaluationPdf(ctx, actor, query)
    return { file: bytes, name, type: PDF }
  },
}
