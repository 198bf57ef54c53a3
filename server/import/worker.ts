import { deserialize, serialize } from 'node:v8'
import { RosterFault } from './fault.ts'
import { sniff } from './files/sniff.ts'
import type { WorkerAnswer, WorkerAsk } from './read-in-worker.ts'

/** The process that reads one file: what is asked comes in whole, the answer goes out whole. */
const parts: Buffer[] = []
for await (const part of process.stdin) parts.push(part as Buffer)
const { bytes, options } = deserialize(Buffer.concat(parts.splice(0))) as WorkerAsk

/** The reader's dictionaries are loaded only for a file that passed the guard. */
const read = async (): Promise<WorkerAnswer> => {
  const kind = sniff(bytes)
  const { readRoster } = await import('./read-roster.ts')
  return { reading: await readRoster(bytes, options, kind) }
}

const answer = await read().catch(
  (error: unknown): WorkerAnswer => ({ fault: error instanceof RosterFault ? error.code : 'corrupt' }),
)
process.stdout.write(serialize(answer))
