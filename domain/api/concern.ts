import * as z from 'zod'
import { TOLD_CODES, TOLD_WAY_CODES } from '../registers/concern.ts'
import { date, type Endpoint, ok, uuid } from './kit.ts'

export const CONCERN_STATES = ['open', 'answered'] as const

/** A worry about a child's safety as its file shows it, with what was written since. */
export const childConcern = z.object({
  recordId: uuid,
  on: z.string(),
  by: z.string(),
  /** The record as it stands now still says so. */
  worried: z.boolean(),
  state: z.enum(CONCERN_STATES),
  answers: z.array(
    z.object({
      id: uuid,
      told: z.string(),
      toldOn: z.string(),
      toldTime: z.string(),
      way: z.string(),
      done: z.string(),
      by: z.string(),
      on: z.string(),
    }),
  ),
})

export const concernApi = {
  getConcerns: {
    method: 'GET',
    path: '/api/concerns',
    needs: 'concern.read',
    about: '担心安全、还没有人写明怎么处理的：最早的在前；县和乡镇只有件数',
    response: z.object({
      /** One a child and record. */
      open: z.number(),
      items: z.array(
        z.object({
          recordId: uuid,
          childId: uuid,
          childName: z.string(),
          className: z.string().nullable(),
          schoolName: z.string().nullable(),
          kindTitle: z.string(),
          on: z.string(),
          at: z.string(),
          by: z.string(),
          worried: z.boolean(),
        }),
      ),
    }),
  },
  answerConcern: {
    method: 'POST',
    path: '/api/concerns/answers',
    needs: 'concern.answer',
    about: '写明担心安全的事怎么处理的：告诉了谁、什么时候、怎么告诉的、做了什么；再写一条就是补充，写下的不能改',
    body: z.object({
      id: uuid,
      recordId: uuid,
      childId: uuid,
      told: z.array(z.enum(TOLD_CODES)).min(1).max(TOLD_CODES.length),
      toldName: z.string().trim().max(60).default(''),
      toldOn: date,
      /** Hours and minutes, or empty. */
      toldTime: z
        .string()
        .regex(/^(?:([01]\d|2[0-3]):[0-5]\d)?$/)
        .default(''),
      way: z.enum(TOLD_WAY_CODES),
      done: z.string().trim().min(2).max(1000),
    }),
    response: ok,
  },
} as const satisfies Record<string, Endpoint>
