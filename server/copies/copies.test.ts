import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../../domain/kit/dates.ts'
import { readSettings } from '../env.ts'
import { keysFrom } from '../keys.ts'
import { beforeRestoreName, type Copies, makeCopies, newestOf, tooMany } from './copies.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)
const name = (day: string) => `nuanyang-${day}.copy`

let folder: string
let copies: Copies
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nuanyang-kept-'))
  mkdirSync(join(folder, 'copies'))
  mkdirSync(join(folder, 'keys'))
  writeFileSync(join(folder, 'keys', 'master.key'), 'a key')
  copies = makeCopies({
    settings: readSettings({ NUANYANG_DATA: folder }),
    keys: keysFrom(Buffer.alloc(32, 7)),
    withOwner: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })),
  })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const put = (day: string) => writeFileSync(join(folder, 'copies', name(day)), 'x')

describe('when a copy is made', () => {
  it('once a day from two in the morning on, in Shanghai', () => {
    put('2026-11-23')
    expect(copies.due(at('2026-11-24T01:59:00'))).toBe(false)
    expect(copies.due(at('2026-11-24T02:00:00'))).toBe(true)
    put('2026-11-24')
    expect(copies.due(at('2026-11-24T23:59:00'))).toBe(false)
  })

  it('is caught up after the server was off, and after the clock was put forward or back', () => {
    put('2026-11-10')
    expect(copies.due(at('2026-11-24T09:00:00'))).toBe(true)
    // Copies of the future are no reason to make none today, nor young.
    put('2031-01-01')
    expect(copies.due(at('2026-11-24T09:00:00'))).toBe(true)
    expect(newestOf(copies.kept(), '2026-11-24')?.day).toBe('2026-11-10')
  })

  it('is tried again an hour after it failed; the reason is kept in words', async () => {
    const now = at('2026-11-24T03:00:00')
    await expect(copies.makeDaily(now)).rejects.toThrow('磁盘满了')
    expect(copies.lastTry()).toEqual({ at: now, fault: expect.stringContaining('磁盘满了') })
    expect(copies.due(now + 600_000)).toBe(false)
    expect(copies.due(now + 3_600_000)).toBe(true)
    // A clock put back by a year does not wait for that year.
    expect(copies.due(at('2025-11-24T03:00:00'))).toBe(true)
    expect(readdirSync(join(folder, 'copies'))).toEqual(['last-try.json'])
  })
})

describe('which copies stay', () => {
  it('the last seven days and one of each of the four weeks before', () => {
    const days = Array.from({ length: 60 }, (_, i) => addDays('2026-11-24', -i))
    const gone = tooMany(days.map(name))
    const left = days.filter((d) => !gone.includes(name(d)))
    expect(left).toEqual([...days.slice(0, 7), '2026-11-17', '2026-11-15', '2026-11-08', '2026-11-01'])
    // Every night again, nothing more goes than what has become too much.
    expect(tooMany(left.map(name))).toEqual([])
  })

  it('counts copies and not days: a server that was off for a year loses none', () => {
    expect(tooMany(['2025-01-01', '2025-01-02', '2026-11-24'].map(name))).toEqual([])
  })

  it('touches nothing else in the folder; of those made before a restore the last three stay', () => {
    const before = [1, 2, 3, 4].map((n) => beforeRestoreName(at(`2026-11-0${n}T08:00:00`)))
    expect(tooMany([...before, '我的备份.copy', 'last-try.json', 'nuanyang-2026.copy'])).toEqual([before[0]])
  })
})
