import type { chartApi } from '../../../domain/api/chart.ts'
import { getCharts } from '../../charts/queries/charts.ts'
import type { Handlers } from '../types.ts'

export const chartHandlers: Handlers<typeof chartApi> = {
  getCharts: (ctx, actor, { query }) => getCharts(ctx, actor, query),
}
