import * as z from 'zod'
import { type Endpoint, idParam, ok, uuid } from './kit.ts'

const cell = z.object({ text: z.string(), issue: z.string().nullable() })
/** What was understood of one sheet: the school's own table as it stands, with meanings above and faults at their cells. */
const sheetView = z.object({
  name: z.string(),
  hidden: z.boolean(),
  summary: z.boolean(),
  columns: z.array(
    z.object({ column: z.number(), heading: z.string(), field: z.string().nullable(), sure: z.boolean() }),
  ),
  rows: z.array(
    z.object({
      row: z.number(),
      kind: z.enum(['child', 'title', 'header', 'total', 'footer', 'blank', 'note']),
      hidden: z.boolean(),
      cells: z.array(cell),
    }),
  ),
})
const problem = z.object({
  sheet: z.string(),
  row: z.number(),
  column: z.number().nullable(),
  name: z.string(),
  code: z.string(),
  text: z.string(),
  suggestion: z.string().nullable(),
  fixed: z.boolean(),
})

export const rosterView = z.object({
  id: uuid,
  fileName: z.string(),
  state: z.enum(['reading', 'read', 'applying', 'applied', 'undone', 'cancelled', 'failed']),
  term: z.string(),
  schoolId: z.number(),
  schoolName: z.string(),
  population: z.enum(['all', 'left-behind']),
  populationBecause: z.string(),
  childCount: z.number(),
  skippedCount: z.number(),
  columnsKnown: z.number(),
  columnsUnsure: z.number(),
  problemCount: z.number(),
  sheets: z.array(sheetView),
  problems: z.array(problem),
  fields: z.array(z.object({ field: z.string(), title: z.string() })),
  progress: z.object({ done: z.number(), of: z.number(), text: z.string() }).nullable(),
  appliedAt: z.string().nullable(),
  canUndo: z.boolean(),
  message: z.string().nullable(),
})

const change = z.object({
  field: z.string(),
  title: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
})
/** `key` names the row within the file: `sheet!row`. */
const diffChild = z.object({
  key: z.string(),
  name: z.string(),
  className: z.string().nullable(),
  sheet: z.string(),
  row: z.number(),
})
export const difference = z.object({
  baseline: z.string(),
  added: z.array(diffChild.extend({ text: z.string(), village: z.string().nullable() })),
  changed: z.array(diffChild.extend({ childId: uuid, changes: z.array(change), effects: z.array(z.string()) })),
  unchanged: z.number(),
  missing: z.array(
    z.object({
      childId: uuid,
      name: z.string(),
      className: z.string().nullable(),
      guess: z.enum(['graduated', 'transferred', 'moved-away', 'stays']),
      because: z.string(),
    }),
  ),
  conflicts: z.array(
    diffChild.extend({ reason: z.string(), childId: uuid.nullable(), registerText: z.string().nullable() }),
  ),
  duplicates: z.array(
    diffChild.extend({
      candidates: z.array(
        z.object({ childId: uuid, name: z.string(), className: z.string().nullable(), reasons: z.array(z.string()) }),
      ),
    }),
  ),
  unmatchedVillages: z.array(z.object({ key: z.string(), name: z.string(), address: z.string() })),
  newClasses: z.array(
    z.object({ name: z.string(), grade: z.number().nullable(), label: z.string().nullable(), children: z.number() }),
  ),
  after: z.object({ pupils: z.number(), leftBehind: z.number(), leftBehindBefore: z.number() }),
})

export const decisions = z.object({
  /** Keys and child ids that are not to be written. */
  skip: z.array(z.string().max(120)).max(20000).default([]),
  missing: z
    .record(z.string(), z.enum(['graduated', 'transferred', 'moved-away', 'dropped-out', 'died', 'mistake', 'stays']))
    .default({}),
  /** Likely duplicates and conflicts: key → child id it is, or `new`. */
  same: z.record(z.string(), z.string()).default({}),
  villages: z.record(z.string(), z.string()).default({}),
})

export const rosterApi = {
  uploadRoster: {
    method: 'POST',
    path: '/api/rosters',
    needs: 'roster.import',
    about: '交来一份表格',
    upload: true,
    query: z.object({
      name: z.string().min(1).max(200),
      school: z.string().max(40),
      term: z.string().max(20),
      population: z.enum(['all', 'left-behind']).optional(),
    }),
    response: rosterView,
  },
  listRosters: {
    method: 'GET',
    path: '/api/rosters',
    needs: 'roster.import',
    about: '导入过的表格',
    response: z.object({
      items: z.array(
        z.object({
          id: uuid,
          fileName: z.string(),
          state: z.string(),
          term: z.string(),
          schoolName: z.string(),
          by: z.string(),
          at: z.string(),
          childCount: z.number(),
          canUndo: z.boolean(),
        }),
      ),
    }),
  },
  getRoster: {
    method: 'GET',
    path: '/api/rosters/{id}',
    needs: 'roster.import',
    about: '读到了什么',
    params: idParam,
    response: rosterView,
  },
  correctRoster: {
    method: 'PATCH',
    path: '/api/rosters/{id}',
    needs: 'roster.import',
    about: '改列的意思、改一格、定名单范围',
    params: idParam,
    body: z.object({
      columns: z
        .array(z.object({ sheet: z.string(), column: z.number(), field: z.string().nullable() }))
        .max(100)
        .optional(),
      cells: z
        .array(z.object({ sheet: z.string(), row: z.number(), column: z.number(), text: z.string().max(500) }))
        .max(500)
        .optional(),
      population: z.enum(['all', 'left-behind']).optional(),
    }),
    response: rosterView,
  },
  getRosterFile: {
    method: 'GET',
    path: '/api/rosters/{id}/original',
    needs: 'roster.import',
    about: '原表',
    params: idParam,
    produces: 'application/octet-stream',
  },
  getRosterErrors: {
    method: 'GET',
    path: '/api/rosters/{id}/errors.xlsx',
    needs: 'roster.import',
    about: '错误清单',
    params: idParam,
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  getDifference: {
    method: 'GET',
    path: '/api/rosters/{id}/difference',
    needs: 'roster.import',
    about: '和花名册的差别',
    params: idParam,
    response: difference,
  },
  applyRoster: {
    method: 'POST',
    path: '/api/rosters/{id}/apply',
    needs: 'roster.import',
    about: '写进花名册（一次写完或一点不写）',
    params: idParam,
    body: z.object({ baseline: z.string(), decisions }),
    response: rosterView,
  },
  undoRoster: {
    method: 'POST',
    path: '/api/rosters/{id}/undo',
    needs: 'roster.import',
    about: '整批撤回',
    params: idParam,
    response: rosterView,
  },
  cancelRoster: {
    method: 'DELETE',
    path: '/api/rosters/{id}',
    needs: 'roster.import',
    about: '放弃这次导入',
    params: idParam,
    response: ok,
  },
} as const satisfies Record<string, Endpoint>
