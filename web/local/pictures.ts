import { KEPT_BYTES } from '../../domain/registers/attachment.ts'
import type { Ask } from '../client/call.ts'
import { canKeep, keep, keptKeys, keptValue, throwAway } from './kept.ts'
import { unsentOf } from './outbox.ts'

/** On what a picture hangs, who can be known on it, and what it is, as `addAttachment` takes it. */
export type PictureSaid = Omit<NonNullable<Ask<'addAttachment'>['body']>, 'id'>

/** A picture that lies in this browser, locked like unsent records (decision 034), until the server has it. */
export type UnsentPicture = {
  id: string
  said: PictureSaid
  /** The drawn JPEG in base64. */
  jpeg: string
  at: string
  post: { id: string; name: string }
  /** What the server said no with; it is not sent again by itself. */
  refused: string | null
}

/** Pictures kept at once: some eight megabytes of a phone. */
const MOST_KEPT = 30
const PART = 'picture'
const keyOf = (account: string, id: string) => `${account}.${PART}.${id}`
export const PICTURE_PART = PART

/** In the order in which they were taken. */
export const unsentPicturesOf = (account: string): UnsentPicture[] =>
  keptKeys(`${account}.${PART}.`)
    .map((key) => keptValue(key) as UnsentPicture)
    .toSorted((a, b) => a.at.localeCompare(b.at))

/** Those that hang on a record which lies here itself. */
export const picturesOfUnsent = (pictures: readonly UnsentPicture[], recordId: string): UnsentPicture[] =>
  pictures.filter((p) => p.said.of === 'record' && p.said.on === recordId)

/** Those that may go now, for this post: what hangs on a record goes once the record has arrived. */
export const picturesToSend = (account: string, post: string): UnsentPicture[] => {
  const still = new Set(unsentOf(account).flatMap((u) => (u.arrived ? [] : [u.record.id])))
  return unsentPicturesOf(account).filter((p) => p.refused === null && p.post.id === post && !still.has(p.said.on))
}

/** Is there room under lock for one more of this size? A picture that could not be drawn small is not kept, and that is said. */
export const canKeepPicture = (account: string, jpeg: Blob): boolean =>
  canKeep() && jpeg.size <= KEPT_BYTES && unsentPicturesOf(account).length < MOST_KEPT

export const keepPicture = (account: string, item: UnsentPicture): Promise<void> => keep(keyOf(account, item.id), item)
export const dropPicture = (account: string, id: string): Promise<void> => throwAway(keyOf(account, id))

export const toBase64 = async (jpeg: Blob): Promise<string> =>
  btoa(Array.from(new Uint8Array(await jpeg.arrayBuffer()), (byte) => String.fromCharCode(byte)).join(''))

export const fromBase64 = (jpeg: string): Blob =>
  new Blob([Uint8Array.from(atob(jpeg), (letter) => letter.charCodeAt(0))], { type: 'image/jpeg' })
