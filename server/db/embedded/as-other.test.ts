import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { databaseUser, isRoot } from './as-other.ts'

let data: string
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'nuanyang-owner-'))
})
afterEach(() => rmSync(data, { recursive: true }))

it('root runs the database as nobody where there is none yet, or where it is root’s own', () => {
  expect(databaseUser(join(data, 'not-there'))).toEqual({ uid: 65534, gid: 65534 })
  if (isRoot()) expect(databaseUser(data)).toEqual({ uid: 65534, gid: 65534 })
})

it('an ordinary user’s database is run as that user, so that the user can go on afterwards', () => {
  if (isRoot()) chownSync(data, 12_345, 12_346)
  const own = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
  expect(databaseUser(data)).toEqual(isRoot() ? { uid: 12_345, gid: 12_346 } : own)
})
