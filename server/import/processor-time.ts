import { readFileSync } from 'node:fs'

/** Linux counts a process's time in hundredths of a second, whatever the machine. */
const TICKS = 100

/** Seconds of processor that a process has used so far; null where the system does not tell (not Linux, or ended). */
export const processorSeconds = (pid: number): number | null => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    // Behind the name: state is the first field, user time the 12th, system time the 13th.
    return (Number(fields[11]) + Number(fields[12])) / TICKS
  } catch {
    return null
  }
}
