import type { touchApi } from '../../../domain/api/touch.ts'
import { exportOutOfTouch } from '../../touch/queries/export-out-of-touch.ts'
import { listOutOfTouch } from '../../touch/queries/out-of-touch.ts'
import { type Handlers, XLSX } from '../types.ts'

export const touchHandlers: Handlers<typeof touchApi> = {
  listOutOfTouch: (ctx, actor, { query }) => listOutOfTouch(ctx, actor, query),
  exportOutOfTouch: async (ctx, actor, { query }) => {
    const { bytes, name } = await exportOutOfTouch(ctx, actor, query)
    return { file: bytes, name, type: XLSX }
  },
}
