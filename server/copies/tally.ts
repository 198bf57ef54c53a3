import { createHash } from 'node:crypto'

const NEWLINE = 10

/** Passes bytes through and counts them: rows (in COPY's text form each ends in a line feed, and none holds one), bytes, hash. */
export const makeTally = () => {
  const hash = createHash('sha256')
  let rows = 0
  let bytes = 0
  const see = (part: Buffer) => {
    hash.update(part)
    bytes += part.length
    for (let at = part.indexOf(NEWLINE); at >= 0; at = part.indexOf(NEWLINE, at + 1)) rows++
  }
  return {
    through: async function* (body: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const part of body) {
        see(part)
        yield part
      }
    },
    result: () => ({ rows, bytes, hash: hash.digest('hex') }),
  }
}
