import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { isRoot, NOBODY, newDatabaseUser, type User } from './as-other.ts'

/**
 * Who may sign in: the owner and the app's role, by password, on every way in. Written at each start, so that a folder made when
 * the socket still trusted whoever reached it is closed too (C1: each account of the machine read all children that way). Returns
 * whether there were others.
 */
const RULES = `# Written by the product at every start.
local all all scram-sha-256
host all all 127.0.0.1/32 scram-sha-256
host all all ::1/128 scram-sha-256
`
export const writeSignInRules = (data: string): boolean => {
  const file = join(data, 'pg_hba.conf')
  if (!existsSync(file) || readFileSync(file, 'utf8') === RULES) return false
  writeFileSync(file, RULES)
  return true
}

/**
 * Only the database's own user (and root) walks into its folders: `base` holds the data, the socket's folder and the password.
 * The password is the service's alone: the database needs it once, when it is made.
 */
export const closeFolders = (
  base: string,
  { data, run, passwordFile, log }: Record<'data' | 'run' | 'passwordFile' | 'log', string>,
  user: User,
) => {
  const own = statSync(base).uid
  if (isRoot() && own === 0) {
    // Root's folder, walked through by the group that only the database has.
    chownSync(base, 0, user.gid)
    chmodSync(base, 0o710)
    if (existsSync(passwordFile)) chownSync(passwordFile, 0, 0)
  } else if (process.platform !== 'win32') chmodSync(base, 0o700)
  if (isRoot()) chownSync(run, user.uid, user.gid)
  if (process.platform === 'win32') return
  chmodSync(run, 0o700)
  for (const file of [passwordFile, log]) if (existsSync(file)) chmodSync(file, 0o600)
  if (existsSync(data)) chmodSync(data, 0o700)
}

const giveAll = (path: string, user: User) => {
  chownSync(path, user.uid, user.gid)
  if (!lstatSync(path).isDirectory()) return
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const at = join(path, entry.name)
    // A link is left alone: what it points to need not be ours.
    if (entry.isSymbolicLink()) continue
    giveAll(at, user)
  }
}

/**
 * Files that root's database had as `nobody` become a user's that no other program of the machine runs as. Returns who has them
 * then. Where the machine knows no such user (a container with few ids) they stay as they are.
 */
export const leaveNobody = (data: string, user: User): User => {
  if (!isRoot() || user.uid !== NOBODY.uid) return user
  const own = newDatabaseUser()
  try {
    giveAll(data, own)
    return own
  } catch {
    giveAll(data, user)
    return user
  }
}
