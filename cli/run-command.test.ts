import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest'
import { COMMANDS } from './commands.ts'
import { runCommand as runIn } from './run-command.ts'

let folder: string
let file: string
let out: MockInstance<typeof console.log>
let err: MockInstance<typeof console.error>
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nuanyang-cli-'))
  file = join(folder, '名单.csv')
  writeFileSync(file, '姓名\n石小禾\n')
})
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(() => {
  out = vi.spyOn(console, 'log').mockImplementation(() => {})
  err = vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => vi.restoreAllMocks())

/** In an empty folder of its own, never in the one that the developer works with. */
const runCommand: typeof runIn = (commands, argv) =>
  runIn(commands, argv.some((a) => !a.startsWith('--')) ? [...argv, '--data', join(folder, 'data')] : argv)
const said = (spy: MockInstance<typeof console.log>) => spy.mock.calls.map(([text]) => String(text))
const FIGURE = ['--place', 'S1', '--term', '2026-autumn']

describe('a fault of usage ends with 2 before anything is opened, and says what to do', () => {
  it.each([
    [['figure', 'pupils'], '缺少 --place'],
    [['figure', 'pupils', '--place', 'S1'], '缺少 --term'],
    [['figure', 'pupils', ...FIGURE, '--at', '2026-02-30'], '--at 要写成 2026-09-01 这样的日期'],
    [['import-places', '/没有/的.xlsx'], '打不开文件'],
    [['import-roster', '/没有/的.xlsx', '--school', 'S1', '--term', '2026-autumn'], '打不开文件'],
    [['read-roster', '/没有/的.xlsx'], '打不开文件'],
    [['report', 'school-summary', ...FIGURE, '--at', '昨天', '--out', 'x.docx'], '--at 要写成'],
    [['report', 'school-summary', ...FIGURE, '--out', '/没有这个目录/x.docx'], '不存在，请先建好或换一个'],
    [['report', 'school-summary', ...FIGURE, '--out', tmpdir()], '是一个目录，请写出文件名'],
    [['token', '--user', 'lili', '--days', '0'], '--days 要是 1 到 366 的整数'],
    [['save', '/没有/的.json'], '打不开文件'],
    [['nothing'], '没有“nothing”这个命令'],
    [[], '请给一个命令'],
  ])('%j', async (argv, sentence) => {
    expect(await runCommand(COMMANDS, [...argv, '--json'])).toBe(2)
    expect(said(out)).toHaveLength(1)
    expect(JSON.parse(said(out)[0] ?? '')).toEqual({
      error: { code: 'usage', message: expect.stringContaining(sentence) },
    })
    expect(await runCommand(COMMANDS, argv)).toBe(2)
    expect(said(err).join()).toContain(sentence)
    expect(out).toHaveBeenCalledTimes(1)
  })

  it.each([
    [['--term', '2026-autumn'], '缺少 --school'],
    [['--school', 'S1'], '缺少 --term'],
    [['--school', 'S1', '--term', '2026-autumn', '--population', 'half'], '--population 用 all 或 left-behind'],
  ])('import-roster FILE %j', async (options, sentence) => {
    expect(await runCommand(COMMANDS, ['import-roster', file, ...options])).toBe(2)
    expect(said(err).join()).toContain(sentence)
  })
})

it('save takes only a file with records', async () => {
  expect(await runCommand(COMMANDS, ['save', file])).toBe(2)
  expect(said(err).join()).toContain('这样的 JSON')
})

describe('export-table', () => {
  it.each([
    [['ledgers'], '没有“ledgers”这张表，现在有：records.talk（谈心）'],
    [['aid-ledger'], '缺少 --place'],
    [['records.nothing'], '没有“records.nothing”这张表'],
    [['records.talk'], '缺少 --place'],
    [['entries.promise', '--place', 'S1', '--term', '2026-autumn', '--out', 'a.csv'], '要以 .xlsx 结尾'],
    [['records.talk', '--place', 'S1', '--term', '2026-autumn', '--out', '/nowhere/a.xlsx'], '不存在'],
  ])('%j', async (args, sentence) => {
    expect(await runCommand(COMMANDS, ['export-table', ...args])).toBe(2)
    expect(said(err).join()).toContain(sentence)
  })
})

it('nothing was opened: the folder of its own is still not there', () => {
  expect(existsSync(join(folder, 'data'))).toBe(false)
})

it('kinds prints every declaration, as other systems read it', async () => {
  expect(await runCommand(COMMANDS, ['kinds', '--json'])).toBe(0)
  expect(JSON.parse(said(out)[0] ?? '')).toMatchObject({
    records: expect.any(Array),
    entries: expect.any(Array),
    duties: expect.any(Array),
  })
})

it('help is no fault', async () => {
  expect(await runCommand(COMMANDS, ['figure', '--help', '--json'])).toBe(0)
  expect(await runCommand(COMMANDS, ['help'])).toBe(0)
  expect(err).not.toHaveBeenCalled()
})
