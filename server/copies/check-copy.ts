import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createZstdDecompress } from 'node:zlib'
import { unknownMigrations } from '../db/migrations/migrate.ts'
import { openChunks } from './chunks.ts'
import { isInside, KEY_PATH } from './data-files.ts'
import { CopyFault } from './fault.ts'
import type { CopyKeys } from './header.ts'
import { type About, type Account, type Part, readParts } from './parts.ts'
import { makeTally } from './tally.ts'

export type CopySummary = {
  file: string
  bytes: number
  madeAt: string
  product: string
  counties: { code: string; name: string }[]
  tables: number
  rows: number
  children: number
  files: number
}

export type Seen = { about: About; account: Account; masterKey: string }

/** Walks through a copy from its beginning to its end; `each` must read a body to its end. Errors: CopyFault. */
export const walkCopy = async (
  file: string,
  keys: CopyKeys,
  each: (part: Part, body: AsyncIterable<Buffer>) => Promise<void>,
): Promise<void> => {
  try {
    await pipeline(createReadStream(file), openChunks(keys), createZstdDecompress(), async (source) => {
      for await (const { part, body } of readParts(source as AsyncIterable<Buffer>)) await each(part, body)
    })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (['ENOENT', 'EACCES', 'EISDIR', 'EPERM'].includes(code ?? '')) throw new CopyFault('cannot-read')
    if (code?.startsWith('ZSTD')) throw new CopyFault('damaged')
    throw error
  }
}

/** Reads all of a copy and holds it against its own account: every byte authenticated, every hash and number of rows. */
export const readWhole = async (file: string, keys: CopyKeys): Promise<Seen> => {
  let about: About | null = null
  let account: Account | null = null
  let masterKey: string | null = null
  const found: Pick<Account, 'tables' | 'files'> = { tables: {}, files: {} }
  await walkCopy(file, keys, async (part, body) => {
    const tally = makeTally()
    let start = ''
    for await (const bytes of tally.through(body)) if (start.length < 100) start += bytes.toString('latin1')
    const result = tally.result()
    if (part.part === 'about') about = part.about
    else if (part.part === 'account') account = part.account
    else if (part.part === 'table') found.tables[part.name] = result
    else if (!isInside(part.path)) throw new CopyFault('damaged')
    else {
      found.files[part.path] = result
      if (part.path === KEY_PATH) masterKey = start.trim()
    }
  })
  if (!about || !account || masterKey === null) throw new CopyFault('damaged')
  const whole: Account = account
  if (!same(whole.tables, found.tables) || !same(whole.files, found.files)) throw new CopyFault('damaged')
  return { about, account: whole, masterKey }
}

type Result = { rows?: number; bytes: number; hash: string }
const same = (said: Record<string, Result>, seen: Record<string, Result>): boolean => {
  const names = Object.keys(said)
  return (
    names.length === Object.keys(seen).length &&
    names.every((n) => said[n]?.hash === seen[n]?.hash && said[n]?.rows === seen[n]?.rows)
  )
}

/** Everything that must be right before anything is touched. Errors: CopyFault. */
export const checkCopy = async (file: string, keys: CopyKeys): Promise<CopySummary> =>
  summaryOf(file, await checkedCopy(file, keys))

export const checkedCopy = async (file: string, keys: CopyKeys): Promise<Seen> => {
  const seen = await readWhole(file, keys)
  if (unknownMigrations(seen.about.migrations).length) throw new CopyFault('newer')
  return seen
}

export const summaryOf = async (file: string, { about, account }: Seen): Promise<CopySummary> => {
  const tables = Object.values(account.tables)
  return {
    file,
    bytes: (await stat(file)).size,
    madeAt: about.madeAt,
    product: about.product,
    counties: about.counties.map(({ code, name }) => ({ code, name })),
    tables: tables.length,
    rows: tables.reduce((sum, t) => sum + t.rows, 0),
    children: account.tables.child?.rows ?? 0,
    files: Object.keys(account.files).length,
  }
}
