import { createDecipheriv, hash as hashOf } from 'node:crypto'
import { withoutLead } from '../without-lead.ts'
import { streamOf } from '../xls/ole.ts'
import { attribute } from './xml.ts'

/**
 * A workbook whose structure is protected may be encrypted with the password that every spreadsheet program knows: whoever opens it is
 * asked for nothing ([MS-OFFCRYPTO] 2.3.4, 2.4.2.3). Its package is opened here; one with a password of its own stays shut.
 */
const PASSWORD = Buffer.from('VelvetSweatshop', 'utf16le')

/** More turns of the hash than any program writes would only keep the machine busy. */
const MOST_TURNS = 1_000_000
const STANDARD_TURNS = 50_000
/** Each so many bytes of the package begin anew. */
const SEGMENT = 4096

/** What each value is encrypted for (2.3.4.13). */
const FOR = {
  input: Buffer.from('fea7d2763b4b9e79', 'hex'),
  check: Buffer.from('d7aa0f6d3061344e', 'hex'),
  key: Buffer.from('146e0be7abacd0d6', 'hex'),
}

const number = (n: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(n)
  return bytes
}

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
/** The largest file that is read. */
const MOST_BYTES = 40 * 1024 * 1024

/** The package (a ZIP) that the known password opens; what is not locked, or not so, as it came. */
export const unlocked = (given: Uint8Array): Uint8Array => {
  const bytes = withoutLead(given)
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length > MOST_BYTES || !file.subarray(0, 8).equals(OLE)) return bytes
  const info = streamOf(file, 'EncryptionInfo')
  const sealed = streamOf(file, 'EncryptedPackage')
  if (!info || !sealed || info.length < 8 || sealed.length < 8) return bytes
  const size = Number(sealed.readBigUInt64LE(0))
  const body = sealed.subarray(8)
  if (size > body.length) return bytes
  try {
    const [major, minor] = [info.readUInt16LE(0), info.readUInt16LE(2)]
    const open = major === 4 && minor === 4 ? agile(info.toString('utf8', 8)) : minor === 2 ? standard(info) : null
    return open ? open(body).subarray(0, size) : bytes
  } catch {
    // What says of itself something that cannot be stays shut: it is refused as encrypted.
    return bytes
  }
}

type Opening = (body: Buffer) => Buffer

const whole = (body: Buffer) => body.subarray(0, body.length - (body.length % 16))

const decrypted = (mode: 'cbc' | 'ecb', key: Buffer, iv: Buffer | null, body: Buffer): Buffer => {
  const cipher = createDecipheriv(`aes-${key.length * 8}-${mode}`, key, iv).setAutoPadding(false)
  return Buffer.concat([cipher.update(whole(body)), cipher.final()])
}

/** The password's hash after so many turns. */
const turned = (hash: (...parts: Buffer[]) => Buffer, salt: Buffer, turns: number): Buffer => {
  let now = hash(salt, PASSWORD)
  for (let i = 0; i < turns; i++) now = hash(number(i), now)
  return now
}

const hashing =
  (name: string) =>
  (...parts: Buffer[]): Buffer =>
    hashOf(name, Buffer.concat(parts), 'buffer')

/** Longer or shorter to the length asked for, as the standard fills up. */
const fitted = (bytes: Buffer, length: number): Buffer =>
  bytes.length >= length ? bytes.subarray(0, length) : Buffer.concat([bytes, Buffer.alloc(length - bytes.length, 0x36)])

/** 2.3.4.10: what is written since 2010. */
const agile = (xml: string): Opening | null => {
  const data = /<(?:\w+:)?keyData\b[^<>]*>/.exec(xml)?.[0]
  const locked = /<(?:\w+:)?encryptedKey\b[^<>]*>/.exec(xml)?.[0]
  if (!data || !locked) return null
  const said = (tag: string, name: string) => attribute(tag, name) ?? ''
  const bytes = (tag: string, name: string) => Buffer.from(said(tag, name), 'base64')
  for (const tag of [data, locked])
    if (said(tag, 'cipherAlgorithm') !== 'AES' || said(tag, 'cipherChaining') !== 'ChainingModeCBC') return null
  const turns = Number(said(locked, 'spinCount'))
  if (!(turns <= MOST_TURNS)) return null
  const hash = hashing(said(locked, 'hashAlgorithm'))
  const salt = bytes(locked, 'saltValue')
  const password = turned(hash, salt, turns)
  const iv = fitted(salt, 16)
  const value = (name: string, purpose: Buffer) =>
    decrypted('cbc', fitted(hash(password, purpose), Number(said(locked, 'keyBits')) / 8), iv, bytes(locked, name))
  const input = value('encryptedVerifierHashInput', FOR.input).subarray(0, salt.length)
  const check = hash(input)
  if (!value('encryptedVerifierHashValue', FOR.check).subarray(0, check.length).equals(check)) return null
  const key = value('encryptedKeyValue', FOR.key).subarray(0, Number(said(data, 'keyBits')) / 8)
  const dataHash = hashing(said(data, 'hashAlgorithm'))
  const dataSalt = bytes(data, 'saltValue')
  return (body) => {
    const parts: Buffer[] = []
    for (let at = 0, i = 0; at < body.length; at += SEGMENT, i++)
      parts.push(decrypted('cbc', key, fitted(dataHash(dataSalt, number(i)), 16), body.subarray(at, at + SEGMENT)))
    return Buffer.concat(parts)
  }
}

/** 2.3.4.5: what 2007 wrote, and some programs still do. */
const standard = (info: Buffer): Opening | null => {
  const header = 12
  const verifier = header + info.readUInt32LE(8)
  const bits = info.readUInt32LE(header + 16)
  const hash = hashing('sha1')
  const salt = info.subarray(verifier + 4, verifier + 20)
  const last = hash(turned(hash, salt, STANDARD_TURNS), number(0))
  const half = (byte: number) => hash(Buffer.alloc(64, byte).map((b, i) => b ^ (last[i] ?? 0)) as Buffer)
  const key = Buffer.concat([half(0x36), half(0x5c)]).subarray(0, bits / 8)
  const input = decrypted('ecb', key, null, info.subarray(verifier + 20, verifier + 36))
  const check = decrypted('ecb', key, null, info.subarray(verifier + 40, verifier + 72))
  return hash(input).equals(check.subarray(0, 20)) ? (body) => decrypted('ecb', key, null, body) : null
}
