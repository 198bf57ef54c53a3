import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dutyId } from './duty-id.ts'

const MASK = (1n << 64n) - 1n

/** FNV-1a as its authors write it, in whole numbers of any size, over the units of the text. */
const plain = (text: string, start: bigint): string => {
  let hash = start
  for (let i = 0; i < text.length; i++) hash = ((hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n) & MASK
  return hash.toString(16).padStart(16, '0')
}

describe('dutyId', () => {
  it('is FNV-1a of 64 bits twice, for any rule, subject and period', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.string(), (rule, subject, period) => {
        const text = `${rule}\u0000${subject}\u0000${period}`
        expect(dutyId(rule, subject, period)).toBe(plain(text, 0xcbf29ce484222325n) + plain(text, 0x84222325cbf29ce4n))
      }),
    )
  })
  it('stays what stored rows hold', () => {
    expect(dutyId('monthly-talk', '0199aaaa-0000-7000-8000-000000000001', '2026-09')).toBe(
      '7978d2fc5f02344a6a35c429eb9f2c3d',
    )
  })
})
