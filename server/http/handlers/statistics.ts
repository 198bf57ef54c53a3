import type { statisticsApi } from '../../../domain/api/statistics.ts'
import { setStatisticsForm } from '../../statistics/commands/set-statistics-form.ts'
import { exportStatistics } from '../../statistics/queries/export-statistics.ts'
import { readStatistics } from '../../statistics/queries/read-statistics.ts'
import { getStatistics } from '../../statistics/queries/statistics.ts'
import { getStatisticsForm } from '../../statistics/queries/statistics-form.ts'
import { type Handlers, PDF, XLSX } from '../types.ts'

export const statisticsHandlers: Handlers<typeof statisticsApi> = {
  getStatistics: (ctx, actor, { query }) => getStatistics(ctx, actor, query),
  exportStatistics: async (ctx, actor, { query }) => {
    const { bytes, name } = await exportStatistics(ctx, actor, query)
    return { file: bytes, name, type: XLSX }
  },
  exportStatisticsPdf: async (ctx, actor, { query }) => {
    const { bytes, name } = await exportStatistics(ctx, actor, query, 'pdf')
    return { file: bytes, name, type: PDF }
  },
  readStatistics: (ctx, actor, { query, file }) => readStatistics(ctx, actor, file, query),
  getStatisticsForm: (ctx, actor) => getStatisticsForm(ctx, actor),
  setStatisticsForm: (ctx, actor, { body }) => setStatisticsForm(ctx, actor, body),
}
