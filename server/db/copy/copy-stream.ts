import { once } from 'node:events'
import type { Socket } from 'node:net'
import type pg from 'pg'

/** What pg's connection can do for a COPY, beyond what its types tell. */
type Wire = pg.Connection & {
  stream: Socket
  query: (text: string) => void
  sendCopyFromChunk: (chunk: Buffer) => void
  endCopyFrom: () => void
  sendCopyFail: (message: string) => void
}

/** Above this much not yet taken, the socket waits. */
const AHEAD = 4 << 20

/** The bytes of `copy … to stdout`, in memory only as far as the reader is behind. */
export async function* copyOut(client: pg.ClientBase, text: string): AsyncGenerator<Buffer> {
  const waiting: Buffer[] = []
  let size = 0
  let ended = false
  let failed: Error | null = null
  let wake: () => void = () => {}
  let stream: Socket | null = null
  const query = {
    submit: (connection: pg.Connection) => {
      const wire = connection as Wire
      stream = wire.stream
      wire.query(text)
    },
    handleCopyData: ({ chunk }: { chunk: Buffer }) => {
      waiting.push(Buffer.from(chunk))
      size += chunk.length
      if (size > AHEAD) stream?.pause()
      wake()
    },
    handleCommandComplete: () => {},
    handleError: (error: Error) => {
      failed = error
      ended = true
      wake()
    },
    handleReadyForQuery: () => {
      ended = true
      wake()
    },
  }
  client.query(query)
  try {
    for (;;) {
      if (waiting.length) {
        const bytes = Buffer.concat(waiting.splice(0))
        size = 0
        ;(stream as Socket | null)?.resume()
        yield bytes
      } else if (ended) break
      else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
    if (failed) throw failed
  } finally {
    ;(stream as Socket | null)?.resume()
  }
}

/** Runs `copy … from stdin` with these bytes; a body that fails makes the database drop the statement. */
export const copyIn = async (client: pg.ClientBase, text: string, body: AsyncIterable<Buffer>): Promise<void> => {
  const { promise: ready, resolve: begin, reject: refuse } = Promise.withResolvers<Wire>()
  const { promise: done, resolve, reject } = Promise.withResolvers<void>()
  let failed: Error | null = null
  client.query({
    submit: (connection: pg.Connection) => (connection as Wire).query(text),
    handleCopyInResponse: (connection: Wire) => begin(connection),
    handleCommandComplete: () => {},
    handleError: (error: Error) => {
      failed = error
      refuse(error)
      reject(error)
    },
    handleReadyForQuery: () => (failed ? undefined : resolve()),
  } as pg.Submittable)
  // Whichever fails first is told by the one that is awaited.
  done.catch(() => {})
  const wire = await ready
  try {
    for await (const bytes of body) {
      if (failed) break
      wire.sendCopyFromChunk(bytes)
      if (wire.stream.writableNeedDrain) await Promise.race([once(wire.stream, 'drain'), done])
    }
    wire.endCopyFrom()
  } catch (error) {
    wire.sendCopyFail('given up')
    await done.catch(() => {})
    throw error
  }
  await done
}
