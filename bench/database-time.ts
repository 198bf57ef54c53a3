import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Clock ticks of a second, as Linux tells processor times. */
const TICKS = 100

/**
 * Seconds of processor that the embedded database of a data folder has taken until now, its ended connections included; 0 where the
 * system does not tell (only Linux does).
 */
export const databaseSeconds = (folder: string): number => {
  try {
    const [pid = ''] = readFileSync(join(folder, 'database', 'pgdata', 'postmaster.pid'), 'utf8').split('\n')
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .reduce((sum, name) => {
        const fields = statOf(name)
        const [parent, user, system, childUser, childSystem] = [1, 11, 12, 13, 14].map((i) => Number(fields[i] ?? 0))
        if (name === pid) return sum + ((user ?? 0) + (system ?? 0) + (childUser ?? 0) + (childSystem ?? 0)) / TICKS
        return String(parent) === pid ? sum + ((user ?? 0) + (system ?? 0)) / TICKS : sum
      }, 0)
  } catch {
    return 0
  }
}

/** What stands after the program's name: state, parent, … (proc(5)); nothing of a process that has ended meanwhile. */
const statOf = (pid: string): string[] => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
  } catch {
    return []
  }
}
