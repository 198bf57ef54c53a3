import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import { openToAll } from './open-to-all.ts'

/** PostgreSQL refuses to run as root; `nobody` is on every system. */
export const NOBODY = 65534
export const isRoot = () => process.getuid?.() === 0

/** Is there util-linux's setpriv? (Linux has it nearly everywhere.) */
export const hasSetpriv = (): boolean => spawnSync('setpriv', ['--version']).status === 0

/**
 * As root a program runs as `nobody`. Below a private home that user cannot walk down to the data: there it is given leave to
 * read past folders (one capability, by util-linux's setpriv), so that data and programs stay where the user wants them. The
 * securebit lets that leave hold for access(2) too, by which initdb looks whether it may run its neighbour.
 */
export const asOther = (
  base: string,
  program: string,
  args: string[],
): { program: string; args: string[]; who: { uid?: number; gid?: number } } => {
  if (!isRoot()) return { program, args, who: {} }
  if (openToAll(base) && openToAll(dirname(program))) return { program, args, who: { uid: NOBODY, gid: NOBODY } }
  const caps = '+dac_read_search'
  return {
    program: 'setpriv',
    args: [
      '--reuid',
      String(NOBODY),
      '--regid',
      String(NOBODY),
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
