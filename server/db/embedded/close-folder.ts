import { chmodSync, chownSync, existsSync, lstatSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { databaseUser, giveTo, isRoot, type User } from './database-user.ts'

/** A password is asked of everybody, by every way in; there is no line for anybody else. */
const WHO_MAY_COME = [
  'local all all scram-sha-256',
  'host all all 127.0.0.1/32 scram-sha-256',
  'host all all ::1/128 scram-sha-256',
  '',
].join('\n')

/** The folder in which only the service (and root) finds its way: closed where an earlier version left it open (C1). */
export const closeFolder = (base: string, data: string): User => {
  const user = databaseUser(base, data)
  const { uid } = statSync(base)
  if (!isRoot()) {
    if (uid === user.uid) chmodSync(base, 0o700)
    return user
  }
  // The database's own user walks through it to its files and sees nothing else there.
  if (uid === 0) chownSync(base, 0, user.gid)
  chmodSync(base, uid === 0 ? 0o710 : 0o700)
  return user
}

/** Data as they are laid down before each start, whatever a release before this one, or a hand, made of them (C1). */
export const closeData = (base: string, data: string, user: User): void => {
  const passwordFile = join(base, 'owner.pass')
  if (isRoot()) {
    giveTo(data, user)
    // Only clients read it: those of the folder's owner.
    if (existsSync(passwordFile)) chownSync(passwordFile, statSync(base).uid, statSync(base).gid)
  }
  if (existsSync(passwordFile)) chmodSync(passwordFile, 0o600)
  chmodSync(data, 0o700)
  const file = join(data, 'pg_hba.conf')
  if (!existsSync(file) || readFileSync(file, 'utf8') !== WHO_MAY_COME) {
    // Written anew, not through what lies there: it might be a link.
    rmSync(file, { force: true })
    writeFileSync(file, WHO_MAY_COME, { mode: 0o600, flag: 'wx' })
    if (isRoot()) chownSync(file, user.uid, user.gid)
  }
  // Where sockets stood open to all before.
  const run = join(base, 'run')
  if (lstatSync(run, { throwIfNoEntry: false })) rmSync(run, { recursive: true, force: true })
}
