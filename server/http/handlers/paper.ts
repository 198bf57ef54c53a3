import type { paperApi } from '../../../domain/api/paper.ts'
import { setPaperText } from '../../papers/commands/set-paper-text.ts'
import { paperFile } from '../../papers/queries/paper-file.ts'
import { listPaperTexts } from '../../papers/queries/paper-texts.ts'
import { DOCX, type Handlers } from '../types.ts'

export const paperHandlers: Handlers<typeof paperApi> = {
  listPaperTexts: (ctx, actor, { query }) => listPaperTexts(ctx, actor, query),
  setPaperText: (ctx, actor, { params, body }) => setPaperText(ctx, actor, params.kind, body),
  makePaper: async (ctx, actor, { params, body }) => {
    const { bytes, name } = await paperFile(ctx, actor, params.paper, body)
    return { file: bytes, name, type: DOCX }
  },
}
