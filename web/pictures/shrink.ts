import { HEIC_REFUSED, KEPT_BYTES, KEPT_SIDE } from '../../domain/registers/attachment.ts'
import { t } from '../words/words.ts'

/** Each is tried where the one before made too many bytes: a picture that waits in a phone is no larger than the one that is kept. */
const TRIES = [
  { side: KEPT_SIDE, quality: 0.85 },
  { side: KEPT_SIDE, quality: 0.65 },
  { side: 1200, quality: 0.6 },
  { side: 900, quality: 0.5 },
] as const

/**
 * A picture drawn smaller by the browser, so that little goes over a village's network; where it cannot (a format that it does not know), as it was
 * taken. What stood beside it is left out here already, and by the server in any case. Throws a sentence for HEIC that this browser cannot read:
 * no network carries it for nothing.
 */
export const shrinkHere = async (file: Blob): Promise<Blob> => {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  if (!bitmap) {
    if (await isHeic(file)) throw new Error(t(HEIC_REFUSED))
    return file
  }
  try {
    if (Math.max(bitmap.width, bitmap.height) <= KEPT_SIDE && file.size <= KEPT_BYTES) return file
    let drawn: Blob | null = null
    for (const { side, quality } of TRIES) {
      drawn = (await draw(bitmap, side, quality)) ?? drawn
      if (drawn && drawn.size <= KEPT_BYTES) return drawn
    }
    return drawn && drawn.size < file.size ? drawn : file
  } finally {
    bitmap.close()
  }
}

const draw = (bitmap: ImageBitmap, side: number, quality: number): Promise<Blob | null> => {
  const by = Math.min(1, side / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * by))
  canvas.height = Math.max(1, Math.round(bitmap.height * by))
  const pen = canvas.getContext('2d')
  if (!pen) return Promise.resolve(null)
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  return new Promise((done) => canvas.toBlob(done, 'image/jpeg', quality))
}

/** By its first bytes, whatever it is called. */
const isHeic = async (file: Blob): Promise<boolean> => (await file.slice(4, 8).text()) === 'ftyp'
