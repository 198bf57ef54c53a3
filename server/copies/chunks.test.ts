import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openChunks, sealChunks } from './chunks.ts'
import { isInside } from './data-files.ts'
import { CopyFault } from './fault.ts'
import { headerLength, newHeader, PREFIX } from './header.ts'
import { readParts, writePart } from './parts.ts'
import { readCode, recoveryCode } from './recovery-code.ts'

const code = 'ABCDE-FGHJK-MNPQR-STVWX-YZ012-34567'
const keys = { installation: Buffer.alloc(32, 1), code }
const read = async (source: AsyncIterable<Buffer>) => {
  const found: Buffer[] = []
  for await (const bytes of source) found.push(bytes)
  return Buffer.concat(found)
}
const seal = (clear: Buffer) => {
  const head = newHeader(keys, { madeAt: '2026-11-24', product: '1' })
  return read(Readable.from([clear]).pipe(sealChunks(head)))
}
const open = async (sealed: Buffer, pieces = 50_000, by: { installation: Buffer; code: string | null } = keys) => {
  const parts = []
  for (let at = 0; at < sealed.length; at += pieces) parts.push(sealed.subarray(at, at + pieces))
  return read(Readable.from(parts).compose(openChunks(by)) as AsyncIterable<Buffer>)
}
const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => 'opened',
    (error: unknown) => (error instanceof CopyFault ? error.code : String(error)),
  )

/** Two whole chunks and a part of one. */
const clear = Buffer.alloc(2_500_000, '云岭县 ')
let sealed: Buffer
beforeAll(async () => {
  sealed = await seal(clear)
})

describe('the sealed bytes of a copy', () => {
  it('come back whole, in whatever pieces they are read, by the key or by the code', async () => {
    expect((await open(sealed)).equals(clear)).toBe(true)
    expect((await open(sealed.subarray(0, sealed.length), 7919)).equals(clear)).toBe(true)
    expect((await open(await seal(Buffer.alloc(0)))).length).toBe(0)
    const away = { installation: Buffer.alloc(32, 9), code: 'abcde fghjk mnpqr stvwx yz012 34567' }
    expect((await open(sealed, 50_000, away)).equals(clear)).toBe(true)
    expect(await faultOf(open(sealed, 50_000, { ...away, code: null }))).toBe('key-needed')
    expect(await faultOf(open(sealed, 50_000, { ...away, code: code.replace('A', 'B') }))).toBe('code-wrong')
  })

  it('are refused at whatever length they are cut off', async () => {
    const head = headerLength(sealed.subarray(0, PREFIX))
    const chunk = 5 + 16 + (1 << 20)
    for (const length of [head, head + 3, head + 500, head + chunk, head + 2 * chunk, sealed.length - 1])
      expect(await faultOf(open(sealed.subarray(0, length)))).toBe('damaged')
    for (const length of [0, 5, PREFIX, head - 1])
      expect(await faultOf(open(sealed.subarray(0, length)))).toBe('not-a-copy')
  })

  it('are refused with any bit changed, anything added, left out or in another order', async () => {
    const head = headerLength(sealed.subarray(0, PREFIX))
    for (const at of [head, head + 2, head + 4, head + 9, head + 30, head + 1_200_000, sealed.length - 1]) {
      const bent = Buffer.from(sealed)
      bent[at] = (bent[at] ?? 0) ^ 1
      expect(await faultOf(open(bent)), `byte ${at}`).toBe('damaged')
    }
    // The words of the head too: each chunk is bound to them.
    const text = Buffer.from(sealed)
    const year = text.indexOf('2026-11-24')
    text.write('2027', year)
    expect(await faultOf(open(text))).toBe('damaged')
    expect(await faultOf(open(Buffer.concat([sealed, Buffer.from('more bytes')])))).toBe('damaged')
    const chunk = 5 + 16 + (1 << 20)
    const [first, second, rest] = [
      sealed.subarray(head, head + chunk),
      sealed.subarray(head + chunk, head + 2 * chunk),
      sealed.subarray(head + 2 * chunk),
    ]
    const start = sealed.subarray(0, head)
    expect(await faultOf(open(Buffer.concat([start, second, first, rest])))).toBe('damaged')
    expect(await faultOf(open(Buffer.concat([start, second, rest])))).toBe('damaged')
    expect(await faultOf(open(Buffer.concat([start, first, second, first, rest])))).toBe('damaged')
    // A chunk of another copy of the same installation.
    const other = await seal(clear)
    const at = headerLength(other.subarray(0, PREFIX))
    expect(await faultOf(open(Buffer.concat([start, other.subarray(at, at + chunk), second, rest])))).toBe('damaged')
  })

  it('are not asked for in what is something else', async () => {
    for (const bytes of ['', 'PK\u0003\u0004 a spreadsheet', 'NUANYANG COPY 2\nnewer', '%PDF-1.7'])
      expect(await faultOf(open(Buffer.from(bytes)))).toBe('not-a-copy')
    const huge = Buffer.concat([sealed.subarray(0, PREFIX - 4), Buffer.from([255, 255, 255, 255])])
    expect(await faultOf(open(huge))).toBe('damaged')
  })
})

describe('the parts within', () => {
  const parts = async (bytes: Buffer, pieces: number) => {
    const cut = async function* () {
      for (let at = 0; at < bytes.length; at += pieces) yield bytes.subarray(at, at + pieces)
    }
    const found: string[] = []
    for await (const { part, body } of readParts(cut()))
      found.push(`${part.part} ${(await read(body)).toString('utf8')}`)
    return found
  }

  it('come in order with their bodies, however the bytes are cut', async () => {
    const bytes = Buffer.concat([
      await read(
        writePart({ part: 'table', name: 'child', columns: ['id'] }, [Buffer.from('a\n'), Buffer.from('云\n')]),
      ),
      await read(writePart({ part: 'file', path: 'x' })),
    ])
    for (const pieces of [1, 3, 1000]) expect(await parts(bytes, pieces)).toEqual(['table a\n云\n', 'file '])
    expect(await faultOf(parts(bytes.subarray(0, bytes.length - 2), 1000))).toBe('damaged')
    expect(await faultOf(parts(Buffer.from([0, 0, 0, 2, 1, 2]), 1000))).toBe('damaged')
  })

  it('a path never leads out of the data folder', () => {
    expect(['keys/seals.json', 'attachments/2026/照片.jpg'].every(isInside)).toBe(true)
    for (const path of ['', '/etc/passwd', '../keys', 'a/../../b', 'a\\..\\b', 'C:/x', 'a//b'])
      expect(isInside(path), path).toBe(false)
  })
})

describe('the recovery code', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'nuanyang-code-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is made once, kept, and made anew only when asked', () => {
    const first = recoveryCode(folder)
    expect(first.made).toBe(true)
    expect(readCode(first.code)).toHaveLength(30)
    expect(recoveryCode(folder)).toEqual({ code: first.code, made: false })
    expect(recoveryCode(folder, true).code).not.toBe(first.code)
    // One that was spoilt by hand opens nothing: another takes its place.
    writeFileSync(join(folder, 'keys', 'recovery.code'), 'half')
    expect(recoveryCode(folder).made).toBe(true)
    expect(readFileSync(join(folder, 'keys', 'recovery.code'), 'utf8')).toMatch(/^[0-9A-Z-]{35}\n$/)
  })

  it('is read as people write it', () => {
    expect(readCode('abcde-fghjk-mnpqr-stvwx-yzoil-34567')).toBe('ABCDEFGHJKMNPQRSTVWXYZ01134567')
    expect(readCode('ABCDE')).toBeNull()
    expect(readCode('U'.repeat(30))).toBeNull()
  })
})
