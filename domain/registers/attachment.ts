import type { Standing } from '../entries/legal-basis.ts'
import { longDate } from '../kit/day-words.ts'

/** What a picture hangs on: a child's file, a record, an entry of a register, a movement of the aid ledger (its voucher). */
export const ATTACHED_TO = ['child', 'record', 'entry', 'movement'] as const
export type AttachedTo = (typeof ATTACHED_TO)[number]

/** What is to be seen on it: nobody who could be known (a paper, homework, a room), or children. */
export const SHOWS = ['none', 'children'] as const
export type Shows = (typeof SHOWS)[number]

/** Whether the picture itself has come; one that was announced waits for it (a phone without a network). */
export const PICTURE_STATES = ['pending', 'there', 'hidden', 'removed'] as const
export type PictureState = (typeof PICTURE_STATES)[number]

/** Pictures of one thing: what is looked at later, not all that a phone took. */
export const MOST_OF_ONE = 12
/** Children on one picture: a class. */
export const MOST_SHOWN = 60
/** Letters of what a picture is called. */
export const MOST_WORDS = 60
/** Bytes that are kept of a picture, and the longer side in pixels. */
export const KEPT_BYTES = 200 * 1024
export const KEPT_SIDE = 1600
/** Bytes of what is sent in: a picture as a phone takes it. */
export const SENT_BYTES = 20 * 1024 * 1024

/** What is said of a picture that neither this browser nor the server can draw: a phone's own format (decision 062). */
export const HEIC_REFUSED =
  '这是苹果手机的 HEIC 格式，别的电脑打不开。请在手机“设置－相机－格式”里选“兼容性最佳”再拍，或存成 JPEG 再送。'

/** The purpose of the consent that a picture of a child wants (dossier §3.7, `consent`). */
export const PHOTO_PURPOSE = 'photo'

/** Whose yes a picture of this child still lacks, in words; null where it may be kept (个人信息保护法 Art. 31; dossier §3.7). */
export const photoLacks = (standing: Standing): string | null => {
  if (standing.state === 'given') return null
  if (standing.state === 'none') return '家里还没有同意拍照'
  if (standing.state === 'over') return `拍照的同意${longDate(standing.until)}到期了`
  return standing.lacks === 'child' ? '满14岁了，还差孩子自己同意' : '还差监护人同意'
}
