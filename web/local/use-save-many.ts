import { useState } from 'react'
import { call } from '../client/call.ts'
import { useMe } from '../client/me.tsx'
import { queryClient } from '../client/queries.ts'
import { canKeep } from './kept.ts'
import { keepUnsent, type RecordSent, type Unsent } from './outbox.ts'
import { isOffline, verdictsOf } from './send.ts'

/** As many as one sending takes. */
export const MOST_AT_ONCE = 500
/** Milliseconds that a whole sheet is waited for; then it is kept here and sent later. */
const WITHIN = 30_000

/** One of many: without a draft it can only be sent, with one it may wait in this browser and be opened there. */
export type OneOfMany = { record: RecordSent } & Partial<Pick<Unsent, 'who' | 'draft'>>
/** What became of each, by the record's id: at the server, in this browser until it can be sent, or refused with a sentence. */
export type ManySaved = {
  taken: ReadonlySet<string>
  laid: ReadonlySet<string>
  refused: ReadonlyMap<string, string>
}

/**
 * Saves many records in one sending, each with its own verdict: one that is refused holds up no other. Where the server is not reached
 * those that have a draft lie in this browser (decision 034). Null where nothing became of them: the sheet still holds all, and
 * `error` says why.
 */
export const useSaveMany = () => {
  const me = useMe()
  const [state, set] = useState<{ busy: boolean; error: Error | null }>({ busy: false, error: null })
  const lay = async (items: readonly OneOfMany[]): Promise<ManySaved | null> => {
    const post = { id: me.post.id, name: `${me.post.roleName} · ${me.post.place.name}` }
    const laid = new Set<string>()
    for (const { record, who, draft } of items) {
      if (who === undefined || draft === undefined) continue
      await keepUnsent(me.accountId, { record, who, draft, entries: [], arrived: false, refused: null, post })
      laid.add(record.id)
    }
    return laid.size === 0 ? null : { taken: new Set(), laid, refused: new Map() }
  }
  const save = async (items: readonly OneOfMany[]): Promise<ManySaved | null> => {
    if (state.busy || items.length === 0) return null
    set({ busy: true, error: null })
    try {
      const verdicts = verdictsOf(
        await call('saveRecords', { body: { records: items.map((i) => i.record) }, within: WITHIN }),
      )
      void queryClient.invalidateQueries()
      set({ busy: false, error: null })
      const said = items.map(({ record }, i) => ({ id: record.id, verdict: verdicts[i] }))
      const isTaken = (v: (typeof said)[number]['verdict']) => v?.verdict === 'accepted' || v?.verdict === 'duplicate'
      return {
        taken: new Set(said.flatMap((s) => (isTaken(s.verdict) ? [s.id] : []))),
        laid: new Set(),
        refused: new Map(
          said.flatMap((s) => (isTaken(s.verdict) ? [] : [[s.id, s.verdict?.message ?? NOT_TAKEN] as const])),
        ),
      }
    } catch (error) {
      const laid = isOffline(error) && canKeep() ? await lay(items).catch(() => null) : null
      set({ busy: false, error: laid ? null : (error as Error) })
      return laid
    }
  }
  return { save, ...state }
}

const NOT_TAKEN = '服务器没有收下这一条。'
