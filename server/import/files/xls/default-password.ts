import { createHash } from 'node:crypto'

/**
 * A workbook whose structure is protected is encrypted with a password that every program knows ([MS-OFFCRYPTO] 2.4.2.3): whoever opens
 * it is asked for nothing. Its stream is opened here; one with a password of its own stays shut.
 */
const PASSWORD = Buffer.from('VelvetSweatshop', 'utf16le')
const FILEPASS = 0x002f
const BOUNDSHEET = 0x0085
/** BOF, FILEPASS, INTERFACEHDR, USREXCL, FILELOCK, RRDINFO, RRDHEAD: never encrypted ([MS-XLS] 2.2.10). */
const PLAIN = new Set([0x0809, FILEPASS, 0x00e1, 0x0194, 0x0195, 0x0196, 0x0138])
/** Each so many bytes of the stream have a key of their own. */
const BLOCK = 1024

/** RC4's key stream; the cipher itself is no longer offered by the platform, and here it keeps nothing secret. */
const keyStream = (key: Buffer, length: number): Buffer => {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i)
  const at = (i: number) => state[i] ?? 0
  const swap = (a: number, b: number) => {
    const kept = at(a)
    state[a] = at(b)
    state[b] = kept
  }
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 255
    swap(i, j)
  }
  const out = Buffer.alloc(length)
  for (let n = 0, i = 0, j = 0; n < length; n++) {
    i = (i + 1) & 255
    j = (j + at(i)) & 255
    swap(i, j)
    out[n] = at((at(i) + at(j)) & 255)
  }
  return out
}

const hash = (kind: 'md5' | 'sha1', ...parts: Buffer[]): Buffer =>
  createHash(kind).update(Buffer.concat(parts)).digest()
const number = (n: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(n)
  return bytes
}
const mixed = (data: Buffer, stream: Buffer): Buffer => Buffer.from(data.map((byte, i) => byte ^ (stream[i] ?? 0)))

/** The key of each block, where the password is the known one; null where it is not, or the way of encrypting is another. */
const keysOf = (pass: Buffer): ((block: number) => Buffer) | null => {
  if (pass.length < 54 || pass.readUInt16LE(0) !== 1) return null
  if (pass.readUInt16LE(2) === 1) {
    const salt = pass.subarray(6, 22)
    const short = hash('md5', PASSWORD).subarray(0, 5)
    const base = hash('md5', ...Array.from({ length: 16 }, () => Buffer.concat([short, salt]))).subarray(0, 5)
    const key = (block: number) => hash('md5', base, number(block))
    const said = mixed(pass.subarray(22, 54), keyStream(key(0), 32))
    return hash('md5', said.subarray(0, 16)).equals(said.subarray(16)) ? key : null
  }
  const header = 14 + pass.readUInt32LE(10)
  if (pass.readUInt16LE(4) !== 2 || header + 60 > pass.length) return null
  // Zero stands for forty bits, and those are filled up with zeros.
  const bits = pass.readUInt32LE(14 + 16) || 40
  const base = hash('sha1', pass.subarray(header + 4, header + 20), PASSWORD)
  const key = (block: number) => {
    const whole = hash('sha1', base, number(block)).subarray(0, Math.min(16, bits / 8))
    return bits === 40 ? Buffer.concat([whole, Buffer.alloc(11)]) : whole
  }
  const said = mixed(
    Buffer.concat([pass.subarray(header + 20, header + 36), pass.subarray(header + 40, header + 60)]),
    keyStream(key(0), 36),
  )
  return hash('sha1', said.subarray(0, 16)).equals(said.subarray(16)) ? key : null
}

/** The FILEPASS among the first records; null where the workbook is not encrypted. */
const passOf = (stream: Buffer): Buffer | null => {
  for (let at = 0, i = 0; i < 8 && at + 4 <= stream.length; i++) {
    const data = stream.subarray(at + 4, at + 4 + stream.readUInt16LE(at + 2))
    if (stream.readUInt16LE(at) === FILEPASS) return data
    at += 4 + stream.readUInt16LE(at + 2)
  }
  return null
}

/** Whether a workbook opens without anybody being asked. */
export const opensByItself = (head: Buffer): boolean => {
  const pass = passOf(head)
  return pass !== null && keysOf(pass) !== null
}

/** A workbook's stream with what the known password hides in the open; as it is where nothing is hidden. */
export const opened = (stream: Buffer): Buffer => {
  const pass = passOf(stream)
  const key = pass && keysOf(pass)
  if (!key) return stream
  const out = Buffer.from(stream)
  let block = -1
  let hidden: Buffer = Buffer.alloc(0)
  for (let at = 0; at + 4 <= stream.length; ) {
    const id = stream.readUInt16LE(at)
    const end = Math.min(stream.length, at + 4 + stream.readUInt16LE(at + 2))
    for (let i = at + 4 + (id === BOUNDSHEET ? 4 : 0); i < end && !PLAIN.has(id); i++) {
      const own = Math.floor(i / BLOCK)
      if (own !== block) {
        block = own
        hidden = keyStream(key(own), BLOCK)
      }
      out[i] = (stream[i] ?? 0) ^ (hidden[i % BLOCK] ?? 0)
    }
    at = end
  }
  return out
}
