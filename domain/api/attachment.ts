import * as z from 'zod'
import { hasLetter, NO_LETTER } from '../kit/text.ts'
import { ATTACHED_TO, MOST_OF_ONE, MOST_SHOWN, MOST_WORDS, PICTURE_STATES, SHOWS } from '../registers/attachment.ts'
import { type Endpoint, idParam, ok, page, paged, reason, uuid } from './kit.ts'

export const attachment = z.object({
  id: uuid,
  of: z.enum(ATTACHED_TO),
  on: uuid,
  /** What is to be seen, as whoever took it wrote. */
  words: z.string(),
  shows: z.enum(SHOWS),
  /** Children who can be known on it, as far as the reader sees them. */
  children: z.array(z.object({ id: uuid, name: z.string() })),
  state: z.enum(PICTURE_STATES),
  /** Why it is out of sight; null where it is not. */
  why: z.string().nullable(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  bytes: z.number().int().nullable(),
  by: z.string(),
  madeAt: z.string(),
  mine: z.boolean(),
  canRemove: z.boolean(),
})

export const attachmentApi = {
  listAttachments: {
    method: 'GET',
    path: '/api/attachments',
    needs: 'attachment.read',
    about: '一份档案、一条记录、一件登记、一笔爱心账上的照片与附件，先添的在前；谁看得到那一件，谁就看得到它的照片',
    query: z.object({ of: z.enum(ATTACHED_TO), on: uuid }),
    response: z.object({
      items: z.array(attachment).max(MOST_OF_ONE),
      canAdd: z.boolean(),
      /** What it is a picture of, in a few words: 家访 11月20日. */
      title: z.string(),
      /** Children whom the thing is about, of those in sight, each with what a picture of it still lacks. */
      children: z.array(z.object({ id: uuid, name: z.string(), lacks: z.string().nullable() })),
    }),
  },
  listChildAttachments: {
    method: 'GET',
    path: '/api/children/{id}/attachments',
    needs: 'attachment.read',
    about: '一名孩子档案、记录、登记里的照片与附件，新的在前；同意撤回或到期的不给看，列出来等着删',
    params: idParam,
    query: z.object(page),
    response: paged(attachment).extend({ canAdd: z.boolean() }),
  },
  listHiddenAttachments: {
    method: 'GET',
    path: '/api/attachments/hidden',
    needs: 'attachment.read',
    about: '同意撤回或到期、已经看不到的照片，等着删：自己能删的，旧的在前',
    query: z.object(page),
    response: paged(attachment),
  },
  addAttachment: {
    method: 'POST',
    path: '/api/attachments',
    needs: 'attachment.write',
    about:
      '说一声要添一张照片：添在哪一件上、照片里有没有认得出的孩子（有，就要家里同意拍照，满14岁还要孩子自己同意）；图接着用 putPicture 送',
    body: z.object({
      id: uuid,
      of: z.enum(ATTACHED_TO),
      on: uuid,
      shows: z.enum(SHOWS),
      children: z.array(uuid).max(MOST_SHOWN).default([]),
      words: z
        .string()
        .trim()
        .max(MOST_WORDS)
        .refine((text) => text === '' || hasLetter(text), NO_LETTER)
        .default(''),
    }),
    response: attachment,
  },
  putPicture: {
    method: 'PUT',
    path: '/api/attachments/{id}/picture',
    needs: 'attachment.write',
    about: '送一张照片的图（JPEG、PNG、WebP）：重新编码、缩到 200 KB 以内，拍摄地点等信息全部去掉，加密保存',
    params: idParam,
    upload: true,
    response: attachment,
  },
  getPicture: {
    method: 'GET',
    path: '/api/attachments/{id}/picture',
    needs: 'attachment.read',
    about: '看一张照片：小图或大图（JPEG）；看了哪名孩子的照片留下记录',
    params: idParam,
    query: z.object({ size: z.enum(['small', 'whole']).default('whole') }),
    produces: 'image/jpeg',
    fresh: true,
  },
  removeAttachment: {
    method: 'POST',
    path: '/api/attachments/{id}/remove',
    needs: 'attachment.write',
    about: '删一张照片：图马上没有，留下一行谁添的、谁删的、为什么',
    params: idParam,
    body: z.object({ reason }),
    response: ok,
  },
} as const satisfies Record<string, Endpoint>
