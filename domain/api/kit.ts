import * as z from 'zod'
import { isCivilDate } from '../kit/dates.ts'
import { hasLetter, NO_LETTER, NO_REASON } from '../kit/text.ts'
import type { Action } from '../roles.ts'

/** One line of the contract between server, screens, scripts and other systems. Paths use `{name}` for parameters. */
export type Endpoint = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  about: string
  /** `none`: no sign-in; `self`: signed in, about the actor's own account; else the action that `can` is asked for. */
  needs: 'none' | 'self' | Action
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  /** Absent: the answer is a file (see `produces`). */
  response?: z.ZodType
  produces?: string
  /** Set when the request body is a raw file (`application/octet-stream`, name in the `name` query). */
  upload?: true
  /**
   * The answer is never kept for a repeated key: it opens what is protected, so each time the permission is asked and a trace
   * left (M1).
   */
  fresh?: true
}

/** What somebody or something is called: at least one letter that can be seen. */
const name = (most: number) => z.string().trim().min(1).max(most).refine(hasLetter, NO_LETTER)
export const name40 = name(40)
export const name60 = name(60)
/** Somebody's name where it may be left open: empty says nothing, invisible letters are no name. */
export const nameOrNone = z
  .string()
  .max(60)
  .refine((text) => text.trim() === '' || hasLetter(text), NO_LETTER)
  .nullable()
/** Why something is done: somebody reads it later. */
export const reason = z.string().trim().min(2).max(200).refine(hasLetter, NO_REASON)

/** Ids are the same whatever the case of their letters; within they are small. */
export const uuid = z
  .string()
  .toLowerCase()
  .regex(/^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/)
export const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isCivilDate, '没有这一天。')
export const idParam = z.object({ id: uuid })
export const ok = z.object({ ok: z.literal(true) })
/** Every list: `cursor` from the last answer's `next`; null when there is no more. */
export const page = {
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}
/** Lists of short rows: a page is as long as one answer may be (200 kB), whatever limit is asked for. */
export const widePage = {
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(10_000).default(5000),
}
export const paged = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })
