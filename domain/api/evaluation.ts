import * as z from 'zod'
import { date, type Endpoint } from './kit.ts'

const asked = {
  /** A school; the own place when it is not given. */
  place: z.string().max(40).optional(),
  term: z.string().max(20),
  /** The day that is looked at; today or the term's end when it is not given. */
  at: date.optional(),
}

export const evaluationApi = {
  getEvaluation: {
    method: 'GET',
    path: '/api/evaluation',
    needs: 'evaluation.read',
    about: '检查评价：一所学校一个学期的指标、佐证、按佐证建议的分；每个数都能点开。只给学校自己和上级看，不排名',
    query: z.object(asked),
    response: z.object({
      place: z.object({ code: z.string(), name: z.string() }),
      term: z.string(),
      cutoff: z.string(),
      /** May the actor write an evaluation here. */
      mayWrite: z.boolean(),
      indicators: z.array(
        z.object({
          key: z.string(),
          block: z.string(),
          title: z.string(),
          points: z.number().int(),
          asks: z.string(),
          /** Whole points that the evidence suggests; null where nothing shows it, or nothing of it is due here. */
          suggested: z.number().int().nullable(),
          /** No number shows it: an inspector judges. */
          byPeople: z.boolean(),
          evidence: z.array(
            z.object({ figure: z.string(), title: z.string(), unit: z.string(), value: z.number().nullable() }),
          ),
        }),
      ),
      /** Points suggested, and of how many of the hundred they are. */
      suggested: z.object({ given: z.number().int(), of: z.number().int() }),
    }),
  },
  exportEvaluation: {
    method: 'GET',
    path: '/api/evaluation/export.zip',
    needs: 'child.export',
    about: '检查评价的佐证材料：一张目录，一项指标一张表，打成一个压缩包；谁导出的记在操作记录里',
    query: z.object(asked),
    produces: 'application/zip',
  },
} as const satisfies Record<string, Endpoint>
