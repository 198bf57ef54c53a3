import sharp from 'sharp'
import type { Actor } from '../../domain/roles.ts'
import { addAttachment } from '../attachments/commands/add-attachment.ts'
import { putPicture } from '../attachments/commands/put-picture.ts'
import type { Ctx } from '../context.ts'
import { newId } from '../ids.ts'

/** A plain picture of one colour, as JPEG. */
export const plainPicture = (background = '#8fb4a4', side = 400): Promise<Buffer> =>
  sharp({ create: { width: side, height: side, channels: 3, background } })
    .jpeg()
    .toBuffer()

type Of = Pick<Parameters<typeof addAttachment>[2], 'of' | 'on'> &
  Partial<Pick<Parameters<typeof addAttachment>[2], 'shows' | 'children' | 'words'>>

/** Announced and sent, as a screen does it; answers its id. */
export const addPicture = async (ctx: Ctx, actor: Actor, on: Of, bytes?: Buffer): Promise<string> => {
  const id = newId(ctx.now())
  await addAttachment(ctx, actor, { id, shows: 'none', children: [], words: '', ...on })
  await putPicture(ctx, actor, id, bytes ?? (await plainPicture()))
  return id
}
