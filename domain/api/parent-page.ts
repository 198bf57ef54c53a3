import * as z from 'zod'
import { ANSWER_SORTS, ANSWER_STATES, FAMILY, LINK_DAYS, unfitForFamily } from '../registers/parent-page.ts'
import { type Endpoint, idParam, ok, paged, reason, uuid, widePage } from './kit.ts'

/** Words that a family reads: no long number, no label. */
const forFamily = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .superRefine((text, ctx) => {
      const fault = unfitForFamily(text)
      if (fault) ctx.addIssue({ code: 'custom', message: fault })
    })

const link = z.object({
  id: uuid,
  childId: uuid,
  childName: z.string(),
  className: z.string().nullable(),
  part: z.enum(FAMILY),
  madeOn: z.string(),
  madeBy: z.string(),
  until: z.string(),
  /** The parent agreed to use it; null: not yet. */
  agreedOn: z.string().nullable(),
  state: z.enum(['open', 'over', 'ended']),
  endedOn: z.string().nullable(),
  endedBy: z.string().nullable(),
  /** How often it was opened, and on which day last. */
  opened: z.number(),
  lastOn: z.string().nullable(),
})

const answer = z.object({
  id: uuid,
  childId: uuid,
  childName: z.string(),
  className: z.string().nullable(),
  part: z.enum(FAMILY),
  sort: z.enum(ANSWER_SORTS),
  words: z.string(),
  on: z.string(),
  state: z.enum(ANSWER_STATES),
  settledOn: z.string().nullable(),
  settledBy: z.string().nullable(),
  reason: z.string().nullable(),
  /** The promise that it became. */
  entry: uuid.nullable(),
})

export const parentPageApi = {
  proposeParentLinks: {
    method: 'GET',
    path: '/api/parent-links/proposals',
    needs: 'parent-page.read',
    about: '家长页：一个班或一名孩子，可以给家里的谁发链接，有哪些好消息可以告诉家里（表扬、鼓励、学习有进步）',
    query: z.object({ place: z.string().max(40).optional(), child: uuid.optional() }),
    response: z.object({
      items: z.array(
        z.object({
          childId: uuid,
          name: z.string(),
          className: z.string().nullable(),
          /** Who may be given one; `standing`: has one that holds, which a new one takes the place of. */
          parts: z.array(z.object({ part: z.enum(FAMILY), name: z.string().nullable(), standing: z.boolean() })),
          good: z.array(z.string()),
        }),
      ),
    }),
  },
  makeParentLinks: {
    method: 'POST',
    path: '/api/parent-links',
    needs: 'parent-page.write',
    about: '发家长页的链接：一人一个，到期作废，可以收回；再发一个，先前的就收回。地址只在这里给一次，不留底',
    body: z.object({
      links: z
        .array(z.object({ id: uuid, child: uuid, part: z.enum(FAMILY), good: forFamily(300) }))
        .min(1)
        .max(150),
      /** What the school asks of the family. */
      asks: forFamily(300).default(''),
      /** How to reach the teacher, as the school decides. */
      contact: z.string().trim().max(80).default(''),
      days: z.number().int().min(LINK_DAYS.least).max(LINK_DAYS.most).default(LINK_DAYS.usual),
    }),
    response: z.object({
      links: z.array(
        z.object({ id: uuid, childId: uuid, childName: z.string(), part: z.enum(FAMILY), path: z.string() }),
      ),
      until: z.string(),
    }),
    fresh: true,
  },
  listParentLinks: {
    method: 'GET',
    path: '/api/parent-links',
    needs: 'parent-page.read',
    about: '发过的家长页链接：给谁的、到哪天、最近打开；新发的在前',
    query: z.object({ ...widePage, place: z.string().max(40).optional(), child: uuid.optional() }),
    response: paged(link),
  },
  endParentLink: {
    method: 'POST',
    path: '/api/parent-links/{id}/end',
    needs: 'parent-page.write',
    about: '收回一个家长页链接，马上打不开',
    params: idParam,
    body: z.object({}),
    response: ok,
  },
  listParentAnswers: {
    method: 'GET',
    path: '/api/parent-answers',
    needs: 'parent-page.read',
    about: '家长在家长页上答的：等老师看的在前；child 给一名孩子的，看过的也在',
    query: z.object({ child: uuid.optional() }),
    response: z.object({ items: z.array(answer), more: z.number() }),
  },
  settleParentAnswer: {
    method: 'POST',
    path: '/api/parent-answers/{id}',
    needs: 'parent-page.write',
    about: '收下家长答的（成为承诺，或改号码），或放到一边并写原因',
    params: idParam,
    body: z.discriminatedUnion('take', [
      z.object({ take: z.literal(true) }),
      z.object({ take: z.literal(false), reason }),
    ]),
    response: z.object({ ok: z.literal(true), entry: uuid.nullable() }),
  },
} as const satisfies Record<string, Endpoint>
