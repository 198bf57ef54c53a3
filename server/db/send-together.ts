import type { Writable } from 'node:stream'
import type pg from 'pg'

const held = new WeakSet<Writable>()

/**
 * Questions asked in the same breath go out in one packet: the connection is held shut until all that is to be asked now has
 * been written. Each message alone would cost a system call here and one there, and a child's file asks two dozen.
 */
export const sendTogether = (client: pg.ClientBase): void => {
  const stream = streamOf(client)
  if (stream === null || held.has(stream)) return
  held.add(stream)
  stream.cork()
  process.nextTick(() => {
    held.delete(stream)
    stream.uncork()
  })
}

/** Lets what was asked go out before more is made ready: the database works meanwhile. */
export const goneOut = (): Promise<void> => new Promise((go) => setImmediate(go))

/** The driver does not declare its connection; where a later version has none, every question goes out by itself as before. */
const streamOf = (client: pg.ClientBase): Writable | null => {
  const { connection } = client as pg.ClientBase & { connection?: { stream?: Writable } }
  return connection?.stream && 'cork' in connection.stream ? connection.stream : null
}

/** What was sent and is not answered yet. */
export type Sent = { sent: readonly Promise<unknown>[] }
export const NOTHING_SENT: Sent = { sent: [] }
/** A fault among these is told by whoever asks for the answers, however late. */
export const sending = (...sent: Promise<unknown>[]): Sent => {
  for (const one of sent) one.catch(() => {})
  return { sent }
}

/** Sent together and run in order: all answers, or the fault of the first that has one, not of those that it took along. */
export const inTurn = async <T extends readonly unknown[]>(
  sent: readonly [...{ [K in keyof T]: Promise<T[K]> }],
): Promise<T> => {
  await Promise.allSettled(sent)
  // All are settled: what is awaited in turn throws the first fault.
  const answers: unknown[] = []
  for (const one of sent) answers.push(await one)
  return answers as unknown as T
}
