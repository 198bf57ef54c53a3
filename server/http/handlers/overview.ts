import type { overviewApi } from '../../../domain/api/overview.ts'
import { exportOverview } from '../../overview/queries/export-overview.ts'
import { getOverview } from '../../overview/queries/overview.ts'
import { getOverviewRows } from '../../overview/queries/overview-rows.ts'
import { getQuietPlaces } from '../../overview/queries/quiet-places.ts'
import { type Handlers, XLSX } from '../types.ts'

export const overviewHandlers: Handlers<typeof overviewApi> = {
  getOverview: (ctx, actor, { query }) => getOverview(ctx, actor, query),
  getOverviewRows: (ctx, actor, { query }) => getOverviewRows(ctx, actor, query),
  getQuietPlaces: (ctx, actor, { query }) => getQuietPlaces(ctx, actor, query),
  exportOverview: async (ctx, actor, { query }) => {
    const { bytes, name } = await exportOverview(ctx, actor, query)
    return { file: bytes, name, type: XLSX }
  },
}
