import * as z from 'zod'
import { TOUCH_WANTS } from '../registers/touch.ts'
import { date, type Endpoint, page, paged, uuid } from './kit.ts'

const day = date.nullable()

/** When a child and its parents were last seen to meet, when a parent was last spoken with, and what was tried since. */
export const touch = z.object({
  /** By the file of each, and by what a record says of either. */
  fatherSeenOn: day,
  motherSeenOn: day,
  cameOn: day,
  /** The last of the three. */
  seenOn: day,
  unseen: z.enum(['together', 'unknown', 'seen', 'half', 'year']),
  reachedOn: day,
  triedOn: day,
  /** Days since then on which somebody tried and reached nobody. */
  tries: z.number().int(),
  unreached: z.boolean(),
  untried: z.boolean(),
})

const parent = z.object({ state: z.string(), place: z.string().nullable() })
const want = z.enum(TOUCH_WANTS)
const filters = {
  place: z.string().max(40).optional(),
  village: z.string().max(40).optional(),
  want: want.default('unseen-half'),
  sort: z.enum(['class', 'village', 'name']).default('class'),
}

export const touchApi = {
  listOutOfTouch: {
    method: 'GET',
    path: '/api/out-of-touch',
    // Who counts may see who is behind the number; a subject teacher reads no contacts with parents.
    needs: 'figure.read',
    about: '半年、一年没见过父母的孩子，三十天联系不上家长的，三十天没有人联系过的；各有最近的日子',
    query: z.object({ ...filters, ...page }),
    response: paged(
      z.object({
        id: uuid,
        name: z.string(),
        className: z.string().nullable(),
        schoolName: z.string().nullable(),
        villageName: z.string().nullable(),
        father: parent,
        mother: parent,
        touch,
      }),
    ).extend({
      /** So many left-behind children of the place were looked at, by the reading that the place counts by. */
      of: z.number().int(),
      reading: z.enum(['education', 'state']),
      counts: z.record(want, z.number().int()),
    }),
  },
  exportOutOfTouch: {
    method: 'GET',
    path: '/api/out-of-touch/export.xlsx',
    needs: 'child.export',
    about: '导出这张名单：同样的条件和次序',
    query: z.object(filters),
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
} as const satisfies Record<string, Endpoint>
