import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** What stands beside the sealed value in the database: moving a sealed value to another row makes it unreadable. */
export type SealedPlace = { county: number; table: string; id: string; field: string }

export type Keys = {
  seal: (clear: string | Uint8Array, place: SealedPlace) => Buffer
  /** Clear bytes; throws when key, place or bytes do not fit. */
  open: (sealed: Buffer, place: SealedPlace) => Buffer
  openText: (sealed: Buffer | null, place: SealedPlace) => string | null
  /** For finding without reading: the same number gives the same index within a county. */
  blind: (county: number, value: string) => Buffer
  /** Signs short texts that travel through a browser (cursors). */
  sign: (text: string) => string
  /** A further secret of this key for one purpose, in hexadecimal. */
  secret: (purpose: string) => string
}

/** What a county keeps, signed, to know its own key again. */
export const KEY_MARK = 'the key of this county'

/** The purpose under which rows and audit are sealed: with the same master key every process seals alike. */
export const SEAL_SECRET = 'seals of rows 1'

/** Bytes that no two seals share. Fetched for so many at once: a list seals forty thousand values, and each fetch is a call into the system. */
const IV = 12
const IVS = 512
const makeIvs = () => {
  let some = Buffer.alloc(0)
  return (): Buffer => {
    if (some.length < IV) some = randomBytes(IV * IVS)
    const iv = some.subarray(0, IV)
    some = some.subarray(IV)
    return iv
  }
}

const aad = (p: SealedPlace) => Buffer.from(`${p.county}|${p.table}|${p.id}|${p.field}`)

/** AES-256-GCM under keys derived from one master key (GM/T suites may follow under another first byte). */
export const keysFrom = (master: Buffer): Keys => {
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `nuanyang ${purpose}`, 32))
  const sealing = derive('seal 1')
  const blinding = derive('blind 1')
  const signing = derive('sign 1')
  const nextIv = makeIvs()
  const open = (sealed: Buffer, place: SealedPlace) => {
    if (sealed[0] !== 1) throw new Error('sealed under a suite that this version does not know')
    const cipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(1, 13))
    cipher.setAAD(aad(place))
    cipher.setAuthTag(sealed.subarray(13, 29))
    return Buffer.concat([cipher.update(sealed.subarray(29)), cipher.final()])
  }
  return {
    seal: (clear, place) => {
      const iv = nextIv()
      const cipher = createCipheriv('aes-256-gcm', sealing, iv)
      cipher.setAAD(aad(place))
      const body = Buffer.concat([cipher.update(Buffer.from(clear)), cipher.final()])
      return Buffer.concat([Buffer.from([1]), iv, cipher.getAuthTag(), body])
    },
    open,
    openText: (sealed, place) => (sealed === null ? null : open(sealed, place).toString('utf8')),
    blind: (county, value) => createHmac('sha256', blinding).update(`${county}|${value}`).digest(),
    sign: (text) => createHmac('sha256', signing).update(text).digest('base64url').slice(0, 22),
    secret: (purpose) => derive(`secret ${purpose}`).toString('hex'),
  }
}

/**
 * Reads the key file, or makes it (readable by its owner only). It stands outside the database on purpose. `made` tells that
 * there was none.
 */
export const loadKeys = (file: string): { keys: Keys; made: boolean } => {
  const made = !existsSync(file)
  try {
    if (made) {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
      writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
    }
  } catch (error) {
    // Two first starts at once: the other one's key is as good.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      throw new Error(
        `密钥文件 ${file} 写不下去（${(error as NodeJS.ErrnoException).code}）。请用 NUANYANG_KEY_FILE 指到可写的位置。`,
      )
  }
  return { keys: keysFrom(masterIn(file)), made }
}

/** The keys of a file that must be there. */
export const keysIn = (file: string): Keys => keysFrom(masterIn(file))

const masterIn = (file: string): Buffer => {
  let hex: string
  try {
    hex = readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw new Error(
      `密钥文件 ${file} 读不了（${(error as NodeJS.ErrnoException).code}）。请核对 NUANYANG_KEY_FILE 和文件权限。`,
    )
  }
  if (!/^[0-9a-f]{64}$/.test(hex))
    throw new Error(`密钥文件 ${file} 的内容不对。请从备份恢复它；不要新建，否则加密的号码再也打不开。`)
  return Buffer.from(hex, 'hex')
}
