import type { recordApi } from '../../../domain/api/record.ts'
import { saveRecords } from '../../commands/save-records.ts'
import { prepareRecord } from '../../queries/prepare-record.ts'
import { listRecords } from '../../queries/records.ts'
import type { Handlers } from '../types.ts'

export const recordHandlers: Handlers<typeof recordApi> = {
  saveRecords: (ctx, actor, { body }) => saveRecords(ctx, actor, body),
  prepareRecord: (ctx, actor, { query }) => prepareRecord(ctx, actor, query),
  listRecords: (ctx, actor, { query }) => listRecords(ctx, actor, query),
}
