import { AppError } from '../../domain/errors.ts'
import type { Ctx } from '../context.ts'
import type { ListSort } from './db/child-list.ts'

/** Cursors are signed: a client sends back what it was given in the order asked for, nothing of its own making. */
export const signCursor = (ctx: Ctx, sort: ListSort, key: [string, string, string]): string => {
  const body = Buffer.from(JSON.stringify(key)).toString('base64url')
  return `${body}.${ctx.keys.sign(`${sort} ${body}`)}`
}
/** Where a list goes on. Errors: invalid (not given by this list in this order). */
export const openCursor = (ctx: Ctx, sort: ListSort, cursor: string): [string, string, string] => {
  const [body, mark, ...more] = cursor.split('.')
  if (!body || more.length || mark !== ctx.keys.sign(`${sort} ${body}`))
    throw new AppError('invalid', undefined, '翻页记号不对，请从第一页重新看。')
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as [string, string, string]
}
