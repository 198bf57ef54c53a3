import { createHash } from 'node:crypto'
import { DEFAULTS, isFree, JSON_COLUMNS, SEALED, type SealedTable, sealedAs } from './sealed-tables.ts'

export type Row = Readonly<Record<string, unknown>>

const digests = new WeakMap<Uint8Array, string>()

/** Bytes by their hash: a list of 40 MB is hashed once, however often its row is looked at. */
const digest = (bytes: Uint8Array): string => {
  const known = digests.get(bytes)
  if (known) return known
  const made = createHash('sha256').update(bytes).digest('base64')
  digests.set(bytes, made)
  return made
}

const UUID = /^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/

/** As the database gives it back: ids in small letters, halves of letters replaced. */
const text = (value: string): string => {
  const whole = value.isWellFormed() ? value : value.toWellFormed()
  return whole.length === 36 && UUID.test(whole) ? whole.toLowerCase() : whole
}

/** Any value without regard to the order of its keys, which the database does not keep. */
export const sorted = (value: unknown): unknown => {
  if (typeof value === 'string') return value.toWellFormed()
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  if (value instanceof Date) return value.toISOString()
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  )
}

const without = (value: unknown, key: string): unknown => {
  if (value === null || typeof value !== 'object' || !(key in value)) return value
  const { [key]: _left, ...rest } = value as Record<string, unknown>
  return rest
}

const json = (table: SealedTable, column: string, value: unknown): string => {
  const said: unknown = typeof value === 'string' ? JSON.parse(value) : value
  // How far an import is, the key's mark, and that a copy was put back are written beside the write path; `verify` looks at the
  // mark itself.
  if (column === 'counts' && table === 'roster_import') return JSON.stringify(sorted(without(said, 'progress')))
  if (column === 'settings') return JSON.stringify(sorted(without(without(said, 'keyMark'), 'restored')))
  return JSON.stringify(sorted(said))
}

type Said = (value: unknown) => string

const plainly: Said = (value) => {
  if (typeof value === 'string') return JSON.stringify(text(value))
  if (value instanceof Uint8Array) return digest(value)
  return JSON.stringify(sorted(value))
}
const instant: Said = (value) => new Date(value as Date | string).toISOString()

const saidBy = (table: SealedTable, column: string): Said => {
  if (JSON_COLUMNS.has(column)) return (value) => json(table, column, value)
  return column.endsWith('_at') ? instant : plainly
}

type Part = { column: string; said: Said; head: string; byDefault: string | undefined }
const shapes = new Map<string, Part[]>()

/** The columns of a shape of row in a fixed order, worked out once a shape: an import makes sixty thousand rows of six. */
const partsOf = (table: SealedTable, row: Row): Part[] => {
  const names = Object.keys(row)
  const shape = `${table} ${names.join()}`
  const known = shapes.get(shape)
  if (known) return known
  const made = names
    .filter((name) => !isFree(table, name))
    .sort()
    .map((column) => ({
      column,
      said: saidBy(table, column),
      head: `|${column}=`,
      byDefault: DEFAULTS[column],
    }))
  if (shapes.size > 2000) shapes.clear()
  shapes.set(shape, made)
  return made
}

/**
 * What a row says, as text: the same for the values that are about to be written and for those that are read back. What is
 * empty, or stands there by default, is left out.
 */
export const contentOf = (table: SealedTable, county: number, row: Row): string => {
  let out = `${sealedAs(table)}|${county}`
  const repeats = SEALED[table].repeats
  for (const { column, said, head, byDefault } of partsOf(table, row)) {
    const value = row[column]
    if (value === null || value === undefined) continue
    const twin = repeats?.[column]
    if (twin !== undefined && row[twin] === value) continue
    const words = typeof value === 'number' ? String(value) : said(value)
    if (words !== byDefault) out += head + words
  }
  return out
}
