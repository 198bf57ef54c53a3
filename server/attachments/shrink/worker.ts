import { serialize } from 'node:v8'
import sharp from 'sharp'
import { KEPT_BYTES, KEPT_SIDE } from '../../../domain/registers/attachment.ts'
import type { PictureFaultCode } from './fault.ts'
import type { ShrinkAnswer } from './shrink-picture.ts'

/** Pixels of what is sent in: the largest that a phone of today takes by itself; one that says more is refused unread. */
const MOST_PIXELS = 50_000_000
const SMALL_SIDE = 320
/** From the best to what is still to be read; then smaller ones. */
const TRIES: readonly (readonly [side: number, quality: number])[] = [
  [KEPT_SIDE, 82],
  [KEPT_SIDE, 70],
  [KEPT_SIDE, 58],
  [1280, 60],
  [1024, 55],
  [800, 50],
  [640, 40],
]

/** One after the other, and nothing kept: the machine may have 2 GB for everything. */
sharp.concurrency(1)
sharp.cache(false)

/** The process that re-encodes one picture: the file comes in whole, the answer goes out whole. */
const bytes = await asked()

async function asked(): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of process.stdin as AsyncIterable<Buffer>) parts.push(part)
  return Buffer.concat(parts)
}

/**
 * Drawn anew: turned as its camera said, on white, in the colours of a screen; of what stood beside the picture (place, time, camera, a preview of
 * before it was cut) nothing is written.
 */
const drawn = (from: Buffer, side: number, quality: number) =>
  sharp(from, { limitInputPixels: MOST_PIXELS, failOn: 'truncated', sequentialRead: true, pages: 1 })
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality, mozjpeg: false, chromaSubsampling: '4:2:0' })
    .toBuffer({ resolveWithObject: true })

const shrink = async (): Promise<ShrinkAnswer> => {
  // The large one is read once; what does not fit is made from what it gave.
  const [side, quality] = TRIES[0] ?? [KEPT_SIDE, 80]
  const first = await drawn(bytes, side, 95)
  let picture = await drawn(first.data, side, quality)
  for (const [smaller, lower] of TRIES.slice(1)) {
    if (picture.data.length <= KEPT_BYTES) break
    picture = await drawn(first.data, smaller, lower)
  }
  const small = await drawn(first.data, SMALL_SIDE, 70)
  const { width, height } = picture.info
  return { picture: picture.data, small: small.data, width, height }
}

const faultOf = (error: unknown): PictureFaultCode =>
  error instanceof Error && /pixel limit/i.test(error.message) ? 'too-many-pixels' : 'broken'

process.stdout.write(serialize(await shrink().catch((error: unknown): ShrinkAnswer => ({ fault: faultOf(error) }))))
