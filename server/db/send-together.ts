import type { Writable } from 'node:stream'
import type pg from 'pg'
import { type Answer, Breath, type Question } from './breath.ts'

/** What is asked at this moment, of each connection. */
const breaths = new WeakMap<pg.ClientBase, Breath>()
const held = new WeakSet<Writable>()

/**
 * Asked together with whatever else is asked of this connection before the program next waits: all of it goes out in one packet
 * and comes back in one, run in order.
 */
export const ask = <Row>(client: pg.ClientBase, question: Question): Promise<Answer<Row>> => {
  const open = breaths.get(client)
  const breath = open ?? new Breath()
  const answer = breath.add<Row>(question)
  if (!open) {
    breaths.set(client, breath)
    hold(client)
  }
  return answer
}

/** One question outside of any transaction. */
export const askAlone = async <Row>(pool: pg.Pool, question: Question): Promise<Row[]> => {
  const client = await pool.connect()
  let fault: Error | undefined
  const cut = (error: Error) => {
    fault = error
  }
  client.on('error', cut)
  try {
    return (await ask<Row>(client, question)).rows
  } finally {
    client.off('error', cut)
    client.release(fault)
  }
}

/** By itself, after what was asked before it: it is run even where that fails. */
export const say = (client: pg.ClientBase, text: string): Promise<unknown> => {
  hold(client)
  send(client)
  return client.query(text)
}

const send = (client: pg.ClientBase) => {
  const breath = breaths.get(client)
  if (!breath) return
  breaths.delete(client)
  try {
    client.query(breath as unknown as pg.Submittable)
  } catch (fault) {
    // Whoever waits is told, whatever it is that refuses to send.
    breath.refuse(fault)
  }
}

/** The connection is held shut until all that is to be asked now has been written: each packet is a system call here and one there. */
const hold = (client: pg.ClientBase) => {
  const stream = streamOf(client)
  const shut = stream !== null && !held.has(stream)
  if (stream && shut) {
    held.add(stream)
    stream.cork()
  }
  process.nextTick(() => {
    send(client)
    if (!stream || !shut) return
    held.delete(stream)
    stream.uncork()
  })
}

/** Lets what was asked go out before more is made ready: the database works meanwhile. */
export const goneOut = (): Promise<void> => new Promise((go) => setImmediate(go))

/** The driver does not declare its connection; where a later version has none, each packet goes out by itself. */
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
