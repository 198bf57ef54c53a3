import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Below this nothing is swept: a small school's list leaves nothing worth it. */
const FIRST = 60_000_000
let collect: (() => void) | null = null

/**
 * To be called between parts of long work: sweeps the heap once it has grown by half, or by what `grown` says. Left to itself it would
 * grow fourfold before it is swept: writing ten thousand children peaked at 410 MB instead of 300, of which 100 were alive. Schools'
 * servers are small; a sweep takes some 50 ms.
 */
export const makeSweeper = (grown = 1.5): (() => void) => {
  if (!collect) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as () => void
  }
  const sweep = collect
  let alive = FIRST
  return () => {
    if (getHeapStatistics().used_heap_size < alive * grown) return
    sweep()
    alive = getHeapStatistics().used_heap_size
  }
}
