import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ImportOutcome } from '../server/import/describe-import.ts'
import { openTestDatabase, type TestDatabase } from '../server/testing/database.ts'
import { makeCounty, type TestCounty } from '../server/testing/factory.ts'
import type { Command } from './command.ts'
import { importRosterCommand } from './import-roster-command.ts'

/** A list whose title names another school than the chosen one, from the terminal, where nobody can be asked (decision 070). */
let database: TestDatabase
let county: TestCounty
let folder: string
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  folder = mkdtempSync(join(tmpdir(), 'nuanyang-list-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await database.close()
})

/** `column`: what a column 学校 says, of all or of each. */
type More = { foreign?: string; apply?: boolean; column?: string | string[] }
const run = async (title: string, names: string[], { column, ...more }: More = {}) => {
  const file = join(folder, '名单.csv')
  const school = (i: number) => (column === undefined ? '' : `,${typeof column === 'string' ? column : column[i]}`)
  const rows = names.map((name, i) => `${name},女${school(i)}`)
  writeFileSync(file, [title, column === undefined ? '姓名,性别' : '姓名,性别,学校', ...rows].join('\n'))
  const printed: { text: string; outcome: ImportOutcome }[] = []
  const args = {
    positionals: [file],
    values: { school: 'S1', term: '2026-autumn', population: 'all', apply: true, ...more },
  }
  const command = importRosterCommand as Extract<Command, { needs: 'product' }>
  const code = await command.run(county.ctx, county.operator, args, (text, outcome) =>
    printed.push({ text, outcome: outcome as ImportOutcome }),
  )
  const [said] = printed
  if (!said) throw new Error('nothing was printed')
  return { code, ...said }
}

it('whose rows name it: leaves its children out, lists them, and says both ways to go on', async () => {
  const { code, text, outcome } = await run('三年级1班学生花名册', ['左一', '左二'], { column: '大坪村小学' })
  expect([code, outcome.foreign.count, outcome.foreign.list.map((f) => [f.known, f.what])]).toEqual([
    0,
    2,
    [
      ['S2', 'left'],
      ['S2', 'left'],
    ],
  ])
  expect(outcome.written?.added).toBe(0)
  expect(text).toContain('没有写的：确实是本校的加 --foreign take；是那所学校的加 --foreign hand')
})

it('whose title alone names it: goes where the command says, never without a word', async () => {
  const before = await run('大坪村小学三年级1班学生花名册', ['左七'], { apply: false })
  expect(before.text).toContain('只有标题写着大坪村小学')
  expect(before.text).toContain('会照 --school 的代码收进本校')
  expect(before.text).toContain('先不写加 --foreign leave')
  const { text, outcome } = await run('大坪村小学三年级1班学生花名册', ['左七'])
  expect([outcome.foreign.list.map((f) => [f.named, f.known, f.what]), outcome.written?.added]).toEqual([
    [['大坪村小学', 'S2', 'taken']],
    1,
  ])
  expect(text).toContain('整批撤回')
  const left = await run('大坪村小学三年级1班学生花名册', ['左八'], { foreign: 'leave' })
  expect([left.outcome.foreign.list.map((f) => f.what), left.outcome.written?.added]).toEqual([['left'], 0])
})

it('one row that says otherwise, in the same list, is enough to leave out what the title names', async () => {
  const file = '大坪村小学三年级1班学生花名册'
  const { outcome } = await run(file, ['左九', '左十'], { column: ['', '青石镇中心小学'] })
  expect([outcome.foreign.list.map((f) => [f.name, f.what]), outcome.written?.added]).toEqual([[['左九', 'left']], 1])
})

it('takes them in, or hands them over, where that is said', async () => {
  const taken = await run('大坪村小学三年级1班学生花名册', ['左三'], { foreign: 'take' })
  expect([taken.outcome.foreign.list.map((f) => f.what), taken.outcome.written?.added]).toEqual([['taken'], 1])
  expect(taken.text).not.toContain('没有写的：确实是本校的')
  const handed = await run('大坪村小学三年级1班学生花名册', ['左四'], { foreign: 'hand' })
  expect([handed.outcome.foreign.list.map((f) => f.what), handed.outcome.written?.added]).toEqual([['handed'], 1])
})

it('an unknown school’s title is left out; the chosen school’s own is none of this', async () => {
  const unknown = await run('杏花小学三年级1班学生花名册', ['左五'])
  expect([unknown.outcome.foreign.list.map((f) => [f.known, f.what]), unknown.outcome.written?.added]).toEqual([
    [[null, 'left']],
    0,
  ])
  const own = await run('青石镇中心小学三年级1班学生花名册', ['左六'])
  expect([own.outcome.foreign.count, own.outcome.written?.added]).toEqual([0, 1])
})
