import { createHash } from 'node:crypto'
import { readInWorker } from './read-in-worker.ts'
import type { ReadOptions } from './read-roster.ts'
import type { RosterReading } from './reading.ts'

/** The last few readings: a wizard asks for the same file again and again. Deletable; a miss reads the file anew. */
const MOST = 6
const kept = new Map<string, Promise<RosterReading>>()

export const cachedReading = (bytes: Uint8Array, options: ReadOptions): Promise<RosterReading> => {
  const key = createHash('sha256').update(bytes).update(JSON.stringify(options)).digest('hex')
  const known = kept.get(key)
  if (known) return known
  const made = readInWorker(bytes, options, { seconds: 30 })
  made.catch(() => kept.delete(key))
  kept.set(key, made)
  for (const old of kept.keys()) if (kept.size > MOST) kept.delete(old)
  return made
}
