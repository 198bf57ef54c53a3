import { openToAll } from './binaries.ts'

/** PostgreSQL refuses to run as root; `nobody` is on every system. */
export const NOBODY = 65534
export const isRoot = () => process.getuid?.() === 0

/**
 * As root a program runs as `nobody`. Below a private home that user cannot walk down to the data: there it is given leave to
 * read past folders (one capability, by util-linux's setpriv), so that the data stay where the user wants them.
 */
export const asOther = (
  base: string,
  program: string,
  args: string[],
): { program: string; args: string[]; who: { uid?: number; gid?: number } } => {
  if (!isRoot()) return { program, args, who: {} }
  if (openToAll(base)) return { program, args, who: { uid: NOBODY, gid: NOBODY } }
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
      program,
      ...args,
    ],
    who: {},
  }
}
