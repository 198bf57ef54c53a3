import * as z from 'zod'
import { NOT_REPORTED, OVERVIEW_COUNTS, OVERVIEW_KINDS, type OverviewCount } from '../overview.ts'
import { type Endpoint, page, widePage } from './kit.ts'
import { PLACE_KINDS } from './place.ts'

const numbers = z.object(
  Object.fromEntries(OVERVIEW_COUNTS.map((key) => [key, z.number().int()])) as Record<OverviewCount, z.ZodInt>,
)
const asked = {
  /** A township or the county; the own place when it is not given. */
  place: z.string().max(40).optional(),
  /** What a row is; the usual one of the place when it is not given. */
  by: z.enum(OVERVIEW_KINDS).optional(),
}

export const overviewApi = {
  getOverview: {
    method: 'GET',
    path: '/api/overview',
    needs: 'duty.read',
    about: '各校一览：一所学校（村、乡镇）一行，有合计；没报的、近七天有变的',
    query: z.object({ ...asked, ...widePage }),
    response: z.object({
      next: z.string().nullable(),
      place: z.object({ code: z.string(), name: z.string(), kind: z.enum(PLACE_KINDS) }),
      by: z.enum(OVERVIEW_KINDS),
      kinds: z.array(z.enum(OVERVIEW_KINDS)),
      reading: z.enum(['education', 'state', 'county']),
      term: z.string().nullable(),
      month: z.string(),
      today: z.string(),
      quietDays: z.number(),
      rows: z.array(
        numbers.extend({
          code: z.string(),
          name: z.string(),
          kind: z.enum(PLACE_KINDS),
          under: z.string().nullable(),
          listOn: z.string().nullable(),
          lists: z.object({ done: z.number(), of: z.number() }).nullable(),
          lastRecordOn: z.string().nullable(),
          notReported: z.array(z.enum(NOT_REPORTED)),
        }),
      ),
      rest: numbers.nullable(),
      total: numbers,
    }),
  },
  getOverviewRows: {
    method: 'GET',
    path: '/api/overview/rows',
    needs: 'duty.read',
    about: '一览里一个数后面是谁：数是多少就有多少行',
    query: z.object({
      ...asked,
      ...page,
      what: z.enum(OVERVIEW_COUNTS),
      /** Code of the row; `rest`: what stands in none; absent: the whole. */
      row: z.string().max(40).optional(),
    }),
    response: z.object({
      total: z.number(),
      next: z.string().nullable(),
      items: z.array(
        z.object({
          key: z.string(),
          children: z.array(z.object({ id: z.string(), name: z.string() })),
          school: z.string().nullable(),
          class: z.string().nullable(),
          village: z.string().nullable(),
          duty: z.string().nullable(),
          state: z.enum(['met', 'overdue', 'open']).nullable(),
          on: z.string().nullable(),
        }),
      ),
    }),
  },
  exportOverview: {
    method: 'GET',
    path: '/api/overview/export.xlsx',
    needs: 'duty.read',
    about: '把一览导出成表格：只有数，没有名字',
    query: z.object(asked),
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
} as const satisfies Record<string, Endpoint>
