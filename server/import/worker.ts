import { deserialize, serialize } from 'node:v8'
import { RosterFault } from './fault.ts'
import type { WorkerAnswer, WorkerAsk } from './read-in-worker.ts'
import { readRoster } from './read-roster.ts'

/** The process that reads one file: what is asked comes in whole, the answer goes out whole. */
const parts: Buffer[] = []
for await (const part of process.stdin) parts.push(part as Buffer)
const { bytes, options } = deserialize(Buffer.concat(parts.splice(0))) as WorkerAsk
const answer = await readRoster(bytes, options).then(
  (reading): WorkerAnswer => ({ reading }),
  (error: unknown): WorkerAnswer => ({ fault: error instanceof RosterFault ? error.code : 'corrupt' }),
)
process.stdout.write(serialize(answer))
