import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { ERRORS } from '../../../domain/errors.ts'
import { isFull } from '../away.ts'
import { isAlive } from './alive.ts'

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms))
/** Longer than any start takes: a lock this old belongs to a process number that has been given to somebody else since. */
const OLD = 3 * 60_000

/** A file without a number is just being written; one that stays so was left by a full disk (L2). */
const WRITING = 1000

/** Does somebody who lives hold it? */
const isHeld = (file: string): boolean => {
  try {
    const text = readFileSync(file, 'utf8').trim()
    const age = Date.now() - statSync(file).mtimeMs
    return /^[1-9]\d*$/.test(text) ? age < OLD && isAlive(Number(text)) : age < WRITING
  } catch {
    return false
  }
}

const take = (file: string): boolean => {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o644 })
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return false
    // A full disk makes the file and then has no room for the number in it.
    if (isFull(error)) {
      rmSync(file, { force: true })
      throw new Error(`${ERRORS['no-space'][1]}（${file}）`)
    }
    throw error
  }
}

/**
 * One at a time makes or starts the database in a folder: two commands given together must not both fill it. The file names
 * the process, so that one killed in the middle holds up nobody.
 */
export const withStartLock = async <T>(file: string, work: () => Promise<T>): Promise<T> => {
  for (let waited = 0; ; waited += 100) {
    if (take(file)) break
    if (!isHeld(file)) rmSync(file, { force: true })
    else if (waited > 120_000) throw new Error(`另一个程序一直在启动这里的数据库（${file}），请稍后再试。`)
    else await sleep(100)
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}
