import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SealHead } from './db/seal.ts'

export type Heads = Record<string, SealHead>

const fileIn = (dataDir: string) => join(dataDir, 'keys', 'seals.json')

/** The last audit seal of each county as this machine saw it: in a file beside the keys, outside the database. */
export const readHeads = (dataDir: string): Heads => {
  try {
    return JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as Heads
  } catch {
    // None yet, or taken away: where a chain has begun, `verify` says so (M4).
    return {}
  }
}

/** Keeps the heads that are new. Another process may have written meanwhile: of two ends of a chain the further one holds. */
export const keepHeads = (dataDir: string, heads: Heads): void => {
  const known = readHeads(dataDir)
  const newer = Object.entries(heads).filter(
    ([id, head]) => head.n > (known[id]?.n ?? -1) || (head.n === known[id]?.n && head.suite !== known[id]?.suite),
  )
  if (newer.length) writeHeads(dataDir, { ...known, ...Object.fromEntries(newer) })
}

/** The whole file in one step: also for whoever brings a copy of the database back with the head that belongs to it. */
export const writeHeads = (dataDir: string, heads: Heads): void => {
  const file = fileIn(dataDir)
  mkdirSync(join(dataDir, 'keys'), { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(heads), { mode: 0o600 })
  renameSync(`${file}.${process.pid}`, file)
}
