import * as z from 'zod'
import { MOST_LINES } from '../entries/evaluation.ts'
import { EVALUATED } from '../entries/indicators.ts'
import { date, type Endpoint } from './kit.ts'

const about = z.enum(EVALUATED)
const words = (most: number) => z.string().trim().min(1).max(most)
const bound = z.number().min(-1_000_000).max(1_000_000)

/** One line of a list as a county or a township keeps it. */
export const listedIndicator = z.object({
  key: z.string().regex(/^[a-z0-9-]{1,40}$/),
  block: words(20),
  title: words(40),
  points: z.number().int().min(1).max(100),
  asks: z.string().trim().max(80),
  suggests: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('usual') }),
    z.strictObject({ by: z.literal('hand') }),
    z.strictObject({ by: z.literal('figure'), figure: z.string().max(80), none: bound, full: bound }),
  ]),
})

export const evaluationList = z.object({
  about,
  term: z.string(),
  items: z.array(listedIndicator),
  /** Who said so, from which term on; null: the usual list. */
  whose: z.object({ place: z.string(), own: z.boolean(), fromTerm: z.string(), by: z.string(), on: date }).nullable(),
  /** What the own place has said, the newest term first. */
  own: z.array(z.object({ fromTerm: z.string(), termName: z.string(), by: z.string(), on: date })),
  terms: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Numbers by which points may be suggested. */
  figures: z.array(z.object({ id: z.string(), title: z.string(), unit: z.string() })),
})

const asked = {
  /** A school or a township; the own place when it is not given. */
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
    about:
      '检查评价：一所学校（或一个乡镇）一个学期的指标、佐证、按佐证建议的分；每个数都能点开。只给它自己和上级看，不排名',
    query: z.object(asked),
    response: z.object({
      place: z.object({ code: z.string(), name: z.string() }),
      about,
      term: z.string(),
      cutoff: z.string(),
      /** Whose list it is judged by; null: the usual one. */
      listOf: z.string().nullable(),
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
  getEvaluationList: {
    method: 'GET',
    path: '/api/evaluation/list',
    needs: 'evaluation.write',
    about: '评价的指标：本单位（县、乡镇）从哪个学期起用哪些，各几分，按哪个数建议；没有定过的用通用的',
    query: z.object({ about: about.default('school'), term: z.string().max(20).optional() }),
    response: evaluationList,
  },
  setEvaluationList: {
    method: 'PUT',
    path: '/api/evaluation/list',
    needs: 'evaluation.write',
    about: '从一个学期起定评价的指标，一共100分；空着（null）改回上一级的。写过的检查不变',
    body: z.object({
      about,
      fromTerm: z.string().max(20),
      items: z.array(listedIndicator).min(1).max(MOST_LINES).nullable(),
    }),
    response: evaluationList,
  },
  exportEvaluation: {
    method: 'GET',
    path: '/api/evaluation/export.zip',
    needs: 'child.export',
    about: '检查评价的佐证材料：一张目录，一项指标一张表，打成一个压缩包；谁导出的记在操作记录里',
    query: z.object(asked),
    produces: 'application/zip',
  },
  exportEvaluationPdf: {
    method: 'GET',
    path: '/api/evaluation/index.pdf',
    needs: 'evaluation.read',
    about: '检查评价佐证目录的 PDF：一项指标一行，有数、有建议的分，没有姓名',
    query: z.object(asked),
    produces: 'application/pdf',
  },
} as const satisfies Record<string, Endpoint>
