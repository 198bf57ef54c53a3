import { createCipheriv, createDecipheriv } from 'node:crypto'
import { Transform } from 'node:stream'
import { CopyFault } from './fault.ts'
import { type CopyKeys, headerLength, openHeader, PREFIX } from './header.ts'

/** Clear bytes a chunk: what is held in memory at a time. */
const CHUNK = 1 << 20
const TAG = 16
const FRAME = 5

/** The key is the copy's own and used once, so a counter is a nonce that never comes again. */
const nonce = (n: number) => {
  const iv = Buffer.alloc(12)
  iv.writeBigUInt64BE(BigInt(n), 4)
  return iv
}

/** Place and last-of-all are authenticated with each chunk: none can be left out, moved, added or cut off at the end. */
const aad = (bond: Buffer, n: number, last: boolean) => Buffer.concat([bond, nonce(n), Buffer.from([last ? 1 : 0])])

/** Clear bytes in, the copy's bytes out: its head first, then length, last-flag, tag and body of each chunk. */
export const sealChunks = (head: { bytes: Buffer; key: Buffer; bond: Buffer }): Transform => {
  let waiting: Buffer[] = []
  let size = 0
  let n = 0
  const seal = (clear: Buffer, last: boolean) => {
    const cipher = createCipheriv('aes-256-gcm', head.key, nonce(n))
    cipher.setAAD(aad(head.bond, n++, last))
    const body = Buffer.concat([cipher.update(clear), cipher.final()])
    const frame = Buffer.alloc(FRAME)
    frame.writeUInt32BE(body.length)
    frame[4] = last ? 1 : 0
    return Buffer.concat([frame, cipher.getAuthTag(), body])
  }
  const stream = new Transform({
    transform(part: Buffer, _encoding, done) {
      waiting.push(part)
      size += part.length
      if (size >= CHUNK) {
        const all = Buffer.concat(waiting)
        let at = 0
        for (; all.length - at >= CHUNK; at += CHUNK) this.push(seal(all.subarray(at, at + CHUNK), false))
        waiting = [all.subarray(at)]
        size = all.length - at
      }
      done()
    },
    flush(done) {
      this.push(seal(Buffer.concat(waiting), true))
      done()
    },
  })
  stream.push(head.bytes)
  return stream
}

/** A copy's bytes in, clear bytes out, each authenticated before it is given on. Errors: CopyFault. */
export const openChunks = (keys: CopyKeys): Transform => {
  let rest: Buffer = Buffer.alloc(0)
  let head: { key: Buffer; bond: Buffer } | null = null
  let n = 0
  let ended = false
  const open = (stream: Transform) => {
    let at = 0
    const left = () => rest.length - at
    for (;;) {
      if (head === null) {
        if (left() < PREFIX) break
        const length = headerLength(rest)
        if (left() < length) break
        head = openHeader(rest.subarray(0, length), keys)
        at = length
        continue
      }
      if (left() < FRAME) break
      // Nothing may follow the last.
      if (ended) throw new CopyFault('damaged')
      const length = rest.readUInt32BE(at)
      if (length > CHUNK) throw new CopyFault('damaged')
      if (left() < FRAME + TAG + length) break
      const last = rest[at + 4] === 1
      const cipher = createDecipheriv('aes-256-gcm', head.key, nonce(n), { authTagLength: TAG })
      cipher.setAAD(aad(head.bond, n++, last))
      cipher.setAuthTag(rest.subarray(at + FRAME, at + FRAME + TAG))
      at += FRAME + TAG
      let clear: Buffer
      try {
        clear = Buffer.concat([cipher.update(rest.subarray(at, at + length)), cipher.final()])
      } catch {
        throw new CopyFault('damaged')
      }
      at += length
      ended = last
      if (clear.length) stream.push(clear)
    }
    rest = rest.subarray(at)
  }
  return new Transform({
    transform(part: Buffer, _encoding, done) {
      try {
        rest = rest.length ? Buffer.concat([rest, part]) : part
        open(this)
        done()
      } catch (error) {
        done(error as Error)
      }
    },
    flush(done) {
      if (head === null) done(new CopyFault('not-a-copy'))
      else done(ended && rest.length === 0 ? null : new CopyFault('damaged'))
    },
  })
}
