import { chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { databaseUser, giveTo, hasNoName, isRoot, NOBODY } from './database-user.ts'

let base: string
let data: string
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'nuanyang-owner-'))
  data = join(base, 'pgdata')
})
afterEach(() => rmSync(base, { recursive: true }))
const own = () => ({ uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 })

it('root runs the database under a number that no account of the machine has, and keeps to it', () => {
  const user = databaseUser(base, data)
  if (!isRoot()) return expect(user).toEqual(own())
  expect(hasNoName(user)).toBe(true)
  expect(readFileSync('/etc/passwd', 'utf8')).not.toContain(`:${user.uid}:`)
  mkdirSync(data)
  giveTo(data, user)
  expect(databaseUser(base, data)).toEqual(user)
})

it('data that an earlier version left to nobody, whom other services share, get a number too', () => {
  mkdirSync(join(data, 'base'), { recursive: true })
  writeFileSync(join(data, 'base', '1'), '')
  if (!isRoot()) return expect(databaseUser(base, data)).toEqual(own())
  giveTo(data, NOBODY)
  const user = databaseUser(base, data)
  expect(hasNoName(user)).toBe(true)
  giveTo(data, user)
  expect([data, join(data, 'base', '1')].map((path) => statSync(path).uid)).toEqual([user.uid, user.uid])
})

it('an ordinary user’s database is run as that user, so that the user can go on afterwards', () => {
  if (isRoot()) chownSync(base, 12_345, 12_346)
  const whose = isRoot() ? { uid: 12_345, gid: 12_346 } : own()
  expect(databaseUser(base, data)).toEqual(whose)
  mkdirSync(data)
  giveTo(data, whose)
  expect(databaseUser(base, data)).toEqual(whose)
})
