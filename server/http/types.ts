import type * as z from 'zod'
import type { Endpoint } from '../../domain/api/kit.ts'
import type { Actor } from '../../domain/roles.ts'
import type { Ctx } from '../context.ts'

/** What a handler is told besides the actor: where the request came from, and the session that it belongs to. */
export type Caller = {
  token: string | null
  csrf: string
  ip: string
  secure: boolean
  /** Of the page that asks, as its browser says; undefined where it is not this server's. */
  origin: string | undefined
  /** What this browser keeps of earlier sign-ins; see `sign-in.ts`. */
  device: string | null
  setCookie: (token: string | null, csrf: string) => void
  setDevice: (mark: string) => void
}

export type FileAnswer = { file: Uint8Array; name: string; type: string }

type Part<T> = T extends z.ZodType ? z.output<T> : undefined
type Input<E extends Endpoint> = {
  params: Part<E['params']>
  query: Part<E['query']>
  body: Part<E['body']>
  file: Uint8Array
}
type Answer<E extends Endpoint> = E['response'] extends z.ZodType ? z.input<E['response']> : FileAnswer
/** Only endpoints without sign-in are called without an actor. */
type Who<E extends Endpoint> = E['needs'] extends 'none' ? Actor | null : Actor

export type Handler<E extends Endpoint> = (
  ctx: Ctx,
  actor: Who<E>,
  input: Input<E>,
  caller: Caller,
) => Promise<Answer<E>>
/** One handler for each endpoint of an area: a missing one is a type error. */
export type Handlers<A extends Record<string, Endpoint>> = { [K in keyof A]: Handler<A[K]> }

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const PDF = 'application/pdf'
