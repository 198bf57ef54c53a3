import { randomFillSync } from 'node:crypto'
import { uuidv7 } from '../domain/kit/uuid.ts'

const EACH = 10
/** Random bytes are drawn for many ids at once: an import makes a hundred thousand. */
const drawn = Buffer.alloc(EACH * 400)
let used = drawn.length

/** A new id: time first, ten random bytes after. */
export const newId = (nowMs: number): string => {
  if (used === drawn.length) {
    randomFillSync(drawn)
    used = 0
  }
  used += EACH
  return uuidv7(nowMs, drawn.subarray(used - EACH, used))
}
