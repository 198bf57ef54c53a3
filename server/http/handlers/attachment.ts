import type { attachmentApi } from '../../../domain/api/attachment.ts'
import { addAttachment } from '../../attachments/commands/add-attachment.ts'
import { putPicture } from '../../attachments/commands/put-picture.ts'
import { removeAttachment } from '../../attachments/commands/remove-attachment.ts'
import { listAttachments, listChildAttachments, listHiddenAttachments } from '../../attachments/queries/attachments.ts'
import { takePicture } from '../../attachments/queries/take-picture.ts'
import type { Handlers } from '../types.ts'

export const attachmentHandlers: Handlers<typeof attachmentApi> = {
  listAttachments: (ctx, actor, { query }) => listAttachments(ctx, actor, query),
  listChildAttachments: (ctx, actor, { params, query }) => listChildAttachments(ctx, actor, params.id, query),
  listHiddenAttachments: (ctx, actor, { query }) => listHiddenAttachments(ctx, actor, query),
  addAttachment: (ctx, actor, { body }) => addAttachment(ctx, actor, body),
  putPicture: (ctx, actor, { params, file }) => putPicture(ctx, actor, params.id, file),
  // The name tells nobody and nothing.
  getPicture: async (ctx, actor, { params, query }) => ({
    file: await takePicture(ctx, actor, params.id, query.size),
    name: 'picture.jpg',
    type: 'image/jpeg',
  }),
  removeAttachment: async (ctx, actor, { params, body }) => {
    await removeAttachment(ctx, actor, params.id, body.reason)
    return { ok: true }
  },
}
