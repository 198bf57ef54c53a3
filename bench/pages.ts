import { addAccount } from '../server/accounts/commands/add-account.ts'
import { addToken } from '../server/accounts/commands/add-token.ts'
import { actorByLogin } from '../server/actor.ts'
import { getChild } from '../server/children/queries/child-file.ts'
import { listChildren } from '../server/children/queries/children.ts'
import { type Ground, say } from './ground.ts'
import { median, perSecond } from './measure.ts'
import { startServer } from './start-server.ts'
import { watched } from './watched.ts'

const LIST = { place: 'S', limit: 50, status: 'enrolled', sort: 'name' } as const

/**
 * The list of a school and a child's file, over HTTP at 16 connections: the product against a bare `pg` + `node:http` server
 * that runs the same statements, with row security on, in a process of its own like the product.
 */
export const pages = async ({ ctx, operator, folder }: Ground) => {
  await addAccount(ctx, operator, { login: 'he', name: '贺校长', role: 'principal', placeCode: 'S' })
  const { token } = await addToken(ctx, operator, { login: 'he', days: 1 })
  const principal = await actorByLogin(ctx, 'he')
  // Once before: what the server remembers between requests is not asked again, by neither of the two.
  const first = await listChildren(ctx, principal, LIST)
  const id = first.items[0]?.id
  if (!id) throw new Error('no child')
  await getChild(ctx, principal, id, null)
  const list = await watched(ctx, (seen) => listChildren(seen, principal, LIST))
  const file = await watched(ctx, (seen) => getChild(seen, principal, id, null))

  const product = await startServer('product-server.ts', { folder })
  const bare = await startServer('bare-server.ts', {
    // The pool hides its password from whoever looks it through.
    pool: { ...ctx.db.pool.options, password: ctx.db.pool.options.password },
    pages: {
      '/list': { opening: list.opening, statements: list.statements },
      '/child': {
        opening: file.opening,
        statements: file.statements.filter((s) => /^\s*(?:select|with)/i.test(s.text)),
      },
    },
  })
  try {
    for (const [title, path, twin] of [
      ['名单（50 名孩子）', '/api/children?place=S&limit=50&sort=name', '/list'],
      ['孩子档案', `/api/children/${id}`, '/child'],
    ] as const) {
      const ratios: number[] = []
      for (let i = 0; i < 3; i++) {
        const ours = await perSecond(`${product.url}${path}`, { authorization: `Bearer ${token}` }, 16, 3)
        const theirs = await perSecond(`${bare.url}${twin}`, {}, 16, 3)
        ratios.push(ours / theirs)
        say(
          `${title}每秒：本产品 / 裸服务器`,
          `${ours.toFixed(0)} / ${theirs.toFixed(0)} = ${(ours / theirs).toFixed(2)}`,
        )
      }
      say(`${title}比值（中位）`, median(ratios).toFixed(2))
    }
  } finally {
    product.process.kill()
    bare.process.kill()
  }
}
