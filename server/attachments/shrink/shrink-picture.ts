import { fileURLToPath } from 'node:url'
import { deserialize } from 'node:v8'
import { runWatched } from '../../watched-process.ts'
import { PictureFault, type PictureFaultCode } from './fault.ts'
import { sniffPicture } from './sniff.ts'

/** A picture as it is kept: JPEG of at most 200 KB without anything beside it, and a small one for lists. */
export type Shrunk = { picture: Uint8Array; small: Uint8Array; width: number; height: number }
export type ShrinkAnswer = Shrunk | { fault: PictureFaultCode }

const LIMITS = { seconds: 15, longest: 120, memory: 600 * 1024 * 1024 }
const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url))

let last: Promise<unknown> = Promise.resolve()

/**
 * Draws a picture anew in a process of its own (decision 062): a file that claims to be one, or that takes too much time or memory, ends nobody but
 * its reader. One at a time: a school's machine has little memory. Errors: PictureFault.
 */
export const shrinkPicture = async (bytes: Uint8Array): Promise<Shrunk> => {
  sniffPicture(bytes)
  const mine = last.then(() => drawAnew(bytes))
  last = mine.catch(() => {})
  return mine
}

const drawAnew = async (bytes: Uint8Array): Promise<Shrunk> => {
  const done = await runWatched(WORKER, ['--max-old-space-size=160'], LIMITS, (to) => to.end(bytes))
  if ('ended' in done) throw new PictureFault('too-hard')
  const answer = deserialize(done.said) as ShrinkAnswer
  if ('fault' in answer) throw new PictureFault(answer.fault)
  return answer
}
