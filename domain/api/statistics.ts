import * as z from 'zod'
import { MOST_EQUATIONS, MOST_ITEMS } from '../reports/tables/county-form.ts'
import { TABLE_KEYS } from '../reports/tables/define-table.ts'
import { date, type Endpoint } from './kit.ts'
import { PLACE_KINDS } from './place.ts'

const asked = {
  table: z.enum(TABLE_KEYS),
  /** The own place when it is not given. */
  place: z.string().max(40).optional(),
  term: z.string().max(20),
  /** The day that is counted; today or the term's end when it is not given. */
  at: date.optional(),
}
/** One number an item, in the order of `items`; null for what the register does not hold. */
const values = z.array(z.number().nullable())

const nos = z.array(z.number().int().min(1).max(MOST_ITEMS)).min(1).max(MOST_ITEMS)
const mapped = {
  items: z
    .array(
      z.object({
        group: z.string().trim().max(20),
        label: z.string().trim().min(1).max(40),
        depth: z.union([z.literal(0), z.literal(1)]),
        figure: z.string().max(60).nullable(),
      }),
    )
    .min(1)
    .max(MOST_ITEMS),
  equations: z.array(z.object({ whole: nos, parts: nos, on: z.boolean() })).max(MOST_EQUATIONS),
}
const countyForm = z.object({
  title: z.string(),
  /** The newest; 0: the county has mapped nothing. */
  version: z.number().int(),
  fromTerm: z.string().nullable(),
  nowTerm: z.string().nullable(),
  terms: z.array(z.string()),
  ...mapped,
  /** Our reading, and the columns of it that no source that could be opened confirms. */
  ours: z.object({ ...mapped, unsure: z.array(z.number().int()) }),
  figures: z.array(z.object({ id: z.string(), title: z.string(), definition: z.string() })),
  versions: z.array(
    z.object({
      version: z.number().int(),
      fromTerm: z.string(),
      by: z.string(),
      on: z.string(),
      columns: z.number().int(),
    }),
  ),
})

export const statisticsApi = {
  getStatistics: {
    method: 'GET',
    path: '/api/statistics',
    needs: 'figure.read',
    about: '统计表：一项一行，下面每个单位一列，有平不平；每个数都能点开到孩子',
    query: z.object(asked),
    response: z.object({
      table: z.enum(TABLE_KEYS),
      title: z.string(),
      reading: z.string(),
      note: z.string().nullable(),
      /** Which of the county's own versions of the table this is; 0: as the system reads it. */
      form: z.number().int(),
      /** Tables that may be asked for here. */
      tables: z.array(z.object({ key: z.enum(TABLE_KEYS), title: z.string() })),
      place: z.object({ code: z.string(), name: z.string(), kind: z.enum(PLACE_KINDS) }),
      term: z.string(),
      cutoff: z.string(),
      items: z.array(
        z.object({
          no: z.number().int(),
          group: z.string(),
          label: z.string(),
          depth: z.number().int(),
          figure: z.string().nullable(),
          /** Our reading of the form, which no source confirms and no county has mapped. */
          ours: z.boolean(),
        }),
      ),
      total: values,
      units: z.array(z.object({ code: z.string(), name: z.string(), values })),
      /** How many of the first item are counted in the whole and stand in none of the units: no village written, a class that was closed. */
      outside: z.number().int(),
      /** May the actor hand this table in for this place; is the actor above it, to take it or give it back. */
      mayHandIn: z.boolean(),
      mayAnswer: z.boolean(),
      /** Handed in for this place and the places below in this term, the newest first. */
      returns: z.array(
        z.object({
          id: z.string(),
          place: z.object({ code: z.string(), name: z.string() }),
          at: z.string(),
          on: z.string(),
          by: z.string(),
          state: z.string(),
          stateTitle: z.string(),
          ended: z.boolean(),
          note: z.string(),
          remark: z.string(),
          versions: z.record(z.string(), z.number()),
          /** Is the actor above the place, to take it or give it back. */
          mayAnswer: z.boolean(),
          /** Handed in under which version of the county's table. */
          form: z.number().int(),
          /** Where the register says something else today of the same day; null where the table shows another day or another version. */
          differs: z.array(z.object({ no: z.number().int(), was: z.number(), is: z.number().nullable() })).nullable(),
        }),
      ),
      /** Numbers that offices wrote by hand into the table of this day, beside the register's; may the actor add one. */
      mayRemark: z.boolean(),
      remarks: z.array(
        z.object({
          id: z.string(),
          place: z.object({ code: z.string(), name: z.string() }),
          no: z.number().int(),
          said: z.number(),
          /** The register's number when it was written down. */
          was: z.number().nullable(),
          why: z.string(),
          by: z.string(),
          on: z.string(),
        }),
      ),
      /** `untold`: parts that the register does not hold may make the difference. `lacks`: the figure whose children keep it from coming out. */
      equations: z.array(
        z.object({
          key: z.string(),
          text: z.string(),
          whole: z.array(z.number().int()),
          parts: z.array(z.number().int()),
          holds: z.enum(['yes', 'no', 'untold']),
          differs: z.number(),
          lacks: z.string().nullable(),
          /** Units where it does not come out, by how much. */
          units: z.array(z.object({ code: z.string(), differs: z.number() })),
        }),
      ),
    }),
  },
  exportStatistics: {
    method: 'GET',
    path: '/api/statistics/export.xlsx',
    needs: 'figure.read',
    about: '统计表的 Excel：一个单位一行，一项一列，可直接打印',
    query: z.object(asked),
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  exportStatisticsPdf: {
    method: 'GET',
    path: '/api/statistics/export.pdf',
    needs: 'figure.read',
    about: '统计表的 PDF：横排，表头每页都有，平不平写在表下',
    query: z.object(asked),
    produces: 'application/pdf',
  },
  readStatistics: {
    method: 'POST',
    path: '/api/statistics/read',
    needs: 'figure.read',
    about: '交回来的统计表：和登记里同一天的数逐格比，哪里改了、填了、空了；只看不存，登记不变',
    upload: true,
    query: z.object({ name: z.string().min(1).max(200), ...asked }),
    response: z.object({
      table: z.enum(TABLE_KEYS),
      place: z.object({ code: z.string(), name: z.string(), kind: z.enum(PLACE_KINDS) }),
      term: z.string(),
      cutoff: z.string(),
      form: z.number().int(),
      /** How many cells were looked at. */
      cells: z.number().int(),
      differences: z.array(
        z.object({
          place: z.object({ code: z.string(), name: z.string() }),
          /** In the row of the whole. */
          whole: z.boolean(),
          row: z.number().int(),
          no: z.number().int(),
          label: z.string(),
          figure: z.string().nullable(),
          done: z.enum(['changed', 'filled', 'emptied', 'unreadable']),
          said: z.number().nullable(),
          words: z.string(),
          is: z.number().nullable(),
        }),
      ),
      /** How many more differences there are. */
      left: z.number().int(),
      missing: z.array(z.string()),
      unknown: z.array(z.object({ row: z.number().int(), name: z.string() })),
      /** Items whose whole on the paper is not the sum of its rows. */
      sums: z.array(z.object({ no: z.number().int(), whole: z.number(), rows: z.number() })),
      uneven: z.array(z.object({ name: z.string(), text: z.string(), differs: z.number() })),
    }),
  },
  getStatisticsForm: {
    method: 'GET',
    path: '/api/statistics/form',
    needs: 'own-field.write',
    about: '县里的表：正式统计表的每一栏数什么、哪些要平，系统的读法和各版',
    response: countyForm,
  },
  setStatisticsForm: {
    method: 'PUT',
    path: '/api/statistics/form',
    needs: 'own-field.write',
    about: '照县里的纸表对一遍：改栏名、换数、加减栏、开关等式；从一个学期起用，每存一次是一版',
    body: z.object({
      /** The version that was seen. */
      version: z.number().int().min(0),
      fromTerm: z.string().max(20),
      ...mapped,
    }),
    response: countyForm,
  },
} as const satisfies Record<string, Endpoint>
