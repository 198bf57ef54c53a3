import * as z from 'zod'
import { DUTY_UNITS } from '../duties/types.ts'
import { ROLES } from '../roles.ts'
import { figureValue } from './figure.ts'
import type { Endpoint } from './kit.ts'
import { PLACE_KINDS, place } from './place.ts'

const named = z.object({ code: z.string(), name: z.string() })
/** The code of a place, where others go by its number. */
const placeCode = z.object({ placeId: z.string().min(1).max(40) })

/** One place: what it has, and its month (kinds.md §7). After the fixed addresses of places: a code is whatever an office calls it. */
export const placePageApi = {
  getPlace: {
    method: 'GET',
    path: '/api/places/{placeId}',
    needs: 'place.read',
    about: '一个单位（按代码）：上面下面是谁、有哪些人、各登记册有几条、这学期的数',
    params: placeCode,
    response: z.object({
      place,
      /** What it stands under, from the county down. */
      under: z.array(named),
      below: z.array(named.extend({ kind: z.enum(PLACE_KINDS) })),
      people: z.array(z.object({ name: z.string(), role: z.enum(ROLES), place: named })),
      registers: z.array(
        z.object({ kind: z.string(), title: z.string(), open: z.number().int(), ended: z.number().int() }),
      ),
      /** How many children today; null where the post reads no figures. */
      counts: z
        .object({
          pupils: z.number().nullable(),
          leftBehind: z.object({
            state: z.number().nullable(),
            education: z.number().nullable(),
            county: z.number().nullable(),
          }),
          files: z.number().nullable(),
        })
        .nullable(),
      /** Of the term that runs, or ran last; none where the post reads no figures. */
      figures: z.array(figureValue.extend({ term: z.string() })),
    }),
  },
  getPlaceCalendar: {
    method: 'GET',
    path: '/api/places/{placeId}/calendar',
    needs: 'place.read',
    about: '一个单位的一个月：哪天到期、做了什么、儿童之家哪天开、谁过生日、哪天放假',
    params: placeCode,
    query: z.object({
      month: z
        .string()
        .regex(/^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])$/)
        .optional(),
    }),
    response: z.object({
      month: z.string(),
      today: z.string(),
      days: z.array(
        z.object({
          on: z.string(),
          notes: z.array(z.string()),
          off: z.boolean(),
          items: z.array(
            z.object({
              sort: z.enum(['birthday', 'open', 'due', 'done']),
              title: z.string(),
              text: z.string(),
              /** Of what falls due: how many, how many of them are done. */
              count: z.object({ owed: z.number().int(), met: z.number().int(), unit: z.enum(DUTY_UNITS) }).nullable(),
              child: z.string().nullable(),
              record: z.string().nullable(),
              entry: z.string().nullable(),
              /** Key of the rule, or of the record's kind. */
              rule: z.string().nullable(),
            }),
          ),
        }),
      ),
    }),
  },
} as const satisfies Record<string, Endpoint>
