import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { CopyFault } from './fault.ts'
import { keyOfCode, readCode } from './recovery-code.ts'

export const MAGIC = Buffer.from('NUANYANG COPY 1\n')
/** A header is some hundred bytes; a length above this is no header of ours. */
const MAX_HEADER = 65_536
export const PREFIX = MAGIC.length + 4

type Wrap = { by: 'installation' | 'recovery'; sealed: string }
export type Header = { id: string; madeAt: string; product: string; wraps: Wrap[] }

/** What opens the copies of this installation without asking anybody, and what opens them elsewhere. */
export type CopyKeys = { installation: Buffer; code: string | null }

const wrap = (by: Wrap['by'], key: Buffer, id: string, secret: Buffer): Wrap => {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(`${id} ${by}`))
  const body = Buffer.concat([cipher.update(secret), cipher.final()])
  return { by, sealed: Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64') }
}

const unwrap = ({ by, sealed }: Wrap, key: Buffer, id: string): Buffer | null => {
  const bytes = Buffer.from(sealed, 'base64')
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
    cipher.setAAD(Buffer.from(`${id} ${by}`))
    cipher.setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()])
  } catch {
    return null
  }
}

/**
 * The head of a new copy: its own random key, wrapped once for this installation's key and once for the recovery code. Each
 * chunk is bound to the hash of these bytes.
 */
export const newHeader = (
  keys: CopyKeys & { code: string },
  about: { madeAt: string; product: string },
): { bytes: Buffer; key: Buffer; bond: Buffer; header: Header } => {
  const key = randomBytes(32)
  const id = randomBytes(16).toString('hex')
  const header: Header = {
    id,
    ...about,
    wraps: [
      wrap('installation', keys.installation, id, key),
      wrap('recovery', keyOfCode(readCode(keys.code) ?? keys.code, id), id, key),
    ],
  }
  const json = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(json.length)
  const bytes = Buffer.concat([MAGIC, length, json])
  return { bytes, key, bond: bondOf(bytes), header }
}

const bondOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest()

/** How long the whole head is, told by its first bytes. Errors: not-a-copy. */
export const headerLength = (prefix: Buffer): number => {
  if (prefix.length < PREFIX || !prefix.subarray(0, MAGIC.length).equals(MAGIC)) throw new CopyFault('not-a-copy')
  const length = prefix.readUInt32BE(MAGIC.length)
  if (length > MAX_HEADER) throw new CopyFault('damaged')
  return PREFIX + length
}

/** The head of a copy and the key to the rest. Errors: damaged, key-needed, code-wrong. */
export const openHeader = (bytes: Buffer, keys: CopyKeys): { key: Buffer; bond: Buffer; header: Header } => {
  const header = parse(bytes)
  const own = header.wraps.find((w) => w.by === 'installation')
  const paper = header.wraps.find((w) => w.by === 'recovery')
  const key = own ? unwrap(own, keys.installation, header.id) : null
  if (key) return { key, bond: bondOf(bytes), header }
  if (keys.code === null || !paper) throw new CopyFault('key-needed')
  const code = readCode(keys.code)
  const opened = code === null ? null : unwrap(paper, keyOfCode(code, header.id), header.id)
  if (!opened) throw new CopyFault('code-wrong')
  return { key: opened, bond: bondOf(bytes), header }
}

const parse = (bytes: Buffer): Header => {
  let header: Partial<Header>
  try {
    header = JSON.parse(bytes.subarray(PREFIX).toString('utf8')) as Partial<Header>
  } catch {
    throw new CopyFault('damaged')
  }
  const { id, madeAt, product, wraps } = header
  if (typeof id !== 'string' || typeof madeAt !== 'string' || typeof product !== 'string' || !Array.isArray(wraps))
    throw new CopyFault('damaged')
  return { id, madeAt, product, wraps: wraps.filter((w) => typeof w?.sealed === 'string') }
}
