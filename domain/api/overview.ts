import * as z from 'zod'
import { DUTY_UNITS } from '../duties/types.ts'
import { NOT_REPORTED, OVERVIEW_COUNTS, OVERVIEW_KINDS, OVERVIEW_OPENS, type OverviewCount } from '../overview.ts'
import { type Endpoint, page, widePage } from './kit.ts'
import { PLACE_KINDS } from './place.ts'

const numbers = z.object(
  Object.fromEntries(OVERVIEW_COUNTS.map((key) => [key, z.number().int()])) as Record<OverviewCount, z.ZodInt>,
)
const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)
/** What each rule asks for this month, and what each month left undone; in the order of `rules` and `months`. */
const work = {
  duties: z.array(z.object({ due: z.number(), met: z.number(), overdue: z.number() })),
  months: z.array(z.object({ owed: z.number(), missed: z.number() })),
}
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
      term: z.string().nullable(),
      month: z.string(),
      /** Rules of which something falls into this month, and the months of the term until now in which something fell due. */
      rules: z.array(z.object({ rule: z.string(), title: z.string(), unit: z.enum(DUTY_UNITS) })),
      months: z.array(z.string()),
      today: z.string(),
      quietDays: z.number(),
      rows: z.array(
        numbers.extend({
          ...work,
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
      rest: numbers.extend(work).nullable(),
      total: numbers.extend(work),
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
      what: z.enum(OVERVIEW_OPENS),
      /** Of duties: only those of this rule. */
      rule: z.string().max(40).optional(),
      /** Of `missed`: in which month it fell due; the month that runs when it is not given. */
      month: month.optional(),
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
          /** The rule of that duty, by its key. */
          rule: z.string().nullable(),
          state: z.enum(['met', 'overdue', 'open']).nullable(),
          on: z.string().nullable(),
        }),
      ),
    }),
  },
  getQuietPlaces: {
    method: 'GET',
    path: '/api/overview/quiet',
    needs: 'duty.read',
    about: '两周没有一条记录的学校和村：有父母外出的孩子的才算',
    query: z.object({ place: asked.place, ...page }),
    response: z.object({
      total: z.number(),
      next: z.string().nullable(),
      quietDays: z.number(),
      items: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          kind: z.enum(PLACE_KINDS),
          under: z.string().nullable(),
          /** The day on which the last record came in; null: none ever did. */
          lastRecordOn: z.string().nullable(),
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
