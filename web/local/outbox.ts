import type { input } from 'zod'
import type { entryInput } from '../../domain/api/entry.ts'
import type { recordInput } from '../../domain/api/record.ts'
import type { RecordDraft } from '../client/record-draft.ts'
import { keep, keptKeys, keptValue, throwAway } from './kept.ts'

export type RecordSent = input<typeof recordInput>
export type EntrySent = input<typeof entryInput>

/** A record that lies in this browser until the server has it, with what is to be done next and the form it was written in. */
export type Unsent = {
  record: RecordSent
  /** Tasks that come of it; they go when the record has arrived. */
  entries: EntrySent[]
  /** The record has arrived; its tasks have not. */
  arrived: boolean
  /** In which post it was written: it is sent in that one. */
  post: { id: string; name: string }
  who: string
  draft: { key: string; value: RecordDraft }
  /** What the server said no with; it is not sent again before it was mended. */
  refused: string | null
}

const PART = 'unsent'
const prefixOf = (account: string) => `${account}.${PART}.`
const keyOf = (account: string, recordId: string) => prefixOf(account) + recordId
export const UNSENT_PART = PART

/** In the order in which they were written: a correction goes after what it corrects. */
export const unsentOf = (account: string): Unsent[] =>
  keptKeys(prefixOf(account))
    .map((key) => keptValue(key) as Unsent)
    .toSorted((a, b) => (a.record.deviceAt ?? '').localeCompare(b.record.deviceAt ?? ''))

export const keepUnsent = (account: string, item: Unsent): Promise<void> => keep(keyOf(account, item.record.id), item)

export const dropUnsent = (account: string, recordId: string): Promise<void> =>
  keptKeys(prefixOf(account)).includes(keyOf(account, recordId))
    ? throwAway(keyOf(account, recordId))
    : Promise.resolve()
