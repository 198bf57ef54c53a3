import type { Context, Env, Hono, MiddlewareHandler, Schema } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { AppError, ERRORS } from '../../../domain/errors.ts'
import type { TypedAnswer } from '../../../domain/registers/parent-answer-form.ts'
import { ANSWER_SORTS } from '../../../domain/registers/parent-page.ts'
import type { Ctx } from '../../context.ts'
import { agreeOnPage } from '../../parent-pages/commands/agree-on-page.ts'
import { answerOnPage } from '../../parent-pages/commands/answer-on-page.ts'
import { stopOnPage } from '../../parent-pages/commands/stop-on-page.ts'
import { getParentPage } from '../../parent-pages/queries/page.ts'
import { addressOf } from '../address.ts'
import { answerError } from '../answer-error.ts'
import { askPage, childPage, closedPage, stoppedPage } from './html.ts'
import { STYLE } from './style.ts'

/** A few lines of text; nothing that is typed here comes near it. */
const MOST = 16 * 1024
const CLOSED = '这个链接打不开了：可能到期或收回了，也可能地址没有抄全。请向班主任要一个新的。'

/** No script at all, no picture, no other site; forms go back to where they came from. */
const headers: MiddlewareHandler = async (c, next) => {
  await next()
  c.header(
    'content-security-policy',
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  )
  c.header('x-robots-tag', 'noindex, nofollow, noarchive')
  if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
}

/**
 * The parents' page (decision 046): drawn by the server, used by forms, for whoever holds the address. Every path begins with the
 * token, which stands in no log (faults are logged by the pattern of the path).
 */
export const serveParentsPage = <E extends Env, S extends Schema, B extends string>(
  app: Hono<E, S, B>,
  ctx: Ctx,
  behindProxy: boolean,
) => {
  app.use('/p/*', headers)
  app.use(
    '/p/*',
    bodyLimit({
      maxSize: MOST,
      onError: (c) => c.html(closedPage('写得太长了，没有送出去。请返回去写短一些。'), 413),
    }),
  )
  app.get('/p/page.css', (c) =>
    c.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=3600' }),
  )
  const asked = (c: Context) => [ctx, c.req.param('token') ?? '', addressOf(c, behindProxy)] as const
  const page = (work: (c: Context) => Promise<Response>) => (c: Context) =>
    work(c).catch((error: Error) => closed(ctx, c, error))
  app.get(
    '/p/:token',
    page(async (c) => {
      const found = await getParentPage(...asked(c))
      const done = ANSWER_SORTS.find((sort) => sort === c.req.query('done')) ?? null
      const token = c.req.param('token') ?? ''
      return c.html(found.agreed ? childPage(found, token, { done }) : askPage(found, token))
    }),
  )
  app.post(
    '/p/:token/agree',
    ownForm,
    page(async (c) => {
      await agreeOnPage(...asked(c))
      return c.redirect(`/p/${c.req.param('token')}`, 303)
    }),
  )
  app.post(
    '/p/:token/answer',
    ownForm,
    page(async (c) => {
      const typed = await typedIn(c)
      const answered = await answerOnPage(...asked(c), typed)
      const token = c.req.param('token') ?? ''
      if ('sent' in answered) return c.redirect(`/p/${token}?done=${answered.sent}`, 303)
      const found = await getParentPage(...asked(c))
      return found.agreed
        ? c.html(childPage(found, token, { mend: { typed, ...answered } }), 400)
        : c.html(askPage(found, token), 400)
    }),
  )
  app.post(
    '/p/:token/stop',
    ownForm,
    page(async (c) => {
      await stopOnPage(...asked(c))
      return c.html(stoppedPage())
    }),
  )
  app.all('/p/*', (c) => c.html(closedPage(CLOSED), 404))
}

/** A form on another site that knows an address could send, but not see: it is refused where the browser tells. */
const ownForm: MiddlewareHandler = async (c, next) => {
  if (c.req.header('sec-fetch-site') === 'cross-site') return c.html(closedPage('请从链接打开这一页，再填。'), 403)
  await next()
}

/** The fields of a form, each once and as text; anything else is none. */
const typedIn = async (c: Context): Promise<TypedAnswer> => {
  const body: Record<string, unknown> = await c.req.parseBody().catch(() => ({}))
  return Object.fromEntries(
    Object.entries(body).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  )
}

const closed = async (ctx: Ctx, c: Context, error: Error): Promise<Response> => {
  if (error instanceof AppError && error.code === 'not-found') return c.html(closedPage(CLOSED), 404)
  if (error instanceof AppError && error.code === 'forbidden')
    return c.html(closedPage('请先从链接打开，点了同意再填。'), 403)
  const told = answerError(ctx, c, error)
  const { message } = (await told.json()) as { message: string }
  return c.html(closedPage(message || ERRORS.internal[1]), told.status as 500)
}
