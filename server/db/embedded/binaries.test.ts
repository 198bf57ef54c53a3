import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { reachablePrograms } from './binaries.ts'
import { isRoot } from './database-user.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})
const folder = (within: string) => {
  const made = mkdtempSync(join(within, 'nuanyang-programs-'))
  folders.push(made)
  return made
}
/** An installation as a strict umask leaves it below a private home. */
const privateInstallation = () => {
  const home = folder(tmpdir())
  const root = join(home, 'native')
  mkdirSync(join(root, 'bin'), { recursive: true, mode: 0o700 })
  writeFileSync(join(root, 'bin', 'postgres'), '#!/bin/sh\n', { mode: 0o700 })
  writeFileSync(join(root, 'share'), '', { mode: 0o600 })
  writeFileSync(join(home, 'package.json'), '{"version":"0"}')
  return root
}

it('programs below a private home are copied for others to read, and only for root to write (C1)', () => {
  const root = privateInstallation()
  if (!isRoot()) return expect(reachablePrograms(root)).toBe(root)
  const place = folder('/var/lib')
  chmodSync(place, 0o755)
  const copy = reachablePrograms(root, place)
  expect(copy.startsWith(place)).toBe(true)
  const modes = [copy, join(copy, 'bin', 'postgres'), join(copy, 'share')].map((path) => statSync(path).mode & 0o777)
  expect(modes).toEqual([0o755, 0o755, 0o644])
  expect(reachablePrograms(root, place)).toBe(copy)
})

it('a copy that others could write into is not used', () => {
  const root = privateInstallation()
  if (!isRoot()) return expect(reachablePrograms(root)).toBe(root)
  // Anybody may put things into /tmp.
  expect(() => reachablePrograms(root, folder(tmpdir()))).toThrow('私人目录')
})
