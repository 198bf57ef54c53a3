import { createInflateRaw } from 'node:zlib'
import { RosterFault } from '../../fault.ts'
import { encodingOf, withoutComments } from './xml.ts'
import { type Entry, packedOf } from './zip-directory.ts'

/** Bytes that may still be unpacked, in all parts of a book. */
export type Budget = { left: number }

const PIECE = 1 << 18
/** Letters without an end of a row (or of a shared text): none of a roster. */
const LONGEST = 1 << 22

/**
 * A part's text piece by piece (`root`: its first tag, with prefix and name as groups), unpacked as it is read, so that sixty megabytes never stand in memory. Each piece ends behind
 * `</name>` or `<name/>`, or before the next `<name `: no row and no shared text is cut. Errors: corrupt, too-large.
 */
export async function* piecesOf(
  buffer: Buffer,
  entry: Entry,
  root: RegExp,
  name: string,
  budget: Budget,
): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null
  let ends: [text: string, length: number][] = []
  let close = ''
  let carry = ''
  for await (const chunk of chunksOf(buffer, entry, budget)) {
    decoder ??= decoderFor(chunk)
    carry += decoder.decode(chunk, { stream: true })
    if (ends.length === 0) {
      const [tag, prefix = '', rootName] = root.exec(carry.slice(0, 8192)) ?? []
      if (tag === undefined) {
        if (carry.length > LONGEST) throw new RosterFault('too-large')
        continue
      }
      close = /\/>$/.test(tag) ? '' : `</${prefix}${rootName}>`
      ends = [
        [`</${prefix}${name}>`, prefix.length + name.length + 3],
        [`<${prefix}${name}/>`, prefix.length + name.length + 3],
        [`<${prefix}${name} `, 0],
      ]
    }
    if (carry.length < PIECE) continue
    const cut = Math.max(
      ...ends.map(([text, length]) => {
        const at = carry.lastIndexOf(text)
        return at < 0 ? -1 : at + length
      }),
    )
    const piece = cut > 0 ? withoutComments(carry.slice(0, cut)) : null
    if (piece === null) {
      if (carry.length > LONGEST) throw new RosterFault('too-large')
      continue
    }
    carry = carry.slice(cut)
    yield piece
  }
  carry += decoder?.decode() ?? ''
  if (ends.length === 0) throw new RosterFault('corrupt')
  const rest = withoutComments(carry, true) ?? ''
  // Cut off before its end, it would be a list with children missing.
  if (!rest.includes(close)) throw new RosterFault('corrupt')
  yield rest
}

async function* chunksOf(buffer: Buffer, entry: Entry, budget: Budget): AsyncGenerator<Buffer> {
  const packed = packedOf(buffer, entry)
  if (entry.method === 0) {
    budget.left -= packed.length
    if (budget.left <= 0) throw new RosterFault('too-large')
    for (let at = 0; at < packed.length; at += PIECE) yield packed.subarray(at, at + PIECE)
    return
  }
  const stream = createInflateRaw({ chunkSize: PIECE })
  stream.end(packed)
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      budget.left -= chunk.length
      if (budget.left <= 0) throw new RosterFault('too-large')
      yield chunk
    }
  } catch (error) {
    throw error instanceof RosterFault ? error : new RosterFault('corrupt')
  }
}

const decoderFor = (head: Buffer): TextDecoder => {
  try {
    return new TextDecoder(encodingOf(head))
  } catch {
    throw new RosterFault('corrupt')
  }
}
