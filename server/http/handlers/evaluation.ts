import type { evaluationApi } from '../../../domain/api/evaluation.ts'
import { getEvaluation } from '../../evaluation/queries/evaluation.ts'
import { exportEvaluation } from '../../evaluation/queries/export-evaluation.ts'
import type { Handlers } from '../types.ts'

export const evaluationHandlers: Handlers<typeof evaluationApi> = {
  getEvaluation: (ctx, actor, { query }) => getEvaluation(ctx, actor, query),
  exportEvaluation: async (ctx, actor, { query }) => {
    const { bytes, name } = await exportEvaluation(ctx, actor, query)
    return { file: bytes, name, type: 'application/zip' }
  },
}
