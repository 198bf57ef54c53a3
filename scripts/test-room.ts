import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from '../server/db/embedded/alive.ts'

const IN_MEMORY = '/dev/shm'
/** Bytes. Two hundred test files leave a database of 11 MB each until the run is over, and their journal: three gigabytes and something. */
const ENOUGH = 8 * 1024 ** 3
const NAME = /^nuanyang-room-(\d+)-/

/**
 * A folder for what a run of tests writes and throws away: databases, papers, profiles of browsers. In memory where the system has such a
 * place that has room and lets programs be run from it (tests wait for the disk a seventh of their time), else among the other temporary
 * files. Open to all users of the machine, as those are: some tests ask what another one may read.
 */
export const testRoom = (): string => {
  const at = inMemory() ? IN_MEMORY : tmpdir()
  if (at === IN_MEMORY) sweep()
  const folder = mkdtempSync(join(at, `nuanyang-room-${process.pid}-`))
  chmodSync(folder, 0o1777)
  return folder
}

const inMemory = (): boolean => {
  try {
    const mounted = readFileSync('/proc/mounts', 'utf8').split('\n')
    const options = mounted.map((line) => line.split(' ')).find(([, place]) => place === IN_MEMORY)?.[3]
    const { bavail, bsize } = statfsSync(IN_MEMORY)
    return options !== undefined && !options.split(',').includes('noexec') && bavail * bsize >= ENOUGH
  } catch {
    return false
  }
}

/** What a killed run left behind would keep its memory until the machine is started again. */
const sweep = () => {
  for (const name of readdirSync(IN_MEMORY)) {
    const pid = NAME.exec(name)?.[1]
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(IN_MEMORY, name), { recursive: true, force: true })
  }
}
