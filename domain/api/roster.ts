import * as z from 'zod'
import { type Endpoint, idParam, ok, page, uuid, widePage } from './kit.ts'
import {
  decisions,
  difference,
  rosterProblem,
  rosterProgress,
  rosterView,
  rowView,
  writtenChild,
} from './roster-shapes.ts'

/** Why numbers are needed in full: logged. */
const reason = z.string().trim().min(2).max(200).optional()

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
    query: z.object({ ...widePage }),
    response: z.object({
      next: z.string().nullable(),
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
          /** Rows that were not written: of another school, or without a class. */
          leftOut: z.number(),
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
    about: '改列的意思、改一格、定名单范围、别校的行怎么办',
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
      /** Group of another school's rows → `leave`, `take`, `hand:CODE`; '' for undecided. */
      foreign: z.record(z.string().max(80), z.string().regex(/^(?:leave|take|hand:.{1,60}|)$/)).optional(),
    }),
    response: rosterView,
  },
  getRosterRows: {
    method: 'GET',
    path: '/api/rosters/{id}/rows',
    needs: 'roster.import',
    about: '表格原样，一页一页；号码遮住，交表的人在写入前、或写明原因才给全',
    params: idParam,
    query: z.object({
      sheet: z.string().max(200).default(''),
      from: z.coerce.number().int().min(0).default(0),
      count: z.coerce.number().int().min(1).max(500).default(200),
      reason,
    }),
    /** As many as one answer takes; `next`: where to go on, null at the end of what was asked for. */
    response: z.object({ rows: z.array(rowView), next: z.number().int().nullable() }),
  },
  listRosterProblems: {
    method: 'GET',
    path: '/api/rosters/{id}/problems',
    needs: 'roster.import',
    about: '要改的地方，按表里的顺序，一页一页；可以从某一行前后看起',
    params: idParam,
    query: z.object({
      sheet: z.string().max(200).optional(),
      row: z.coerce.number().int().min(0).optional(),
      cursor: z.coerce.number().int().min(0).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(60),
    }),
    response: z.object({
      items: z.array(rosterProblem),
      /** Position of the first one among `total`. */
      from: z.number().int(),
      total: z.number().int(),
      next: z.string().nullable(),
    }),
  },
  getRosterProgress: {
    method: 'GET',
    path: '/api/rosters/{id}/progress',
    needs: 'roster.import',
    about: '写到哪了',
    params: idParam,
    response: rosterProgress,
  },
  getRosterFile: {
    method: 'GET',
    path: '/api/rosters/{id}/original',
    needs: 'roster.import',
    about: '原表，须写原因',
    params: idParam,
    query: z.object({ reason }),
    produces: 'application/octet-stream',
  },
  getRosterErrors: {
    method: 'GET',
    path: '/api/rosters/{id}/errors.xlsx',
    needs: 'roster.import',
    about: '标出问题的原表，须写原因',
    params: idParam,
    query: z.object({ reason }),
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  getDifference: {
    method: 'GET',
    path: '/api/rosters/{id}/difference',
    needs: 'roster.import',
    about: '和花名册的差别，一页一页：各页的名单接起来是全部',
    params: idParam,
    query: z.object({ cursor: z.string().max(80).optional() }),
    /** `sent` of `total` rows with this page. */
    response: difference.extend({ sent: z.number().int(), total: z.number().int(), next: z.string().nullable() }),
  },
  applyRoster: {
    method: 'POST',
    path: '/api/rosters/{id}/apply',
    needs: 'roster.import',
    about: '写进花名册（在后台一次写完，或一点不写）',
    params: idParam,
    body: z.object({ baseline: z.string(), decisions }),
    response: rosterProgress,
  },
  stopRoster: {
    method: 'POST',
    path: '/api/rosters/{id}/stop',
    needs: 'roster.import',
    about: '停下正在写或撤回的（做完之前都可以停，什么也不留下）',
    params: idParam,
    response: rosterProgress,
  },
  undoRoster: {
    method: 'POST',
    path: '/api/rosters/{id}/undo',
    needs: 'roster.import',
    about: '整批撤回（在后台一次退完，或一点不退）',
    params: idParam,
    response: rosterProgress,
  },
  getRosterChanges: {
    method: 'GET',
    path: '/api/rosters/{id}/changes',
    needs: 'roster.import',
    about: '这次导入改了什么：一个孩子一行，写入时怎么改的就怎么列，撤回以后也还在；号码遮住',
    params: idParam,
    query: z.object({ ...page }),
    /** `kept`: false for an import of an earlier version, which kept no such list. */
    response: z.object({
      items: z.array(writtenChild),
      total: z.number().int(),
      kept: z.boolean(),
      next: z.string().nullable(),
    }),
  },
  reopenRoster: {
    method: 'POST',
    path: '/api/rosters/{id}/reopen',
    needs: 'roster.import',
    about: '写入过或撤回了的表再打开一份：原表、改过的格子、列的意思都还在，从“读到了什么”接着来',
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
