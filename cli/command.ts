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
  | { needs: 'product'; run: (ctx: Ctx, actor: Actor, args: Args, print: Print) => Promise<number> }
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
