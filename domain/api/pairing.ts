import * as z from 'zod'
import { type Endpoint, uuid } from './kit.ts'

const place = z.object({ place: z.string().max(40) })

export const pairingApi = {
  getPairingBoard: {
    method: 'GET',
    path: '/api/pairing-board',
    needs: 'entry.read',
    about: '结对：谁带着几名，谁还没有人帮，哪几对好久没往来（学校、班、村）',
    query: place,
    response: z.object({
      /** So many children one helper looks after at most. */
      most: z.number(),
      /** Of all, whatever is listed. */
      counts: z.object({
        children: z.number(),
        paired: z.number(),
        waiting: z.number(),
        helping: z.number(),
        silent: z.number(),
      }),
      helpers: z.array(
        z.object({
          key: z.string(),
          name: z.string(),
          sort: z.string(),
          sortTitle: z.string(),
          what: z.string(),
          lives: z.string().nullable(),
          carries: z.number(),
          free: z.number(),
        }),
      ),
      /** Children who have nobody, the longest waiting first: left behind since then. */
      waiting: z.array(z.object({ id: uuid, name: z.string(), className: z.string().nullable(), since: z.string() })),
      /** Pairs that have not met for more than twice as long as was agreed; `last` null: never. */
      silent: z.array(
        z.object({
          id: uuid,
          helper: z.string(),
          childId: z.string(),
          child: z.string(),
          rhythm: z.string(),
          last: z.string().nullable(),
          since: z.string(),
          days: z.number(),
        }),
      ),
    }),
  },
  getPairProposals: {
    method: 'GET',
    path: '/api/pairing-board/proposals',
    needs: 'entry.read',
    about: '谁可以来帮这名孩子：三位，各有哪些事实；由人来定',
    query: place.extend({ child: uuid }),
    response: z.object({
      child: z.object({
        id: uuid,
        name: z.string(),
        sex: z.string(),
        age: z.number().nullable(),
        className: z.string().nullable(),
        village: z.string().nullable(),
        boarder: z.boolean().nullable(),
      }),
      mayWrite: z.boolean(),
      items: z.array(
        z.object({
          key: z.string(),
          account: z.string().nullable(),
          name: z.string(),
          sort: z.string(),
          what: z.string(),
          carries: z.number(),
          free: z.number(),
          /** Facts for (`good`) and against; `soon`: something that has to be renewed first. */
          reasons: z.array(z.object({ good: z.boolean(), text: z.string(), soon: z.literal(true).optional() })),
        }),
      ),
      /** Who is near and has no place left, in words. */
      notProposed: z.array(z.string()),
    }),
  },
} as const satisfies Record<string, Endpoint>
