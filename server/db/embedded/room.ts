import { totalmem } from 'node:os'

const MB = 1024 * 1024
/** Of what the machine has, the database keeps a sixteenth at hand: beside it stand the system's own memory of files, this program, and whatever else runs there. */
const SHARE = 16
/** PostgreSQL's manual long gave 64 to 512 MB as what is useful on Windows; not measured by us. */
const MOST = { win32: 512, other: 2048 }
const LEAST = 128

/** Bytes of memory that this process may count on: the machine's, or what its container allows. */
const memory = (): number => Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)

/**
 * How much room the embedded database takes on a machine, as its settings: pages of tables kept at hand, and how far its journal may grow
 * before it is written into the tables (a county's records are gigabytes, each page of them written whole once after every such point).
 * An old PC of 2 GB gets what the database takes by itself.
 */
export const roomOnMachine = (bytes = memory(), platform: NodeJS.Platform = process.platform): string[] => {
  const pages = Math.min(
    platform === 'win32' ? MOST.win32 : MOST.other,
    Math.max(LEAST, Math.floor(bytes / SHARE / MB)),
  )
  return [`shared_buffers=${pages}MB`, `max_wal_size=${Math.max(1024, 2 * pages)}MB`]
}
