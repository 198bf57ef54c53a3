import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms))
/** Longer than any start takes: a lock this old belongs to a process number that has been given to somebody else since. */
const OLD = 3 * 60_000

/** Between making the file and writing the number into it. */
const WRITTEN_WITHIN = 2000

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Who holds the lock and since when; null when nobody does, or somebody who no longer lives. */
const holder = (file: string): number | null => {
  try {
    const text = readFileSync(file, 'utf8').trim()
    const age = Date.now() - statSync(file).mtimeMs
    // Empty: being written this very moment, or made on a disk that was full (L2) and then nobody's.
    if (text === '') return age < WRITTEN_WITHIN ? 0 : null
    const pid = Number(text)
    return age < OLD && alive(pid) ? pid : null
  } catch {
    return null
  }
}

/**
 * One at a time makes or starts the database in a folder: two commands given together must not both fill it. The file names
 * the process, so that one killed in the middle holds up nobody.
 */
export const withStartLock = async <T>(file: string, work: () => Promise<T>): Promise<T> => {
  for (let waited = 0; ; waited += 100) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 })
      break
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      // Made, but without a number in it.
      if (code === 'ENOSPC') rmSync(file, { force: true })
      if (code !== 'EEXIST') throw error
      if (holder(file) === null) rmSync(file, { force: true })
      else if (waited > 120_000) throw new Error(`另一个程序一直在启动这里的数据库（${file}），请稍后再试。`)
      else await sleep(100)
    }
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}
