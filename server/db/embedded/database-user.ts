import { chownSync, lchownSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

export type User = { uid: number; gid: number }
/** On every system, and known to it by name: `initdb` runs under no other. */
export const NOBODY: User = { uid: 65534, gid: 65534 }
/** Numbers that no system gives to anybody (between systemd's own ranges; see its UIDS-GIDS). */
const FREE_FROM = 60_578
const FREE_TO = 61_183

/** A number of its own is no user that the system knows by name. */
export const hasNoName = ({ uid }: User) => isRoot() && uid >= FREE_FROM && uid < FREE_TO
export const isRoot = () => process.getuid?.() === 0

/**
 * Whom root runs the database as (PostgreSQL refuses to run as root): whoever's data they are, so that an ordinary user can go on
 * afterwards; else a number of its own. `nobody` would share the children's files with every other service that runs as nobody
 * (C1), so data that an earlier version left to nobody get a number too.
 */
export const databaseUser = (base: string, data: string): User => {
  if (!isRoot()) return { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
  const owner = ownerOf(base)
  const found = ownerOf(data)
  if (found && found.uid !== 0 && !(found.uid === NOBODY.uid && owner?.uid === 0)) return found
  return owner && owner.uid !== 0 ? owner : numberOfItsOwn(base)
}

const ownerOf = (path: string): User | null => {
  const found = statSync(path, { throwIfNoEntry: false })
  return found ? { uid: found.uid, gid: found.gid } : null
}

const numberOfItsOwn = (base: string): User => {
  const taken = ['/etc/passwd', '/etc/group'].flatMap(numbersIn)
  const free = Array.from({ length: FREE_TO - FREE_FROM }, (_, i) => FREE_FROM + i).filter((n) => !taken.includes(n))
  const n = free[Math.floor(Math.random() * free.length)]
  if (n === undefined) return NOBODY
  try {
    chownSync(base, 0, n)
    return { uid: n, gid: n }
  } catch {
    // A container that knows fewer numbers.
    return NOBODY
  }
}

const numbersIn = (file: string): number[] => {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => Number(line.split(':')[2]))
  } catch {
    return []
  }
}

/** Gives a folder and all in it to the user; the folder itself last, so that a run killed in the middle is done again. */
export const giveTo = (path: string, user: User): void => {
  const found = lstatSync(path)
  if (found.isDirectory()) for (const name of readdirSync(path)) giveTo(join(path, name), user)
  if (found.uid !== user.uid || found.gid !== user.gid) lchownSync(path, user.uid, user.gid)
}
