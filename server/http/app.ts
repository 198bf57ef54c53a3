import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { getCookie, setCookie } from 'hono/cookie'
import * as z from 'zod'
import type { Endpoint } from '../../domain/api/kit.ts'
import { API } from '../../domain/api.ts'
import { AppError, ERRORS, type ErrorCode } from '../../domain/errors.ts'
import type { Ctx } from '../context.ts'
import { findIdempotent, keepIdempotent } from '../db/idempotency.ts'
import { RosterFault } from '../import/fault.ts'
import { authenticate, type SignedIn } from './authenticate.ts'
import { accountHandlers } from './handlers/account.ts'
import { auditHandlers } from './handlers/audit.ts'
import { childHandlers } from './handlers/child.ts'
import { dutyHandlers } from './handlers/duty.ts'
import { figureHandlers } from './handlers/figure.ts'
import { placeHandlers } from './handlers/place.ts'
import { recordHandlers } from './handlers/record.ts'
import { rosterHandlers } from './handlers/roster.ts'
import { serveScreens } from './screens.ts'
import { securityHeaders } from './security-headers.ts'
import type { Caller, FileAnswer } from './types.ts'

type AnyHandler = (ctx: Ctx, actor: unknown, input: unknown, caller: Caller) => Promise<unknown>

/** Every endpoint has its handler: a missing one is a type error here. */
const HANDLERS = {
  ...accountHandlers,
  ...placeHandlers,
  ...childHandlers,
  ...rosterHandlers,
  ...recordHandlers,
  ...dutyHandlers,
  ...figureHandlers,
  ...auditHandlers,
} satisfies Record<keyof typeof API, unknown>

const MAX_UPLOAD = 41 * 1024 * 1024
const errorShape = z.object({
  code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]),
  message: z.string(),
  details: z.unknown().optional(),
})

export type AppOptions = { secure: boolean; screens: string | null }

/** The whole HTTP surface, made from `domain/api.ts`: validation, OpenAPI, permission of the session, one shape of errors. */
export const makeApp = (ctx: Ctx, options: AppOptions) => {
  const app = new OpenAPIHono({
    defaultHook: (result) => {
      if (!result.success)
        throw new AppError(
          'invalid',
          Object.fromEntries(result.error.issues.map((i) => [i.path.join('.') || 'body', i.message])),
        )
    },
  })
  const cookie = options.secure ? '__Host-nuanyang' : 'nuanyang'
  app.use(compress())
  app.use(securityHeaders(options.secure))
  app.onError((error, c) => answerError(ctx, c, error))
  app.use(
    '/api/*',
    bodyLimit({
      maxSize: MAX_UPLOAD,
      onError: () => {
        throw new AppError('too-large')
      },
    }),
  )

  for (const [name, endpoint] of Object.entries(API) as [keyof typeof API, Endpoint][]) {
    const route = createRoute({
      method: endpoint.method.toLowerCase() as 'get',
      path: endpoint.path,
      operationId: name,
      summary: endpoint.about,
      ...(endpoint.needs === 'none' ? {} : { security: [{ cookie: [] }, { bearer: [] }] }),
      request: {
        ...(endpoint.params ? { params: endpoint.params } : {}),
        ...(endpoint.query ? { query: endpoint.query } : {}),
        ...(endpoint.upload
          ? { body: { content: { 'application/octet-stream': { schema: z.any() } } } }
          : endpoint.body
            ? { body: { content: { 'application/json': { schema: endpoint.body } }, required: true } }
            : {}),
      },
      responses: {
        200: endpoint.response
          ? { description: '成功', content: { 'application/json': { schema: endpoint.response } } }
          : {
              description: '文件',
              content: { [endpoint.produces ?? 'application/octet-stream']: { schema: z.any() } },
            },
        default: { description: '出错', content: { 'application/json': { schema: errorShape } } },
      },
    })
    // Before anything else is looked at: who is asking, and may this session ask at all.
    app.on(endpoint.method, endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1'), async (c, next) => {
      const bearer = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? null
      const who = await authenticate(ctx, { cookie: getCookie(c, cookie) ?? null, bearer })
      if (endpoint.needs !== 'none') admit(c, who, endpoint)
      c.set('who' as never, who as never)
      await next()
    })
    app.openapi(route, (async (c: Context) => handle(ctx, c, name, endpoint, cookie, options.secure)) as never)
  }
  app.doc31('/api/openapi.json', { openapi: '3.1.0', info: { title: '暖阳', version: '1' } })
  app.openAPIRegistry.registerComponent('securitySchemes', 'cookie', { type: 'apiKey', in: 'cookie', name: cookie })
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' })
  app.all('/api/*', () => {
    throw new AppError('not-found')
  })
  if (options.screens) serveScreens(app, options.screens)
  return app
}

const handle = async (
  ctx: Ctx,
  c: Context,
  name: keyof typeof API,
  endpoint: Endpoint,
  cookie: string,
  secure: boolean,
): Promise<Response> => {
  const who = c.get('who') as SignedIn | null
  const caller: Caller = {
    token: who?.token ?? null,
    csrf: who?.csrf ?? '',
    ip: '',
    secure,
    setCookie: (token) =>
      setCookie(c, cookie, token ?? '', {
        httpOnly: true,
        sameSite: 'Strict',
        path: '/',
        secure,
        maxAge: token ? 12 * 3600 : 0,
      }),
  }
  const key = endpoint.method === 'GET' || !who ? null : (c.req.header('idempotency-key') ?? null)
  const stored = key && who ? await findIdempotent(ctx.db, who.actor, `${name} ${key}`) : null
  if (stored) return c.json(stored.body as object, stored.status as 200)
  const input = {
    params: endpoint.params ? c.req.valid('param' as never) : undefined,
    query: endpoint.query ? c.req.valid('query' as never) : undefined,
    body: endpoint.body ? c.req.valid('json' as never) : undefined,
    file: endpoint.upload ? new Uint8Array(await c.req.arrayBuffer()) : new Uint8Array(),
  }
  const answer = await (HANDLERS[name] as AnyHandler)(ctx, who?.actor ?? null, input, caller)
  if (!endpoint.response) return fileAnswer(answer as FileAnswer)
  if (key && who) await keepIdempotent(ctx.db, who.actor, `${name} ${key}`, 200, answer)
  c.header('cache-control', 'no-store')
  return c.json(answer as object, 200)
}

/** Signed in, with the page's own token on writes, and past the one-time password. */
const admit = (c: Context, who: SignedIn | null, endpoint: Endpoint) => {
  if (!who) throw new AppError('signed-out')
  if (who.kind === 'session' && endpoint.method !== 'GET' && c.req.header('x-csrf-token') !== who.csrf)
    throw new AppError('csrf-failed')
  if (who.kind === 'session' && endpoint.needs !== 'self' && who.mustChange) throw new AppError('password-must-change')
}

const fileAnswer = (answer: FileAnswer): Response =>
  new Response(new Uint8Array(answer.file), {
    headers: {
      'content-type': answer.type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(answer.name)}`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })

const answerError = (ctx: Ctx, c: Context, error: Error): Response => {
  if (error instanceof RosterFault) return c.json({ code: error.code, message: error.message }, ERRORS[error.code][0])
  if (error instanceof AppError)
    return c.json(
      { code: error.code, message: error.message, ...(error.details === undefined ? {} : { details: error.details }) },
      ERRORS[error.code][0],
    )
  if (error.name === 'HTTPException') return c.json({ code: 'invalid', message: ERRORS.invalid[1] }, 400)
  // The message of an unexpected error may hold data: the log gets where it happened, the user a sentence.
  ctx.log.error(
    {
      path: c.req.routePath,
      fault: error.name,
      code: (error as { code?: string }).code,
      at: error.stack?.split('\n').slice(1, 4).join(' '),
    },
    'unexpected',
  )
  return c.json({ code: 'internal', message: ERRORS.internal[1] }, 500)
}
