import { SENT_BYTES } from '../../../domain/registers/attachment.ts'
import { PictureFault } from './fault.ts'

const starts = (bytes: Uint8Array, said: readonly number[], at = 0): boolean =>
  said.every((byte, i) => bytes[at + i] === byte)
const letters = (bytes: Uint8Array, at: number, n: number): string => String.fromCharCode(...bytes.subarray(at, at + n))

/** What a file is by its first bytes, whatever it is called. Errors: PictureFault for anything but JPEG, PNG and WebP. */
export const sniffPicture = (bytes: Uint8Array): 'jpeg' | 'png' | 'webp' => {
  if (bytes.length === 0) throw new PictureFault('empty')
  if (bytes.length > SENT_BYTES) throw new PictureFault('heavy')
  if (starts(bytes, [0xff, 0xd8, 0xff])) return 'jpeg'
  if (starts(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png'
  if (letters(bytes, 0, 4) === 'RIFF' && letters(bytes, 8, 4) === 'WEBP') return 'webp'
  if (letters(bytes, 4, 4) === 'ftyp') throw new PictureFault('heic')
  if (letters(bytes, 0, 4) === '%PDF') throw new PictureFault('pdf')
  throw new PictureFault('other')
}
