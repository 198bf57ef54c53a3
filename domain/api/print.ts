import * as z from 'zod'
import { BATCHES, FILE_SPANS, MOST_PRINTED } from '../reports/papers/batch.ts'
import { MOST_LETTERS } from '../reports/papers/texts.ts'
import { childFilters } from './child-shapes.ts'
import { type Endpoint, idParam, ok, page, paged, reason, uuid } from './kit.ts'

const line = z.string().trim().max(60).default('')

export const PRINT_STATES = ['waiting', 'making', 'done', 'failed', 'cancelled', 'gone'] as const

export const printJob = z.object({
  id: uuid,
  batch: z.enum(BATCHES),
  title: z.string(),
  place: z.object({ code: z.string(), name: z.string() }),
  purpose: z.string(),
  by: z.string(),
  madeAt: z.string(),
  state: z.enum(PRINT_STATES),
  /** Children asked for; those drawn so far; those who are in the file. */
  of: z.number().int(),
  done: z.number().int(),
  printed: z.number().int(),
  /** Asked for and not in it, by name as far as the reader still sees them. */
  leftOut: z.array(z.string().nullable()),
  /** Why it came to nothing. */
  message: z.string().nullable(),
  fileName: z.string().nullable(),
  bytes: z.number().int().nullable(),
  /** The last day on which it can be taken. */
  until: z.string().nullable(),
})

export const printApi = {
  listPrints: {
    method: 'GET',
    path: '/api/prints',
    needs: 'print.make',
    about: '自己要的成批打印，新的在前：印什么、给谁、用途、做到哪了、留到哪天',
    query: z.object(page),
    response: paged(printJob),
  },
  askPrint: {
    method: 'POST',
    path: '/api/prints',
    needs: 'print.make',
    about:
      '成批打印：档案、一页看全、联系卡、信和条子、奖状，做成一个 Word 文件，在后台做；要写用途。和花名册同样的条件，或点名（ids）；奖状给表彰记录（record）',
    body: z.object({
      id: uuid,
      batch: z.enum(BATCHES),
      purpose: reason,
      ...childFilters,
      sort: z.enum(['name', 'class', 'village', 'age']).default('class'),
      ids: z.array(uuid).min(1).max(MOST_PRINTED).optional(),
      /** Of certificates: the record that says who is praised. */
      record: uuid.optional(),
      /** Of files: the records of how long. */
      span: z.enum(FILE_SPANS).default('year'),
      given: z
        .object({
          teacher: line,
          meeting: line,
          when: line,
          where: line,
          topic: line,
          matter: z.string().trim().max(300).default(''),
          teacherPhone: line,
          schoolPhone: line,
          villagePhone: line,
          giver: line,
        })
        .prefault({}),
      /** The wording of this one printing; absent: as it is kept. */
      text: z
        .string()
        .max(MOST_LETTERS * 2)
        .optional(),
    }),
    response: printJob,
  },
  cancelPrint: {
    method: 'POST',
    path: '/api/prints/{id}/cancel',
    needs: 'print.make',
    about: '不做了，或把做好的删掉：文件马上没有，留下一行谁要过',
    params: idParam,
    body: z.object({}),
    response: ok,
  },
  getPrintFile: {
    method: 'GET',
    path: '/api/prints/{id}/file',
    needs: 'print.make',
    about: '下载做好的文件：每次下载都留下记录；里面有孩子已经不归自己管的，不给',
    params: idParam,
    produces: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    fresh: true,
  },
} as const satisfies Record<string, Endpoint>
