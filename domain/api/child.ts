import * as z from 'zod'
import { childAlike, childChanges, childFile, childFilters, childRow, sex } from './child-shapes.ts'
import { date, type Endpoint, idParam, name60, page, paged, reason, uuid } from './kit.ts'

const some = z.object({ count: z.number(), some: z.array(z.object({ id: uuid, name: z.string() })) })

export const childApi = {
  listChildren: {
    method: 'GET',
    path: '/api/children',
    needs: 'child.list',
    about: '花名册',
    query: z.object({
      ...childFilters,
      ...page,
      sort: z.enum(['name', 'class', 'village', 'age']).default('name'),
      duties: z.literal('yes').optional(),
    }),
    response: paged(childRow).extend({
      total: z.number(),
      counts: z.object({ enrolled: z.number(), leftBehind: z.number() }),
    }),
  },
  exportChildren: {
    method: 'GET',
    path: '/api/children/export.xlsx',
    needs: 'child.export',
    about: '导出花名册：同样的条件和列；号码遮住，写明原因才给全',
    query: z.object({
      ...childFilters,
      sort: z.enum(['name', 'class', 'village', 'age']).default('class'),
      /** Keys of EXPORT_COLUMNS, separated by commas; the name is always there. */
      columns: z.string().max(400).optional(),
      /** Only these children, separated by commas (at most 200). */
      ids: z.string().max(8000).optional(),
      /** Why numbers are needed in full: logged. Absent, they are masked. */
      reason: reason.optional(),
    }),
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  getNews: {
    method: 'GET',
    path: '/api/news',
    needs: 'child.list',
    about: '近七天的变化：谁来了、谁走了、谁的资料变了、记了多少',
    response: z.object({
      since: z.string(),
      came: some,
      left: some,
      changed: some,
      /** What is written of days to come (a list of the next term), day by day: not true yet, and in no number of today. */
      coming: z.array(z.object({ on: date, came: z.number(), left: z.number(), changed: z.number() })),
      records: z.number(),
    }),
  },
  getBirthdays: {
    method: 'GET',
    path: '/api/birthdays',
    needs: 'child.list',
    about: '本周和下周的生日（写明过农历的按农历，其余按阳历）：自己的学校、班或村，在册的孩子',
    response: z.object({
      items: z.array(
        z.object({
          id: uuid,
          name: z.string(),
          className: z.string().nullable(),
          on: date,
          /** How many years old on that day. */
          turns: z.number(),
          /** 八月十五, where it is kept by the lunar calendar. */
          lunar: z.string().nullable(),
        }),
      ),
      more: z.number(),
    }),
  },
  getChild: {
    method: 'GET',
    path: '/api/children/{id}',
    needs: 'child.open',
    about: '一名孩子的档案（打开会留下记录）',
    params: idParam,
    query: z.object({ reason: reason.optional() }),
    response: childFile,
  },
  findAlike: {
    method: 'POST',
    path: '/api/children/alike',
    needs: 'child.write',
    about: '添孩子以前查一遍：可能已经有档案的，各写明为什么；别处的只说县里有',
    body: z.object({ changes: childChanges.extend({ name: name60 }) }),
    response: z.object({ items: z.array(childAlike) }),
  },
  addChild: {
    method: 'POST',
    path: '/api/children',
    needs: 'child.write',
    about: '添一名孩子',
    body: z.object({
      id: uuid,
      since: date.optional(),
      changes: childChanges.extend({ name: name60 }),
    }),
    response: z.object({ id: uuid }),
  },
  changeChild: {
    method: 'PATCH',
    path: '/api/children/{id}',
    needs: 'child.write',
    about: '改资料',
    params: idParam,
    body: z.object({
      since: date.optional(),
      changes: childChanges,
      /** Versions that the writer saw, by field (as in `changes`, or as in the file’s `versions`); one not named is at 1. */
      base: z.record(z.string(), z.number()).default({}),
      /** The fields as they stood when the writer began: what somebody else changed since is a conflict, by field. */
      seen: z.record(z.string(), z.union([z.string(), z.boolean(), z.null()])).optional(),
    }),
    response: z.object({
      ok: z.literal(true),
      versions: z.record(z.string(), z.number()),
      /** What the change makes of the three readings of “left behind”, in sentences; empty where nothing changes. */
      told: z.array(z.string()),
    }),
  },
  sayHousehold: {
    method: 'POST',
    path: '/api/children/{id}/household',
    needs: 'child.write',
    about:
      '核对兄弟姐妹：档案里列的都对（confirmed），或者另一个孩子是（together）、不是一家；核对过的，导入和改资料不再改它',
    params: idParam,
    body: z.union([
      z.strictObject({ confirmed: z.literal(true) }),
      z.strictObject({ other: uuid, together: z.boolean() }),
    ]),
    response: z.object({ ok: z.literal(true) }),
  },
  leaveChild: {
    method: 'POST',
    path: '/api/children/{id}/leave',
    needs: 'child.write',
    about: '离开（毕业、转出、迁走……）',
    params: idParam,
    body: z.object({
      on: date,
      reason: z.enum(['graduated', 'transferred', 'moved-away', 'dropped-out', 'died', 'mistake']),
    }),
    response: z.object({ ok: z.literal(true) }),
  },
  returnChild: {
    method: 'POST',
    path: '/api/children/{id}/return',
    needs: 'child.write',
    about: '回来了：接着用原来的档案',
    params: idParam,
    body: z.object({ on: date, classCode: z.string().max(40).optional() }),
    response: z.object({ ok: z.literal(true) }),
  },
  revealChild: {
    method: 'POST',
    path: '/api/children/{id}/reveal',
    needs: 'child.reveal',
    about: '看完整号码，须写原因',
    fresh: true,
    params: idParam,
    body: z.object({ what: z.enum(['id-number', 'phones']), reason }),
    response: z.object({
      idNumber: z.string().nullable(),
      studentNo: z.string().nullable(),
      fatherPhones: z.array(z.string()),
      motherPhones: z.array(z.string()),
      carerPhones: z.array(z.string()),
    }),
  },
  search: {
    method: 'GET',
    path: '/api/search',
    needs: 'child.list',
    about: '按姓名、拼音、首字母、号码后四位找孩子',
    query: z.object({ q: z.string().trim().min(1).max(40) }),
    response: z.object({
      items: z.array(
        z.object({
          id: uuid,
          name: z.string(),
          sex,
          className: z.string().nullable(),
          schoolName: z.string().nullable(),
          villageName: z.string().nullable(),
          because: z.string(),
        }),
      ),
    }),
  },
} as const satisfies Record<string, Endpoint>
