import * as z from 'zod'
import { CHARTS, PART_COLUMNS } from '../reports/charts/chart.ts'
import { date, type Endpoint } from './kit.ts'

const cell = z.object({
  value: z.number().nullable(),
  figure: z.string(),
  term: z.string(),
  at: date,
  part: z.object({ by: z.enum(PART_COLUMNS), key: z.string() }).nullable(),
  /** The place below whose number it is; not given: the place asked about. */
  place: z.string().optional(),
})

export const chartApi = {
  getCharts: {
    method: 'GET',
    path: '/api/charts',
    needs: 'figure.read',
    about:
      '统计图的数：每月谈心、各次家访、各村（县里先到各乡镇）、照看方式、各学期、几种口径；每个数都能点开名单，不排名次',
    query: z.object({ place: z.string().max(40).optional(), term: z.string().max(20), at: date.optional() }),
    response: z.object({
      place: z.object({ code: z.string(), name: z.string() }),
      term: z.string(),
      cutoff: date,
      charts: z.array(
        z.object({
          key: z.enum(CHARTS),
          title: z.string(),
          about: z.string(),
          unit: z.string(),
          series: z.array(z.string()),
          rows: z.array(
            z.object({
              label: z.string(),
              cells: z.array(cell),
              note: z.string().nullable(),
              enter: z.string().optional(),
            }),
          ),
        }),
      ),
    }),
  },
} as const satisfies Record<string, Endpoint>
