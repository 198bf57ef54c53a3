import { KEPT_SIDE } from '../../domain/registers/attachment.ts'

/** Letters of JPEG below which nothing is gained by drawing it smaller. */
const SMALL = 250 * 1024

/**
 * A picture drawn smaller by the browser, so that little goes over a village's network; where it cannot (a format that it does not know), as it was
 * taken. What stood beside it is left out here already, and by the server in any case.
 */
export const shrinkHere = async (file: Blob): Promise<Blob> => {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const by = Math.min(1, KEPT_SIDE / Math.max(bitmap.width, bitmap.height))
    if (by === 1 && file.size <= SMALL) return file
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(bitmap.width * by))
    canvas.height = Math.max(1, Math.round(bitmap.height * by))
    const pen = canvas.getContext('2d')
    if (!pen) return file
    pen.fillStyle = '#ffffff'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    bitmap.close()
    const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85))
    return drawn && drawn.size < file.size ? drawn : file
  } catch {
    return file
  }
}
