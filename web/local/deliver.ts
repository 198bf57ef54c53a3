import type { EntrySent, RecordSent, Unsent } from './outbox.ts'

export type Said = {
  verdict: string
  code: string | null
  message: string | null
  problems?: readonly { field: string; message: string }[]
}

/** The two ways to the server; both throw where it could not be reached. */
export type Way = {
  record: (record: RecordSent) => Promise<Said | undefined>
  entries: (entries: EntrySent[]) => Promise<Said[]>
  newId: () => string
}

/** What became of one record: it has arrived, or it stays here as `left` with the reason; `faults`: what is said at which of its answers. */
export type Delivered =
  | { recordId: string; left: null }
  | { recordId: string; left: Unsent; faults?: Readonly<Record<string, string>> }

const taken = (said: Said | undefined) => said?.verdict === 'accepted' || said?.verdict === 'duplicate'
const NO_TASK = '记录存好了，要办的事没有存上：请打开孩子的档案，点“新登记”补上，再把这一条去掉。'

/**
 * Sends one record and then its tasks. The id is the key: what arrived before is a duplicate and changes nothing; what arrived and was
 * changed here since goes as its correction. Throws what kept it from being sent at all; then it stays as it is (`progress` tells how far
 * it came).
 */
export const deliver = async (item: Unsent, way: Way, progress: (item: Unsent) => void): Promise<Delivered> => {
  let now = item
  if (!now.arrived) {
    let said = await way.record(now.record)
    if (said?.code === 'id-taken') {
      now = asCorrection(now, way.newId())
      progress(now)
      said = await way.record(now.record)
    }
    if (!taken(said))
      return {
        recordId: now.record.id,
        left: { ...now, refused: said?.message ?? '服务器没有收下这一条。' },
        ...(said?.problems?.length
          ? { faults: Object.fromEntries(said.problems.map((p) => [p.field, p.message])) }
          : {}),
      }
    now = { ...now, arrived: true }
    progress(now)
  }
  if (now.entries.length === 0) return { recordId: now.record.id, left: null }
  const said = await way.entries(now.entries)
  return said.length === now.entries.length && said.every(taken)
    ? { recordId: now.record.id, left: null }
    : { recordId: now.record.id, left: { ...now, refused: NO_TASK } }
}

const asCorrection = (item: Unsent, id: string): Unsent => {
  const before = item.record.id
  return {
    ...item,
    record: { ...item.record, id, replaces: before },
    entries: item.entries.map((entry) =>
      entry.body.source === before ? { ...entry, body: { ...entry.body, source: id } } : entry,
    ),
    draft: { ...item.draft, value: { ...item.draft.value, id, replaces: before } },
  }
}
