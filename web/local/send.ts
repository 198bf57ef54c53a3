import { call, Refusal } from '../client/call.ts'
import { newId } from '../client/new-id.ts'
import { deliver, type Said, type Way } from './deliver.ts'
import { dropUnsent, keepUnsent, type Unsent, unsentOf } from './outbox.ts'

/** Milliseconds that one who saves waits for a weak network; then the record is kept here and sent later. */
const WITHIN = 12_000

/** A hotspot's own page answers too: what carries no verdicts was not the server. */
export const verdictsOf = (answer: { verdicts?: Said[] }): Said[] => {
  if (!Array.isArray(answer.verdicts)) throw new Refusal('offline', '连不上服务器。请检查网络，内容还在，稍后再试。')
  return answer.verdicts
}

const way: Way = {
  record: async (record) => verdictsOf(await call('saveRecords', { body: { records: [record] }, within: WITHIN }))[0],
  entries: async (entries) => verdictsOf(await call('saveEntries', { body: { entries }, within: WITHIN })),
  newId,
}

export const isOffline = (error: unknown): boolean => error instanceof Refusal && error.code === 'offline'

/** What passes by itself: the record is sent again as it is. Anything else is for the writer to mend. */
const PASSES = [
  'offline',
  'signed-out',
  'csrf-failed',
  'too-many-requests',
  'busy',
  'in-progress',
  'no-space',
  'being-restored',
  'unavailable',
  'internal',
  'password-must-change',
  'second-factor-needed',
]

export const passes = (error: unknown): boolean => !(error instanceof Refusal) || PASSES.includes(error.code)

/**
 * Sends one record now. Where the server is not reached it is laid into this browser, and `sent` is false; where it is refused, the
 * refusal comes back and nothing is lost. Throws what else went wrong.
 */
export const sendOrKeep = async (
  account: string,
  item: Unsent,
  mayKeep: boolean,
): Promise<{ recordId: string; sent: boolean; refused: string | null; faults?: Readonly<Record<string, string>> }> => {
  let now = item
  const first = item.record.id
  try {
    const done = await deliver(item, way, (next) => {
      now = next
    })
    const { recordId, left } = done
    // It was in the outbox before and is still not taken: it stays there as it is now.
    if (left?.arrived) await keepUnsent(account, left)
    else if (left) {
      if (unsentOf(account).some((u) => u.record.id === first)) await keepUnsent(account, left)
      return { recordId, sent: false, refused: left.refused, ...('faults' in done ? { faults: done.faults } : {}) }
    }
    if (!left) await dropUnsent(account, recordId)
    if (first !== recordId) await dropUnsent(account, first)
    return { recordId, sent: true, refused: null }
  } catch (error) {
    if (!isOffline(error) || !mayKeep) throw error
    await keepUnsent(account, now)
    if (first !== now.record.id) await dropUnsent(account, first)
    return { recordId: now.record.id, sent: false, refused: null }
  }
}

/**
 * Sends what waits here for this post, in the order in which it was written. What is refused stays with its sentence; what did not
 * reach the server stays as it is. Of several pages one sends.
 */
export const sendWaiting = async (account: string, post: string): Promise<{ sent: number; refused: number }> => {
  const work = async () => {
    const told = { sent: 0, refused: 0 }
    for (const item of unsentOf(account).filter((u) => u.refused === null && u.post.id === post)) {
      let now = item
      const follow = (next: Unsent) => {
        const before = now.record.id
        now = next
        void keepUnsent(account, next)
        if (before !== next.record.id) void dropUnsent(account, before)
      }
      try {
        const { recordId, left } = await deliver(item, way, follow)
        if (left) {
          await keepUnsent(account, left)
          told.refused += 1
        } else {
          await dropUnsent(account, recordId)
          told.sent += 1
        }
      } catch (error) {
        if (passes(error)) return told
        await keepUnsent(account, { ...now, refused: (error as Error).message })
        told.refused += 1
      }
    }
    return told
  }
  if (!navigator.locks) return work()
  return navigator.locks.request('nuanyang.send', { ifAvailable: true }, (lock) =>
    lock ? work() : { sent: 0, refused: 0 },
  )
}
