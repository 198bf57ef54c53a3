import { deserialize, serialize } from 'node:v8'
import { RosterFault } from './fault.ts'
import { readGrids } from './files/read-grids.ts'
import type { WorkerAnswer, WorkerAsk } from './read-in-worker.ts'

/** The process that reads one file: what is asked comes in whole, the answer goes out whole. */
const parts: Buffer[] = []
for await (const part of process.stdin) parts.push(part as Buffer)
const { bytes, options } = deserialize(Buffer.concat(parts.splice(0))) as WorkerAsk

/** The dictionaries are loaded only for a file that could be opened. */
const read = async (): Promise<WorkerAnswer> => {
  const grids = readGrids(bytes)
  const { readRoster } = await import('./read-roster.ts')
  return { reading: await readRoster(bytes, options, grids) }
}

const answer = await read().catch(
  (error: unknown): WorkerAnswer => ({ fault: error instanceof RosterFault ? error.code : 'corrupt' }),
)
process.stdout.write(serialize(answer))
