import * as z from 'zod'
import { PROMOTIONS } from '../registers/promotion.ts'
import { date, type Endpoint, ok, reason, uuid } from './kit.ts'

const school = z.string().max(40)
/** Of one who leaves with a certificate: the code of the school of this county to which it is handed; null: not known yet. */
const next = school.nullable()

export const promotionApi = {
  getPromotion: {
    method: 'GET',
    path: '/api/promotion',
    needs: 'roster.import',
    about: '升级与毕业：一所学校的班各多少名、升到哪个班；办过的',
    query: z.object({ school: school.optional(), on: date.optional() }),
    response: z.object({
      school: z.object({ code: z.string(), name: z.string() }),
      /** The day from which it would hold. */
      on: date,
      classes: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          /** On its roll on that day. */
          children: z.number(),
          /** Of them those of whom something is written from that day on already: they are left as they are. */
          placed: z.number(),
          suggest: z.enum(PROMOTIONS),
          /** Where it moves up to; null where it cannot. `made`: the school has no such class yet. */
          up: z.object({ name: z.string(), made: z.boolean() }).nullable(),
          /** Who has the class on that day, and may go up with it. */
          teachers: z.array(z.object({ post: uuid, name: z.string() })),
        }),
      ),
      done: z.array(
        z.object({
          id: uuid,
          on: date,
          by: z.string(),
          moved: z.number(),
          graduated: z.number(),
          /** Of the graduates those who were handed to a school. */
          handed: z.number(),
          teachers: z.number(),
          undone: z.boolean(),
          /** Why it would not be taken back now, as a sentence; null where it would, or was. */
          undoRefused: z.string().nullable(),
        }),
      ),
    }),
  },
  promoteClasses: {
    method: 'POST',
    path: '/api/promotion',
    needs: 'roster.import',
    about: '办升级与毕业：一次写完一所学校，可以撤回',
    body: z.object({
      school,
      on: date,
      classes: z
        .array(
          z.object({
            code: z.string().max(40),
            does: z.enum(PROMOTIONS),
            children: z.number().int().min(0),
            /** Of a class that leaves: the school to which all of it is handed (decision 063). */
            next: next.optional(),
            /** Of a class that moves up: its head teachers who go along; the others stay with the room. */
            along: z.array(uuid).max(5).default([]),
          }),
        )
        .min(1)
        .max(200),
      /** Who repeats the year: stays in the class. */
      repeat: z.array(uuid).max(500),
      /** Graduates who go to another school than the rest of their class. */
      except: z
        .array(z.object({ child: uuid, next }))
        .max(500)
        .default([]),
    }),
    response: z.object({
      id: uuid,
      moved: z.number(),
      graduated: z.number(),
      handed: z.number(),
      teachers: z.number(),
    }),
  },
  undoPromotion: {
    method: 'POST',
    path: '/api/promotion/undo',
    needs: 'roster.import',
    about: '撤回一次升级与毕业；以后有人改过、记过时说明是谁',
    body: z.object({ school, id: uuid, reason }),
    response: ok,
  },
} as const satisfies Record<string, Endpoint>
