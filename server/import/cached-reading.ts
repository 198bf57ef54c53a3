import { createHash } from 'node:crypto'
import { readInWorker } from './read-in-worker.ts'
import type { ReadOptions } from './read-roster.ts'
import type { RosterReading } from './reading.ts'

/** The last few readings: a wizard asks for the same file again and again. Deletable; a miss reads the file anew. */
const MOST = 6
/** Rows of them all together: six small lists, or one very long one. */
const MOST_ROWS = 24_000
const kept = new Map<string, { made: Promise<RosterReading>; rows: number }>()

export const cachedReading = (bytes: Uint8Array, options: ReadOptions): Promise<RosterReading> => {
  const key = createHash('sha256').update(bytes).update(JSON.stringify(options)).digest('hex')
  const known = kept.get(key)
  if (known) return known.made
  const entry = { made: readInWorker(bytes, options, { seconds: 30 }), rows: 0 }
  kept.set(key, entry)
  entry.made.then(
    (reading) => {
      entry.rows = reading.sheets.reduce((n, sheet) => n + sheet.rows.length, 0)
      dropOldest(key)
    },
    () => kept.delete(key),
  )
  return entry.made
}

const dropOldest = (newest: string) => {
  let rows = [...kept.values()].reduce((n, e) => n + e.rows, 0)
  for (const [key, entry] of kept) {
    if (kept.size <= MOST && rows <= MOST_ROWS) return
    if (key === newest) continue
    kept.delete(key)
    rows -= entry.rows
  }
}
