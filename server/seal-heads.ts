import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SealHead } from './db/audit/seal.ts'

type Heads = Record<string, SealHead>

const fileIn = (dataDir: string) => join(dataDir, 'keys', 'seals.json')

/** The last audit seal of each county as this machine saw it: in a file beside the keys, outside the database. */
export const readHeads = (dataDir: string): Heads => {
  try {
    return JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as Heads
  } catch {
    // None yet. One that was deleted takes a proof away but accuses nobody.
    return {}
  }
}

export const keepHeads = (dataDir: string, heads: Heads): void => {
  const file = fileIn(dataDir)
  mkdirSync(join(dataDir, 'keys'), { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.new`, JSON.stringify(heads), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
