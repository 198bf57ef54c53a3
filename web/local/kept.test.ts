import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { canKeep, closeKept, keep, keptKeys, keptValue, openKept, throwAway, unreadableRows } from './kept.ts'
import { emptyStore } from './testing/empty-store.ts'

const KEY = 'ab'.repeat(32)
const OTHER = 'cd'.repeat(32)
const onDisk = async () => (await openDB('nuanyang', 1)).getAll('kept')
beforeEach(emptyStore)
afterEach(closeKept)

describe('what an account keeps in this browser (decision 034)', () => {
  it('is there again after a sign-out, and for its own account only', async () => {
    expect(await openKept('amy', KEY)).toBe(true)
    await keep('amy.unsent.1', { words: '想爸爸了' })
    closeKept()
    expect(canKeep()).toBe(false)
    expect(keptValue('amy.unsent.1')).toBeUndefined()

    await openKept('ben', OTHER)
    expect(keptKeys('')).toEqual([])
    closeKept()

    await openKept('amy', KEY)
    expect(keptValue('amy.unsent.1')).toEqual({ words: '想爸爸了' })
    await throwAway('amy.unsent.1')
    expect(await onDisk()).toEqual([])
  })

  it('lies on the disk without a readable word', async () => {
    await openKept('amy', KEY)
    await keep('amy.record.talk.c1', { words: 'sleeps badly' })
    const [row] = await onDisk()
    expect(Object.keys(row).sort()).toEqual(['account', 'key', 'sealed'])
    expect(Buffer.from(row.sealed.bytes).includes('sleeps badly')).toBe(false)
    await throwAway('amy.record.talk.c1')
  })

  it('that another key locked is left where it is, and counted', async () => {
    await openKept('amy', KEY)
    await keep('amy.unsent.1', { words: 'x' })
    closeKept()
    await openKept('amy', OTHER)
    expect(keptKeys('amy.')).toEqual([])
    expect(unreadableRows()).toBe(1)
    expect(await onDisk()).toHaveLength(1)
    closeKept()
    await openKept('amy', KEY)
    await throwAway('amy.unsent.1')
  })

  it('is written under the lock of whoever wrote it, though another signs in meanwhile', async () => {
    await openKept('amy', KEY)
    const written = keep('amy.unsent.2', { n: 2 })
    closeKept()
    await openKept('ben', OTHER)
    await written
    closeKept()
    await openKept('amy', KEY)
    expect(keptValue('amy.unsent.2')).toEqual({ n: 2 })
  })

  it('cannot be kept before a sign-in', async () => {
    await expect(keep('amy.unsent.3', {})).rejects.toThrow()
  })
})
