import * as z from 'zod'
import { PAPERS } from '../reports/papers/list.ts'
import { MOST_LETTERS, TEXT_KINDS } from '../reports/papers/texts.ts'
import { childFilters } from './child-shapes.ts'
import type { Endpoint } from './kit.ts'

const line = z.string().trim().max(60).default('')

export const paperText = z.object({
  kind: z.enum(TEXT_KINDS),
  title: z.string(),
  /** What may stand in it: {孩子} {班} …. */
  gaps: z.array(z.string()),
  /** As it is printed here. */
  text: z.string(),
  /** Whose wording that is: the product's own, the county's, or this school's. */
  from: z.enum(['ours', 'county', 'school']),
  /** What the place's own wording is taken back to: the county's, or ours. */
  above: z.string(),
  /** Of the place's own wording, sent back when it is changed; 0 where it has none. */
  version: z.number().int(),
})

export const paperApi = {
  listPaperTexts: {
    method: 'GET',
    path: '/api/paper-texts',
    needs: 'child.list',
    about: '信、邀请和条子的写法：学校自己的，没有就用县里的，再没有就用原来的',
    query: z.object({ place: z.string().max(40).optional() }),
    response: z.object({
      /** The school or county whose wording this is. */
      place: z.object({ code: z.string(), name: z.string(), kind: z.string() }),
      mayWrite: z.boolean(),
      items: z.array(paperText),
    }),
  },
  setPaperText: {
    method: 'PUT',
    path: '/api/paper-texts/{kind}',
    needs: 'paper-text.write',
    about: '改一种信或条子的写法（学校的或全县的）；text 为 null 就是改回上面的',
    params: z.object({ kind: z.enum(TEXT_KINDS) }),
    body: z.object({
      place: z.string().max(40),
      text: z
        .string()
        .max(MOST_LETTERS * 2)
        .nullable(),
      /** As it was seen; 0 where there was none. */
      version: z.number().int().min(0),
    }),
    response: paperText,
  },
  makePaper: {
    method: 'POST',
    path: '/api/papers/{paper}',
    needs: 'child.export',
    about: '给家里的纸做成 Word 文件：信、邀请、条子、签到表、委托照护协议、手写的家访记录；和花名册同样的条件',
    params: z.object({ paper: z.enum(PAPERS) }),
    body: z.object({
      ...childFilters,
      sort: z.enum(['name', 'class', 'village', 'age']).default('class'),
      given: z
        .object({
          teacher: line,
          meeting: line,
          when: line,
          where: line,
          topic: line,
          matter: z.string().trim().max(300).default(''),
        })
        .prefault({}),
      /** The wording of this one printing; absent: as it is kept. */
      text: z
        .string()
        .max(MOST_LETTERS * 2)
        .optional(),
    }),
    produces: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    fresh: true,
  },
} as const satisfies Record<string, Endpoint>
