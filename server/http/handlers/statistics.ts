import type { statisticsApi } from '../../../domain/api/statistics.ts'
import { exportStatistics } from '../../statistics/queries/export-statistics.ts'
import { getStatistics } from '../../statistics/queries/statistics.ts'
import { type Handlers, XLSX } from '../types.ts'

export const statisticsHandlers: Handlers<typeof statisticsApi> = {
  getStatistics: (ctx, actor, { query }) => getStatistics(ctx, actor, query),
  exportStatistics: async (ctx, actor, { query }) => {
    const { bytes, name } = await exportStatistics(ctx, actor, query)
    return { file: bytes, name, type: XLSX }
  },
}
