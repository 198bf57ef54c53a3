import * as z from 'zod'
import type { Endpoint } from './kit.ts'

const copy = z.object({ name: z.string(), day: z.string(), bytes: z.number().int() })

/** The copies of the whole installation, as its administrator sees them; what is in them nobody sees here. */
export const copies = z.object({
  /** Newest first. */
  items: z.array(copy),
  /** The newest that is not of the future (a clock was put back); null where there is none yet. */
  newest: copy.nullable(),
  /** Days since then. */
  age: z.number().int().nullable(),
  running: z.boolean(),
  /** Why the last try failed; null where it did not. */
  fault: z.string().nullable(),
  /** Something must be done: none for two days, or the last try failed. */
  warn: z.boolean(),
  /** Others on the network reach the server and nothing is encrypted on the way (L13): what to do; null where it is not so. */
  inTheClear: z.string().nullable(),
  /** The folder on the server. */
  folder: z.string(),
})

export const copyApi = {
  getCopies: {
    method: 'GET',
    path: '/api/copies',
    needs: 'copy.make',
    about: '整个系统的备份：有哪些、多旧、上次为什么没做成',
    response: copies,
  },
  makeCopy: {
    method: 'POST',
    path: '/api/copies',
    needs: 'copy.make',
    about: '现在就备份一次，在后台做',
    response: copies,
  },
} as const satisfies Record<string, Endpoint>
