import type { Ctx } from '../server/context.ts'
import type { Breath } from '../server/db/breath.ts'

export type Statement = { text: string; values: unknown[] }

/** Runs a query of the product and notes what it sends: the opening of its transaction, then every statement inside. */
export const watched = async <T>(
  ctx: Ctx,
  work: (ctx: Ctx) => Promise<T>,
): Promise<{ result: T; opening: string; statements: Statement[] }> => {
  const statements: Statement[] = []
  let opening = 'begin'
  const pool = new Proxy(ctx.db.pool, {
    get: (target, name) => {
      if (name !== 'connect') return Reflect.get(target, name).bind(target)
      return async () => {
        const client = await target.connect()
        return new Proxy(client, {
          get: (inner, key) => {
            const value = Reflect.get(inner, key)
            if (key !== 'query') return typeof value === 'function' ? value.bind(inner) : value
            return (asked: string | Breath) => {
              for (const { text, values = [] } of typeof asked === 'string' ? [{ text: asked }] : asked.questions) {
                if (/^begin/.test(text)) opening = text
                if (!/^\s*(?:begin|commit|rollback)/i.test(text)) statements.push({ text, values })
              }
              return inner.query(asked as string)
            }
          },
        })
      }
    },
  })
  return { result: await work({ ...ctx, db: { ...ctx.db, pool } }), opening, statements }
}
