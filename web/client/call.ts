import { API } from 'virtual:api'
import type { input, output, ZodType } from 'zod'
import type { ApiName, API as Contract } from '../../domain/api.ts'

type E<N extends ApiName> = (typeof Contract)[N]
type In<T, K extends string> = T extends { [P in K]: infer S } ? (S extends ZodType ? input<S> : never) : undefined
export type Answer<N extends ApiName> =
  E<N> extends { response: infer R } ? (R extends ZodType ? output<R> : Blob) : Blob
/** Of a choice between shapes one part, not a choice between parts: combined with each other those are more than the compiler takes. */
type Part<K extends string, T> = [T] extends [undefined]
  ? { [P in K]?: undefined }
  : Record<string, never> extends T
    ? { [P in K]?: T }
    : { [P in K]: T }
type AskOf<T> = Part<'params', In<T, 'params'>> &
  Part<'query', In<T, 'query'>> &
  Part<'body', In<T, 'body'>> & {
    file?: Blob
    /** Milliseconds after which an answer is not waited for any longer: a weak network is as none. */
    within?: number
    /** Goes on although the page is closed: what was tapped last before a phone is put away. */
    stays?: boolean
  }
type Asks = { [N in ApiName]: AskOf<E<N>> }
export type Ask<N extends ApiName> = Asks[N]

/** What the server said no to: a code, a sentence for the user, and where it applies. */
export class Refusal extends Error {
  readonly code: string
  readonly details: unknown
  constructor(code: string, message: string, details?: unknown) {
    super(message)
    this.code = code
    this.details = details
  }
}

let csrf = ''
let onSignedOut: () => void = () => {}
export const setCsrf = (token: string) => {
  csrf = token
}
/** What to do when the session is gone; drafts stay where they are. */
export const whenSignedOut = (act: () => void) => {
  onSignedOut = act
}

export const addressOf = (name: ApiName, ask: { params?: unknown; query?: unknown }): string => {
  const [, path] = API[name] ?? ['GET', '/']
  const params = (ask.params ?? {}) as Record<string, unknown>
  const query = Object.entries((ask.query ?? {}) as Record<string, unknown>).filter(
    ([, v]) => v !== undefined && v !== null && v !== '',
  )
  const search = new URLSearchParams(query.map(([k, v]) => [k, String(v)])).toString()
  return (
    path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(String(params[key]))) +
    (search ? `?${search}` : '')
  )
}

/** Calls one endpoint of the contract by name. Throws Refusal with a sentence; an unreachable server is one too. */
export const call = async <N extends ApiName>(name: N, ask: Ask<N>): Promise<Answer<N>> => {
  const [method] = API[name] ?? ['GET']
  const headers: Record<string, string> = {}
  if (method !== 'GET') headers['x-csrf-token'] = csrf
  const body = ask.file ?? (ask.body === undefined ? undefined : JSON.stringify(ask.body))
  if (body !== undefined) headers['content-type'] = ask.file ? 'application/octet-stream' : 'application/json'
  const waiting = new AbortController()
  const timer = ask.within ? setTimeout(() => waiting.abort(), ask.within) : undefined
  const answer = await fetch(addressOf(name, ask), {
    method,
    headers,
    signal: waiting.signal,
    ...(ask.stays ? { keepalive: true } : {}),
    ...(body === undefined ? {} : { body }),
  })
    .catch(() => {
      throw new Refusal('offline', '连不上服务器。请检查网络，内容还在，稍后再试。')
    })
    .finally(() => clearTimeout(timer))
  if (answer.ok)
    return (answer.headers.get('content-type')?.includes('json') ? answer.json() : answer.blob()) as Promise<Answer<N>>
  const fault = (await answer.json().catch(() => ({}))) as { code?: string; message?: string; details?: unknown }
  if (fault.code === 'signed-out') onSignedOut()
  // What is not in our own words was said by something on the way: the server itself was not reached.
  throw new Refusal(fault.code ?? 'offline', fault.message ?? '服务器没有回应，请稍后再试。', fault.details)
}

/** Hands a file of the server to the browser's own saving. */
export const download = (name: ApiName, ask: { params?: unknown; query?: unknown }) => {
  const link = document.createElement('a')
  link.href = addressOf(name, ask)
  link.download = ''
  link.click()
}
