import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { AppError, ERRORS } from '../../domain/errors.ts'
import type { Ctx } from '../context.ts'
import { isAway, isFull, isOverdue } from '../db/away.ts'
import { CLASH, isClash } from '../db/clash.ts'
import { isUnstorable } from '../db/unstorable.ts'
import { RosterFault } from '../import/fault.ts'

/** Every fault leaves as `{code, message, details?}` of the closed list. */
export const answerError = (ctx: Ctx, c: Context, thrown: Error): Response => {
  const error = known(thrown)
  if (error) {
    const wait = (error.details as { retryAfter?: unknown } | undefined)?.retryAfter
    if (typeof wait === 'number') c.header('retry-after', String(wait))
    c.header('cache-control', 'no-store')
    return c.json(
      { code: error.code, message: error.message, ...(error.details === undefined ? {} : { details: error.details }) },
      ERRORS[error.code][0],
    )
  }
  // The message of an unexpected error may hold data: the log gets where it happened, the user a sentence.
  ctx.log.error(
    {
      path: c.req.routePath,
      fault: thrown.name,
      code: (thrown as { code?: string }).code,
      at: thrown.stack?.split('\n').slice(1, 4).join(' '),
    },
    'unexpected',
  )
  return c.json({ code: 'internal', message: ERRORS.internal[1] }, 500)
}

const known = (error: Error): AppError | null => {
  if (error instanceof AppError) return error
  if (error instanceof RosterFault) return new AppError(error.code, undefined, error.message)
  // What the framework itself throws: a body that is no JSON.
  if (error instanceof HTTPException)
    return new AppError('invalid', undefined, '请求内容不是有效的 JSON，请核对后再送。')
  if (isUnstorable(error)) return new AppError('invalid', undefined, '里面有不能保存的字符或超出范围的数，请改过再试。')
  if (isFull(error)) return new AppError('no-space')
  if (isOverdue(error)) return new AppError('busy', { retryAfter: 5 })
  if (isClash(error)) return new AppError('conflict', undefined, CLASH)
  if (isAway(error)) return new AppError('unavailable')
  return null
}
