import { createHash } from 'node:crypto'
import { createRoute, z as described, OpenAPIHono } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { getCookie, setCookie } from 'hono/cookie'
import * as z from 'zod'
import { zhCN } from 'zod/locales'
import type { Endpoint } from '../../domain/api/kit.ts'
import { API } from '../../domain/api.ts'
import { AppError } from '../../domain/errors.ts'
import { hasHalfLetter, printable, printableAll } from '../../domain/kit/text.ts'
import { SESSION_HOURS } from '../accounts/commands/sign-in.ts'
import type { Ctx } from '../context.ts'
import { addressOf } from './address.ts'
import { answerError } from './answer-error.ts'
import { authenticate, type SignedIn } from './authenticate.ts'
import { contractOf } from './contract.ts'
import { errorResponses } from './error-responses.ts'
import { accessHandlers } from './handlers/access.ts'
import { accountHandlers } from './handlers/account.ts'
import { attachmentHandlers } from './handlers/attachment.ts'
import { auditHandlers } from './handlers/audit.ts'
import { blankFormHandlers } from './handlers/blank-form.ts'
import { cardHandlers } from './handlers/card.ts'
import { censusHandlers } from './handlers/census.ts'
import { chartHandlers } from './handlers/chart.ts'
import { childHandlers } from './handlers/child.ts'
import { childMergeHandlers } from './handlers/child-merge.ts'
import { classTeacherHandlers } from './handlers/class-teacher.ts'
import { concernHandlers } from './handlers/concern.ts'
import { consentHandlers } from './handlers/consent.ts'
import { copyHandlers } from './handlers/copy.ts'
import { dutyHandlers } from './handlers/duty.ts'
import { dutyRuleHandlers } from './handlers/duty-rule.ts'
import { entryHandlers } from './handlers/entry.ts'
import { evaluationHandlers } from './handlers/evaluation.ts'
import { figureHandlers } from './handlers/figure.ts'
import { kindsHandlers } from './handlers/kinds.ts'
import { ledgerHandlers } from './handlers/ledger.ts'
import { loanHandlers } from './handlers/loan.ts'
import { occasionHandlers } from './handlers/occasion.ts'
import { overviewHandlers } from './handlers/overview.ts'
import { ownFieldHandlers } from './handlers/own-field.ts'
import { pairingHandlers } from './handlers/pairing.ts'
import { paperHandlers } from './handlers/paper.ts'
import { parentPageHandlers } from './handlers/parent-page.ts'
import { placeHandlers } from './handlers/place.ts'
import { placePageHandlers } from './handlers/place-page.ts'
import { printHandlers } from './handlers/print.ts'
import { promotionHandlers } from './handlers/promotion.ts'
import { recordHandlers } from './handlers/record.ts'
import { rosterHandlers } from './handlers/roster.ts'
import { standInHandlers } from './handlers/stand-in.ts'
import { statisticsHandlers } from './handlers/statistics.ts'
import { touchHandlers } from './handlers/touch.ts'
import { transferHandlers } from './handlers/transfer.ts'
import { once } from './once.ts'
import { serveParentsPage } from './parents-page/serve.ts'
import { readAway } from './read-away.ts'
import { entryBodies, recordBodies } from './record-bodies.ts'
import { makeRoom, roomFor } from './room.ts'
import { serveScreens } from './screens.ts'
import { securityHeaders } from './security-headers.ts'
import type { Caller, FileAnswer } from './types.ts'

type AnyHandler = (ctx: Ctx, actor: unknown, input: unknown, caller: Caller) => Promise<unknown>

/** Every endpoint has its handler: a missing one is a type error here. */
const HANDLERS = {
  ...accountHandlers,
  ...classTeacherHandlers,
  ...placeHandlers,
  ...placePageHandlers,
  ...childHandlers,
  ...childMergeHandlers,
  ...loanHandlers,
  ...occasionHandlers,
  ...transferHandlers,
  ...rosterHandlers,
  ...promotionHandlers,
  ...recordHandlers,
  ...kindsHandlers,
  ...blankFormHandlers,
  ...ownFieldHandlers,
  ...dutyRuleHandlers,
  ...standInHandlers,
  ...accessHandlers,
  ...touchHandlers,
  ...censusHandlers,
  ...paperHandlers,
  ...printHandlers,
  ...pairingHandlers,
  ...entryHandlers,
  ...concernHandlers,
  ...cardHandlers,
  ...parentPageHandlers,
  ...ledgerHandlers,
  ...attachmentHandlers,
  ...consentHandlers,
  ...dutyHandlers,
  ...overviewHandlers,
  ...statisticsHandlers,
  ...evaluationHandlers,
  ...figureHandlers,
  ...chartHandlers,
  ...auditHandlers,
  ...copyHandlers,
} satisfies Record<keyof typeof API, unknown>

const MAX_UPLOAD = 41 * 1024 * 1024
const bytes = described.any().openapi({ type: 'string', format: 'binary' })
/** Nothing that is typed or chosen comes near this; a page of records or decisions about a big roster does. */
const MAX_JSON = 8 * 1024 * 1024

/** Of somebody not signed in: a login name and a password, the county's first settings. */
const MAX_UNKNOWN = 64 * 1024

const SESSION_SECONDS = SESSION_HOURS * 3600
/** A browser in which somebody signed in is known for half a year. */
const DEVICE_SECONDS = 180 * 86_400

/** `behindProxy`: a proxy stands in front, whose word on the caller's address is taken. */
export type AppOptions = { secure: boolean; screens: string | null; behindProxy?: boolean; publicUrl?: string | null }

// What a field lacks is told in the users' language.
z.config(zhCN())

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
  app.use(readAway)
  app.use(compress())
  app.use(securityHeaders(options.secure))
  app.onError((error, c) => answerError(ctx, c, error))
  app.notFound(() => {
    throw new AppError('not-found')
  })
  const room = makeRoom()
  const limited = (maxSize: number, code: 'too-large' | 'body-too-large') =>
    bodyLimit({
      maxSize,
      onError: () => {
        throw new AppError(code)
      },
    })

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
        ...(endpoint.method === 'GET' || endpoint.needs === 'none' ? {} : { headers: writeHeaders }),
        ...(endpoint.upload
          ? { body: { content: { 'application/octet-stream': { schema: bytes } } } }
          : endpoint.body
            ? { body: { content: { 'application/json': { schema: endpoint.body } }, required: true } }
            : {}),
      },
      responses: {
        200: endpoint.response
          ? { description: '成功', content: { 'application/json': { schema: endpoint.response } } }
          : {
              description: '文件',
              content: { [endpoint.produces ?? 'application/octet-stream']: { schema: bytes } },
            },
        ...errorResponses(endpoint),
      },
    })
    // Before anything else is looked at: who is asking, and may this session ask at all.
    const path = endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1')
    app.on(endpoint.method, path, async (c, next) => {
      const bearer = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? null
      const who = await authenticate(ctx, { cookie: getCookie(c, cookie) ?? null, bearer })
      if (endpoint.needs !== 'none') admit(c, who, endpoint)
      else if (endpoint.method !== 'GET' && c.req.header('sec-fetch-site') === 'cross-site')
        throw new AppError('csrf-failed')
      if (endpoint.body && !/^application\/json\b/i.test(c.req.header('content-type') ?? ''))
        throw new AppError('not-json')
      c.set('who' as never, who as never)
      await next()
    })
    const most = endpoint.upload ? MAX_UPLOAD : endpoint.needs === 'none' ? MAX_UNKNOWN : MAX_JSON
    // A question has no body; to look for one makes a request of the long sort.
    if (endpoint.method !== 'GET')
      app.on(
        endpoint.method,
        path,
        roomFor(room, most),
        limited(most, endpoint.upload ? 'too-large' : 'body-too-large'),
      )
    if (endpoint.body) app.on(endpoint.method, path, refuseBrokenText)
    app.openapi(route, (async (c: Context) => handle(ctx, c, name, endpoint, cookie, options)) as never)
  }
  app.get('/api/openapi.json', (c) => c.json(contractOf(app)))
  for (const [name, schema] of Object.entries({ ...recordBodies(), ...entryBodies() }))
    app.openAPIRegistry.registerComponent('schemas', name, schema)
  app.openAPIRegistry.registerComponent('securitySchemes', 'cookie', { type: 'apiKey', in: 'cookie', name: cookie })
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' })
  for (const path of new Set(Object.values(API).map((e) => e.path))) {
    const methods = Object.values(API).flatMap((e) => (e.path === path ? [e.method] : []))
    app.all(path.replaceAll(/\{(\w+)\}/g, ':$1'), (c) => {
      c.header('allow', methods.join(', '))
      throw new AppError('method-not-allowed')
    })
  }
  app.all('/api/*', () => {
    throw new AppError('not-found')
  })
  serveParentsPage(app, ctx, options.behindProxy === true)
  if (options.screens) serveScreens(app, options.screens)
  return app
}

const writeHeaders = z.object({
  'idempotency-key': z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('同一个键再送一次，得到同一个答复；键相同而内容不同则是 key-reused'),
  'x-csrf-token': z.string().max(200).optional().describe('用 cookie 登录时必带：GET /api/session 的 csrf'),
})

/** A text in another encoding, or cut off within a letter: told, instead of kept with marks where letters were (L14). */
const refuseBrokenText: MiddlewareHandler = async (c, next) => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(await c.req.arrayBuffer())
  } catch {
    throw new AppError('invalid', undefined, '内容不是 UTF-8 编码，有的字会变成乱码。请换成 UTF-8 再送。')
  }
  await next()
}

/** What was sent, as it may be stored and printed: half letters are refused, letters that nobody sees left out (L1, L7). */
const asText = <T>(input: T): T => {
  if (hasHalfLetter(input))
    throw new AppError('invalid', undefined, '里面有不完整的字符（多半是一个表情或生僻字断开了），请删掉重新输入。')
  return printableAll(input)
}

const handle = async (
  ctx: Ctx,
  c: Context,
  name: keyof typeof API,
  endpoint: Endpoint,
  cookie: string,
  options: AppOptions,
): Promise<Response> => {
  const who = c.get('who') as SignedIn | null
  const { secure } = options
  const put = (cookieName: string, value: string, seconds: number) =>
    setCookie(c, cookieName, value, { httpOnly: true, sameSite: 'Strict', path: '/', secure, maxAge: seconds })
  const caller: Caller = {
    token: who?.token ?? null,
    csrf: who?.csrf ?? '',
    ip: addressOf(c, options.behindProxy === true),
    secure,
    origin: originOf(c, options.publicUrl),
    device: getCookie(c, `${cookie}-device`) ?? null,
    setCookie: (token) => put(cookie, token ?? '', token ? SESSION_SECONDS : 0),
    setDevice: (mark) => put(`${cookie}-device`, mark, DEVICE_SECONDS),
  }
  const input = {
    params: endpoint.params ? asText(c.req.valid('param' as never)) : undefined,
    query: endpoint.query ? asText(c.req.valid('query' as never)) : undefined,
    body: endpoint.body ? asText(c.req.valid('json' as never)) : undefined,
    file: endpoint.upload ? new Uint8Array(await c.req.arrayBuffer()) : new Uint8Array(),
  }
  c.header('cache-control', 'no-store')
  const answer = () => (HANDLERS[name] as AnyHandler)(ctx, who?.actor ?? null, input, caller)
  if (!endpoint.response) return fileAnswer((await answer()) as FileAnswer)
  const key = endpoint.method === 'GET' || endpoint.fresh || !who ? undefined : c.req.header('idempotency-key')
  if (key === undefined || !who) return c.json((await answer()) as object, 200)
  const { answer: given, again } = await once(ctx, who.actor, `${name} ${key}`, hashOf(input), answer)
  if (again) c.header('idempotent-replayed', 'true')
  return c.json(given as object, 200)
}

/** A passkey is made for the site's own name and no other: as it was set, else the host that was asked. */
const originOf = (c: Context, publicUrl: string | null | undefined): string | undefined => {
  const origin = c.req.header('origin')
  if (!origin || !URL.canParse(origin)) return undefined
  const own = publicUrl ? new URL(publicUrl).host : c.req.header('host')
  return new URL(origin).host === own ? origin : undefined
}

const hashOf = ({ file, ...rest }: { file: Uint8Array }): string =>
  createHash('sha256').update(JSON.stringify(rest)).update(file).digest('base64url')

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
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(printable(answer.name))}`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
