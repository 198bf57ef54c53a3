import { deserialize, serialize } from 'node:v8'
import { RosterFault } from './fault.ts'
import { readGrids } from './files/read-grids.ts'
import type { WorkerAnswer, WorkerAsk } from './read-in-worker.ts'
import type { ReadOptions } from './read-roster.ts'

/** The process that reads one file: what is asked comes in whole, the answer goes out whole. */
const { bytes, options } = await asked()

/** The file's bytes lie once in this process's memory. */
async function asked(): Promise<{ bytes: Uint8Array; options: ReadOptions }> {
  let head = Buffer.alloc(0)
  let ask: WorkerAsk | null = null
  let bytes = new Uint8Array()
  let at = 0
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    let rest = part
    if (!ask) {
      head = Buffer.concat([head, part])
      const end = head.length < 4 ? Number.POSITIVE_INFINITY : 4 + head.readUInt32LE(0)
      if (head.length < end) continue
      ask = deserialize(head.subarray(4, end)) as WorkerAsk
      bytes = new Uint8Array(ask.length)
      rest = head.subarray(end)
    }
    bytes.set(rest, at)
    at += rest.length
  }
  if (!ask || at < bytes.length) throw new Error('The question was cut off.')
  return { bytes, options: ask.options }
}

/** The dictionaries are loaded only for a file that could be opened. */
const read = async (): Promise<WorkerAnswer> => {
  const grids = await readGrids(bytes)
  const { readRoster } = await import('./read-roster.ts')
  return { reading: await readRoster(bytes, options, grids) }
}

const answer = await read().catch(
  (error: unknown): WorkerAnswer =>
    error instanceof RosterFault ? { fault: error.code, message: error.message } : { fault: 'corrupt' },
)
process.stdout.write(serialize(answer))
