import * as z from 'zod'
import { FAMILY } from '../registers/parent-page.ts'
import { type Endpoint, idParam, uuid } from './kit.ts'

const given = z.object({
  id: uuid,
  /** Who agreed and how, in words. */
  words: z.string(),
  from: z.string(),
  until: z.string(),
  ended: z.boolean(),
  endReason: z.string().nullable(),
})

export const consentApi = {
  getConsents: {
    method: 'GET',
    path: '/api/children/{id}/consents',
    needs: 'entry.read',
    about: '一名孩子的资料用在哪些事上，各凭什么：法律要求的，和家里同意的（不满14岁监护人，满14岁孩子自己也要同意）',
    params: idParam,
    response: z.object({
      name: z.string(),
      className: z.string().nullable(),
      /** From fourteen on the child's own yes is asked for; null: the birthday is not known. */
      grown: z.boolean().nullable(),
      canWrite: z.boolean(),
      byLaw: z.array(z.object({ key: z.string(), title: z.string(), law: z.string(), carries: z.string() })),
      byConsent: z.array(
        z.object({
          key: z.string(),
          purpose: z.string(),
          title: z.string(),
          carries: z.string(),
          state: z.enum(['none', 'over', 'half', 'given']),
          /** Whose yes is still lacking. */
          lacks: z.enum(['guardian', 'child']).nullable(),
          until: z.string().nullable(),
          /** To be asked for anew within a fortnight. */
          renew: z.boolean(),
          given: z.array(given),
        }),
      ),
      /** Links to the parents' page that hold: each parent agrees there. */
      pages: z.array(z.object({ id: uuid, part: z.enum(FAMILY), until: z.string(), agreedOn: z.string().nullable() })),
      /** Pairings that live, with what the guardian said to them. */
      pairings: z.array(z.object({ id: uuid, line: z.string(), consent: z.string() })),
    }),
  },
} as const satisfies Record<string, Endpoint>
