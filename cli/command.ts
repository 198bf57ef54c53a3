import type * as z from 'zod'
import { isCivilDate } from '../domain/kit/dates.ts'
import type { Actor } from '../domain/roles.ts'
import type { Ctx } from '../server/context.ts'
import type { Settings } from '../server/env.ts'

export type Args = { positionals: string[]; values: Record<string, string | boolean | undefined> }

/** Prints for people, or with `--json` one object on standard output. */
export type Print = (human: string, data: unknown) => void

/** A terminal command. `usage` is one line; a throw of UsageFault ends with 2, any other with 1. */
export type Command = {
  name: string
  usage: string
  about: string
  options: Record<string, { type: 'string' | 'boolean' }>
  positionals: [least: number, most: number]
  /** Faults of usage that need nothing opened: thrown before the database starts. */
  check?: (args: Args) => void
} & (
  | { needs: 'nothing'; run: (args: Args, print: Print, settings: () => Settings) => Promise<number> }
  | {
      needs: 'product'
      run: (ctx: Ctx, actor: Actor, args: Args, print: Print) => Promise<number>
      /** What can be said where nothing has been set up yet; no database is made for it. */
      bare?: (args: Args, print: Print) => Promise<number>
    }
  | { needs: 'open'; run: (ctx: Ctx, args: Args, print: Print) => Promise<number> }
)

export class UsageFault extends Error {}

/** The value of a required option. */
export const need = (args: Args, name: string): string => {
  const value = args.values[name]
  if (typeof value !== 'string' || value === '') throw new UsageFault(`缺少 --${name}。`)
  return value
}

export const option = (args: Args, name: string): string | undefined => {
  const value = args.values[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** A date option, or nothing. */
export const dateOption = (args: Args, name: string): string | undefined => {
  const value = option(args, name)
  if (value !== undefined && !isCivilDate(value))
    throw new UsageFault(`--${name} 要写成 2026-09-01 这样的日期，现在是“${value}”。`)
  return value
}

/**
 * Options held against the schema of the endpoint that does the same; the first that does not fit ends as a fault of usage.
 * `names` tells which option each field came from.
 */
export const fitting = <T>(schema: z.ZodType<T>, input: unknown, names: Readonly<Record<string, string>>): T => {
  const outcome = schema.safeParse(input)
  if (outcome.success) return outcome.data
  const [issue] = outcome.error.issues
  const field = String(issue?.path[0] ?? '')
  throw new UsageFault(names[field] ?? `${field} 填得不对。`)
}
