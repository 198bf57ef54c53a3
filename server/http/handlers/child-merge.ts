import type { childMergeApi } from '../../../domain/api/child-merge.ts'
import { mergeChildren } from '../../children/commands/merge-children.ts'
import { sayApart } from '../../children/commands/say-apart.ts'
import { undoChildMerge } from '../../children/commands/undo-child-merge.ts'
import { getLikelyPairs } from '../../children/queries/likely-pairs.ts'
import { getChildMerge } from '../../children/queries/merge-preview.ts'
import type { Handlers } from '../types.ts'

export const childMergeHandlers: Handlers<typeof childMergeApi> = {
  getLikelyPairs: (ctx, actor, { query }) => getLikelyPairs(ctx, actor, query),
  getChildMerge: (ctx, actor, { params, query }) => getChildMerge(ctx, actor, params.id, query.gone),
  mergeChildren: (ctx, actor, { params, body }) => mergeChildren(ctx, actor, params.id, body),
  undoChildMerge: (ctx, actor, { params, body }) => undoChildMerge(ctx, actor, params.id, body),
  sayApart: async (ctx, actor, { params, body }) => {
    await sayApart(ctx, actor, params.id, body.other)
    return { ok: true }
  },
}
