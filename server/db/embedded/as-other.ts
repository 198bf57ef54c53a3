import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { openToAll } from './open-to-all.ts'

export type User = { uid: number; gid: number }
/** PostgreSQL refuses to run as root; `nobody` is on every system, and makes the files, which then become a user's of their own. */
export const NOBODY: User = { uid: 65534, gid: 65534 }
/** Numbers that no account, container or directory service of a machine has: the database's files are nobody else's. */
const FIRST = 900_000_000
const MANY = 90_000_000
export const newDatabaseUser = (): User => {
  const id = FIRST + randomInt(MANY)
  return { uid: id, gid: id }
}
/**
 * Whom root runs the database as: whoever's data they are (root may look in where an ordinary user works, and leaves it so that
 * the user can go on), else nobody, who makes them.
 */
export const databaseUser = (data: string): User => {
  const found = statSync(data, { throwIfNoEntry: false })
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : NOBODY
}
export const isRoot = () => process.getuid?.() === 0

/** Is there util-linux's setpriv? (Linux has it nearly everywhere.) */
export const hasSetpriv = (): boolean => spawnSync('setpriv', ['--version']).status === 0

/**
 * As root a program runs as another user. Where the data lie below a private home that user cannot walk down to them: there it
 * is given leave to read past folders (one capability, by util-linux's setpriv). Nobody but root commands it then: the home is
 * closed to all others, and every way in asks for the owner's password (C1). The securebit lets that leave hold for access(2)
 * too, by which initdb looks whether it may run its neighbour.
 */
export const asOther = (
  base: string,
  program: string,
  args: string[],
  user: User,
): { program: string; args: string[]; who: { uid?: number; gid?: number } } => {
  if (!isRoot()) return { program, args, who: {} }
  if (openToAll(dirname(base)) && openToAll(dirname(program))) return { program, args, who: user }
  const caps = '+dac_read_search'
  return {
    program: 'setpriv',
    args: [
      '--reuid',
      String(user.uid),
      '--regid',
      String(user.gid),
      '--clear-groups',
      '--inh-caps',
      caps,
      '--ambient-caps',
      caps,
      '--securebits',
      '+no_setuid_fixup',
      program,
      ...args,
    ],
    who: {},
  }
}
