import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { mondayOf, shanghaiDate } from '../../domain/kit/dates.ts'
import type { Settings } from '../env.ts'
import type { Keys } from '../keys.ts'
import type { CopySummary } from './check-copy.ts'
import { CopyFault } from './fault.ts'
import type { CopyKeys } from './header.ts'
import { makeCopy } from './make-copy.ts'
import { recoveryCode } from './recovery-code.ts'

/** A copy every day, a week of them; then one for each of four weeks. */
const DAILY = 7
const WEEKLY = 4
const BEFORE = 3
/** Milliseconds: after a try that failed, the next. */
const AGAIN = 3_600_000
/** The hour of Shanghai from which on a day's copy is made: nobody writes then, and the day before is whole. */
const FROM_HOUR = 2

const NAME = /^nuanyang-(\d{4}-\d{2}-\d{2})\.copy$/
const nameOf = (day: string) => `nuanyang-${day}.copy`
const BEFORE_NAME = /^before-restore-[\d-]+\.copy$/
export const beforeRestoreName = (now: number) =>
  `before-restore-${new Date(now).toISOString().slice(0, 19).replaceAll(/[:T]/g, '-')}.copy`

export type KeptCopy = { name: string; day: string; bytes: number }
type LastTry = { at: number; fault: string | null }
export type Copies = {
  folder: string
  /** One file anywhere, for the terminal. `newCode`: the recovery code that was made with it, to be printed. */
  make: (file: string, now: number) => Promise<CopySummary & { newCode: string | null }>
  /** The copy of today in the folder, replacing an earlier one of today; what is older than kept goes. */
  makeDaily: (now: number) => Promise<CopySummary>
  kept: () => KeptCopy[]
  lastTry: () => LastTry | null
  /** Is it time? However long the server was off, and wherever the clock was put: asked by the name of today's copy alone. */
  due: (now: number) => boolean
}

/** What opens the copies of an installation with these keys. */
export const copyKeysOf = (keys: Keys): CopyKeys => ({
  installation: Buffer.from(keys.secret('copies 1'), 'hex'),
  code: null,
})

export const makeCopies = (input: {
  settings: Settings
  keys: Keys
  withOwner: <T>(work: (client: pg.Client) => Promise<T>) => Promise<T>
}): Copies => {
  const { settings, keys, withOwner } = input
  const folder = join(settings.dataDir, 'copies')
  const note = join(folder, 'last-try.json')
  const make = async (file: string, now: number) => {
    const { code, made } = recoveryCode(settings.dataDir)
    const copyKeys = { ...copyKeysOf(keys), code }
    return { ...(await makeCopy({ file, settings, keys: copyKeys, now, withOwner })), newCode: made ? code : null }
  }
  const keep = (last: LastTry) => {
    writeFileSync(`${note}.new`, JSON.stringify(last), { mode: 0o600 })
    renameSync(`${note}.new`, note)
  }
  const lastTry = (): LastTry | null => {
    try {
      return JSON.parse(readFileSync(note, 'utf8')) as LastTry
    } catch {
      return null
    }
  }
  const kept = () => keptIn(folder)
  return {
    folder,
    make,
    kept,
    lastTry,
    makeDaily: async (now) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      try {
        const made = await make(join(folder, nameOf(shanghaiDate(now))), now)
        for (const name of tooMany(readdirSync(folder))) rmSync(join(folder, name), { force: true })
        keep({ at: now, fault: null })
        return made
      } catch (error) {
        try {
          keep({ at: now, fault: error instanceof CopyFault ? error.message : '没有做成，原因在服务器的日志里。' })
        } catch {
          // A full disk keeps no note either; the copy's age tells it.
        }
        throw error
      }
    },
    due: (now) => {
      const today = shanghaiDate(now)
      if (new Date(now + 8 * 3_600_000).getUTCHours() < FROM_HOUR) return false
      if (kept().some((c) => c.day === today)) return false
      const last = lastTry()
      return !last || last.fault === null || Math.abs(now - last.at) >= AGAIN
    },
  }
}

const keptIn = (folder: string): KeptCopy[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .flatMap((name) => {
          const day = NAME.exec(name)?.[1]
          return day ? [{ name, day, bytes: statSync(join(folder, name)).size }] : []
        })
        .sort((a, b) => (a.day < b.day ? 1 : -1))
    : []

/** Names that go: judged by number and not by age, so that a clock put forward loses nothing. */
export const tooMany = (names: readonly string[]): string[] => {
  const daily = names
    .filter((n) => NAME.test(n))
    .sort()
    .reverse()
  const older = daily.slice(DAILY)
  const newestOfWeek = [...Map.groupBy(older, (n) => mondayOf(NAME.exec(n)?.[1] ?? ''))].map(([, list]) => list[0])
  const weekly = newestOfWeek.slice(0, WEEKLY)
  const before = names
    .filter((n) => BEFORE_NAME.test(n))
    .sort()
    .reverse()
  return [...older.filter((n) => !weekly.includes(n)), ...before.slice(BEFORE)]
}

/** The newest copy that is not of the future: a clock put back does not make it look young. */
export const newestOf = (copies: readonly KeptCopy[], today: string): KeptCopy | null =>
  copies.find((c) => c.day <= today) ?? null
