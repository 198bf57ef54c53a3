import type { recordApi } from '../../../domain/api/record.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { getClassGrid } from '../../records/queries/class-grid.ts'
import { exportRecords } from '../../records/queries/export-records.ts'
import { prepareRecord } from '../../records/queries/prepare-record.ts'
import { listRecords } from '../../records/queries/records.ts'
import { type Handlers, XLSX } from '../types.ts'

export const recordHandlers: Handlers<typeof recordApi> = {
  saveRecords: (ctx, actor, { body }) => saveRecords(ctx, actor, body),
  prepareRecord: (ctx, actor, { query }) => prepareRecord(ctx, actor, query),
  getClassGrid: (ctx, actor, { query }) => getClassGrid(ctx, actor, query),
  exportRecords: async (ctx, actor, { query }) => {
    const { bytes, name } = await exportRecords(ctx, actor, query)
    return { file: bytes, name, type: XLSX }
  },
  listRecords: (ctx, actor, { query }) => listRecords(ctx, actor, query),
}
