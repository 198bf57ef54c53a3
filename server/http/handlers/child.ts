import type { childApi } from '../../../domain/api/child.ts'
import { addChild } from '../../children/commands/add-child.ts'
import { changeChild } from '../../children/commands/change-child.ts'
import { leaveChild } from '../../children/commands/leave-child.ts'
import { returnChild } from '../../children/commands/return-child.ts'
import { revealChild } from '../../children/commands/reveal-child.ts'
import { sayHousehold } from '../../children/commands/say-household.ts'
import { getBirthdays } from '../../children/queries/birthdays.ts'
import { getChild } from '../../children/queries/child-file.ts'
import { listChildren, search } from '../../children/queries/children.ts'
import { childrenAlike } from '../../children/queries/children-alike.ts'
import { exportChildren } from '../../children/queries/export-children.ts'
import { getNews } from '../../children/queries/news.ts'
import { type Handlers, XLSX } from '../types.ts'

export const childHandlers: Handlers<typeof childApi> = {
  listChildren: (ctx, actor, { query }) => listChildren(ctx, actor, query),
  exportChildren: async (ctx, actor, { query }) => {
    const { bytes, name } = await exportChildren(ctx, actor, query)
    return { file: bytes, name, type: XLSX }
  },
  getBirthdays: (ctx, actor) => getBirthdays(ctx, actor),
  getNews: (ctx, actor) => getNews(ctx, actor),
  getChild: (ctx, actor, { params, query }) => getChild(ctx, actor, params.id, query.reason ?? null),
  findAlike: (ctx, actor, { body }) => childrenAlike(ctx, actor, body),
  addChild: (ctx, actor, { body }) => addChild(ctx, actor, body),
  changeChild: async (ctx, actor, { params, body }) => ({
    ok: true,
    ...(await changeChild(ctx, actor, params.id, body)),
  }),
  sayHousehold: async (ctx, actor, { params, body }) => {
    await sayHousehold(ctx, actor, params.id, body)
    return { ok: true }
  },
  leaveChild: async (ctx, actor, { params, body }) => {
    await leaveChild(ctx, actor, params.id, body)
    return { ok: true }
  },
  returnChild: async (ctx, actor, { params, body }) => {
    await returnChild(ctx, actor, params.id, body)
    return { ok: true }
  },
  revealChild: (ctx, actor, { params, body }) => revealChild(ctx, actor, params.id, body),
  search: (ctx, actor, { query }) => search(ctx, actor, query.q),
}
