import { useState } from 'react'
import { useMe } from '../client/me.tsx'
import { queryClient } from '../client/queries.ts'
import { canKeep } from './kept.ts'
import type { Unsent } from './outbox.ts'
import { sendOrKeep } from './send.ts'

type Faults = Readonly<Record<string, string>>

/**
 * Saves what a form holds: to the server, or, where that is not reached, in this browser until it is. `done` is called either way;
 * where it is refused, or could not be kept here either, the form stays with the reason.
 */
export const useKeepRecord = () => {
  const me = useMe()
  const [state, set] = useState<{ busy: boolean; error: Error | null; refused: string; faults: Faults }>({
    busy: false,
    error: null,
    refused: '',
    faults: {},
  })
  const keep = async (
    item: Pick<Unsent, 'record' | 'entries' | 'who' | 'draft'>,
    done: (recordId: string, sent: boolean) => void,
  ) => {
    if (state.busy) return
    set({ busy: true, error: null, refused: '', faults: {} })
    const post = { id: me.post.id, name: `${me.post.roleName} · ${me.post.place.name}` }
    try {
      const said = await sendOrKeep(me.accountId, { ...item, post, arrived: false, refused: null }, canKeep())
      set({ busy: false, error: null, refused: said.refused ?? '', faults: said.faults ?? {} })
      if (said.refused !== null) return
      if (said.sent) void queryClient.invalidateQueries()
      done(said.recordId, said.sent)
    } catch (error) {
      set({ busy: false, error: error as Error, refused: '', faults: {} })
    }
  }
  return { keep, ...state }
}
