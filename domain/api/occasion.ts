import * as z from 'zod'
import { date, type Endpoint, uuid } from './kit.ts'

/** Weeks ahead for which birthdays are told. */
export const OCCASION_WEEKS = [2, 4, 8, 16] as const

export const occasionApi = {
  getOccasions: {
    method: 'GET',
    path: '/api/occasions',
    needs: 'entry.read',
    about:
      '往后几周谁过生日（各按各的历）、下面的节日各有几名孩子、要准备什么谁来准备；一个班、学校、村，或一处宿舍、儿童之家的',
    query: z.object({
      place: z.string().min(1).max(40).optional(),
      /** A dormitory or a Children's Home: of the children who sleep there, or came there lately. */
      entry: uuid.optional(),
      weeks: z.coerce.number().int().min(1).max(26).default(4),
    }),
    response: z.object({
      name: z.string(),
      today: date,
      until: date,
      birthdays: z.array(
        z.object({
          id: uuid,
          name: z.string(),
          className: z.string().nullable(),
          dormitory: z.string().nullable(),
          on: date,
          turns: z.number().int(),
          /** 八月十五, where the family keeps it by the lunar calendar. */
          lunar: z.string().nullable(),
          /** It was recorded that the child was wished a happy birthday. */
          wished: z.object({ on: date, by: z.string() }).nullable(),
        }),
      ),
      /** More than one answer holds. */
      more: z.number().int(),
      festivals: z.array(
        z.object({
          key: z.string(),
          name: z.string(),
          on: date,
          lunar: z.string().nullable(),
          /** Children whose parents are away; of a dormitory all who sleep there. */
          children: z.number().int(),
          groups: z.array(z.object({ name: z.string(), n: z.number().int(), sort: z.enum(['class', 'dormitory']) })),
          /** Of them those to whom something was given around the day. */
          given: z.number().int(),
        }),
      ),
      /** What is to be prepared, by the day until which. */
      tasks: z.array(
        z.object({
          id: uuid,
          what: z.string(),
          owner: z.string(),
          due: date.nullable(),
          state: z.string(),
          done: z.boolean(),
        }),
      ),
      /** May something be added to what is to be prepared here? */
      mayAdd: z.boolean(),
    }),
  },
} as const satisfies Record<string, Endpoint>
