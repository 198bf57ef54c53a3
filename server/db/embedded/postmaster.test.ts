import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { postmasterOf, stopPostmaster } from './postmaster.ts'

let data: string
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'nuanyang-postmaster-'))
})
afterEach(() => rmSync(data, { recursive: true }))

it.each([
  ['no file', null],
  ['an empty one, just being written', ''],
  ['one that names a process long gone', '4194300\n/x\n0\n5432\n'],
  ['one that names another program', `${process.pid}\n/x\n0\n5432\n`],
])('%s: nothing runs there, and there is nothing to stop', async (_what, text) => {
  if (text !== null) writeFileSync(join(data, 'postmaster.pid'), text)
  expect(postmasterOf(data)).toBe(null)
  await stopPostmaster(data, '/nowhere')
})
