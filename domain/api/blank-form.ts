import * as z from 'zod'
import { hasLetter, NO_LETTER } from '../kit/text.ts'
import { CHILD_FILL_KEYS, MOST_ROWS_OF_FORM, MOST_SPOTS } from '../registers/blank-form.ts'
import { childFilters } from './child-shapes.ts'
import { type Endpoint, idParam, ok, reason, uuid } from './kit.ts'

const item = z.object({
  id: uuid,
  title: z.string(),
  format: z.enum(['xlsx', 'docx']),
  /** The office that keeps it. */
  place: z.object({ code: z.string(), name: z.string() }),
  version: z.number().int(),
  by: z.string(),
  on: z.string(),
  /** Does it list children, a row each. */
  children: z.boolean(),
  mayWrite: z.boolean(),
})
/** Rows and columns from 0; of a document the cell's first column of its grid. */
const at = z.number().int().min(0).max(2000)
const mapped = {
  list: z
    .object({
      grid: at,
      first: at,
      last: at,
      columns: z.array(z.object({ column: at, what: z.enum(CHILD_FILL_KEYS) })).max(100),
    })
    .nullable(),
  /** `what`: a key of PLACE_FILLS, or figure:ID. */
  spots: z.array(z.object({ grid: at, row: at, column: at, what: z.string().max(80) })).max(MOST_SPOTS),
}
const form = item.extend({
  grids: z.array(
    z.object({
      kind: z.enum(['table', 'blanks']),
      name: z.string(),
      cells: z.array(
        z.object({
          row: z.number().int(),
          column: z.number().int(),
          down: z.number().int(),
          across: z.number().int(),
          text: z.string(),
        }),
      ),
    }),
  ),
  ...mapped,
  figures: z.array(z.object({ id: z.string(), title: z.string() })),
})

export const blankFormApi = {
  listBlankForms: {
    method: 'GET',
    path: '/api/blank-forms',
    needs: 'place.read',
    about: '表样：本单位和上级收着的空白表',
    response: z.object({ items: z.array(item) }),
  },
  addBlankForm: {
    method: 'POST',
    path: '/api/blank-forms',
    needs: 'blank-form.write',
    about: '交来一张空白的 .xlsx 或 .docx；表头和要填的地方先猜好，人再改；有宏、连着别处的不收',
    upload: true,
    query: z.object({ name: z.string().min(1).max(200) }),
    response: form,
  },
  getBlankForm: {
    method: 'GET',
    path: '/api/blank-forms/{id}',
    needs: 'place.read',
    about: '一张空白表的样子，各处填什么',
    params: idParam,
    response: form,
  },
  mapBlankForm: {
    method: 'PUT',
    path: '/api/blank-forms/{id}',
    needs: 'blank-form.write',
    about: '定一张空白表填什么：名单的各栏，单独的各格',
    params: idParam,
    body: z.object({
      version: z.number().int().min(1),
      title: z.string().trim().min(1).max(60).refine(hasLetter, NO_LETTER),
      ...mapped,
    }),
    response: form,
  },
  endBlankForm: {
    method: 'DELETE',
    path: '/api/blank-forms/{id}',
    needs: 'blank-form.write',
    about: '去掉一张空白表，文件马上没有',
    params: idParam,
    response: ok,
  },
  fillBlankForm: {
    method: 'POST',
    path: '/api/blank-forms/{id}/fill',
    needs: 'child.list',
    about: `按花名册的条件填好一张表，样子不变，行不够自动加，最多 ${MOST_ROWS_OF_FORM} 名；号码遮住，写明原因才给全`,
    params: idParam,
    body: z.object({
      ...childFilters,
      sort: z.enum(['name', 'class', 'village', 'age']).default('class'),
      term: z.string().max(20),
      /** Why numbers are needed in full: logged. Absent, they are masked. */
      reason: reason.optional(),
    }),
    produces: 'application/octet-stream',
  },
} as const satisfies Record<string, Endpoint>
