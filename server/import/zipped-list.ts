import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

const SOME = 100

/** A list as JSON, in pieces. */
export const listPieces = function* (list: readonly unknown[]): Generator<string> {
  yield '['
  for (let i = 0; i < list.length; i += SOME)
    yield `${i > 0 ? ',' : ''}${JSON.stringify(list.slice(i, i + SOME)).slice(1, -1)}`
  yield ']'
}

/** A long text compressed piece by piece: what ten thousand children were before stands nowhere as one text, larger than all of them. */
export const zipped = async (pieces: Iterable<string>): Promise<Buffer> => {
  const out: Buffer[] = []
  await pipeline(
    Readable.from(pieces, { highWaterMark: 1 }),
    createGzip({ level: 1 }),
    async (parts: AsyncIterable<Buffer>) => {
      for await (const part of parts) out.push(part)
    },
  )
  return Buffer.concat(out)
}
