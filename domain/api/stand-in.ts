import * as z from 'zod'
import { date, type Endpoint, idParam, ok, reason, uuid } from './kit.ts'

const standIn = z.object({
  /** Of the post that was given for it. */
  id: uuid,
  roleName: z.string(),
  place: z.object({ code: z.string(), name: z.string() }),
  away: z.string(),
  standIn: z.string(),
  from: date,
  /** The last day on which it holds. */
  until: date,
  /** For those who name stand-ins and for the two themselves; null for everybody else. */
  why: z.string().nullable(),
  by: z.string(),
  /** False where it begins on a day to come. */
  running: z.boolean(),
  mayEnd: z.boolean(),
})

export const standInApi = {
  listStandIns: {
    method: 'GET',
    path: '/api/stand-ins',
    needs: 'place.read',
    about: '一个单位和它下面现在（或将要）谁替谁代班',
    query: z.object({ place: z.string().max(40).optional() }),
    response: z.object({ items: z.array(standIn), capped: z.boolean() }),
  },
  addStandIn: {
    method: 'POST',
    path: '/api/stand-ins',
    needs: 'stand-in.write',
    about: '代班：谁替谁的哪个职务，从哪天到哪天，为什么；到日子自己结束',
    body: z.object({ post: uuid, account: uuid, from: date, until: date, why: reason }),
    response: z.object({ id: uuid }),
  },
  endStandIn: {
    method: 'POST',
    path: '/api/stand-ins/{id}/end',
    needs: 'stand-in.write',
    about: '提前结束代班',
    params: idParam,
    body: z.object({ reason }),
    response: ok,
  },
} as const satisfies Record<string, Endpoint>
