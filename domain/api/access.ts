import * as z from 'zod'
import { ROLES } from '../roles.ts'
import { type Endpoint, page, paged, uuid } from './kit.ts'

const line = z.object({
  postId: uuid,
  accountId: uuid,
  name: z.string(),
  login: z.string(),
  role: z.enum(ROLES),
  roleName: z.string(),
  /** What the post sees, in a sentence. */
  sees: z.string(),
  place: z.string(),
  from: z.string(),
  until: z.string().nullable(),
  standsFor: z.string().nullable(),
  disabled: z.boolean(),
  lastSignIn: z.string().nullable(),
  /** What it holds in person: children of its entries, and entries. */
  children: z.number(),
  entries: z.number(),
  /** Not on the list that was signed last. */
  fresh: z.boolean(),
  mayEnd: z.boolean(),
})
const signed = z.object({ year: z.number(), on: z.string(), by: z.string(), posts: z.number() })

export const accessApi = {
  getAccessList: {
    method: 'GET',
    path: '/api/access-list',
    needs: 'account.read',
    about: '谁看得到什么：一个单位的每个职务，看得到什么、从哪天起、上次登录；写 year 是那一学年签下的',
    query: z.object({
      place: z.string().max(40).optional(),
      year: z.coerce.number().int().min(2000).max(2200).optional(),
      ...page,
    }),
    response: paged(line).extend({
      place: z.object({ code: z.string(), name: z.string() }),
      /** The school year that begins in this year. */
      year: z.number(),
      total: z.number(),
      /** Of this school year; null where it is not signed yet. */
      signed: signed.nullable(),
      /** Years that were signed, the newest first. */
      earlier: z.array(signed),
      /** Posts of the list that was signed last and are no more. */
      gone: z.array(z.object({ name: z.string(), roleName: z.string(), place: z.string() })),
      maySign: z.boolean(),
    }),
  },
  signAccessList: {
    method: 'POST',
    path: '/api/access-list/sign',
    needs: 'access.sign',
    about: '核对完：签下这一学年谁看得到什么；posts 是看到的有几行',
    body: z.object({ place: z.string().max(40), posts: z.number().int().min(0).max(100_000) }),
    response: z.object({ id: uuid, year: z.number() }),
  },
} as const satisfies Record<string, Endpoint>
