import * as z from 'zod'
import { type Endpoint, idParam, uuid } from './kit.ts'

/** What a helper sees of a paired child: never the file, the parents, a phone or a number (kinds.md §6, decision 031). */
const card = z.object({
  /** The pairing's own id. */
  id: uuid,
  name: z.string(),
  className: z.string(),
  village: z.string(),
  /** In steps of two years: 8–9岁. */
  ageBand: z.string(),
  since: z.string(),
  /** How often they meet, and what was agreed to help with. */
  rhythm: z.string(),
  does: z.string(),
  /** The day of the last meeting that reached the child. */
  lastMet: z.string().nullable(),
  /** By when the next one is agreed; `over`: that day has gone by. */
  next: z.object({ on: z.string(), over: z.boolean() }).nullable(),
})

export const cardApi = {
  listCards: {
    method: 'GET',
    path: '/api/cards',
    needs: 'card.read',
    about: '帮扶人自己的帮扶卡：每个结对的孩子叫什么、哪个班、哪个村、多大、说好多久见一次、下一次在哪天前',
    response: z.object({ items: z.array(card) }),
  },
  getCard: {
    method: 'GET',
    path: '/api/cards/{id}',
    needs: 'card.read',
    about: '一张帮扶卡：说好的事、到学校找谁、往来过哪几次（别人记的只说怎么往来的）',
    params: idParam,
    response: card.extend({
      /** Whom to ask at school: the head teacher's name and where. */
      ask: z.string(),
      met: z.array(z.object({ on: z.string(), line: z.string(), reached: z.boolean() })),
    }),
  },
} as const satisfies Record<string, Endpoint>
