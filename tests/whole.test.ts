import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { DUTY_RULES } from '../domain/duties/list.ts'
import { ENTRY_KINDS } from '../domain/entries/list.ts'
import { isOfList } from '../domain/kit/define-entry.ts'
import { RECORD_KINDS } from '../domain/records/list.ts'
import { REPORT_KINDS } from '../domain/reports/kinds.ts'

/**
 * What must know of a kind, a register, a rule or a genre besides its declaration, said to whoever adds one (house.md “Where would I
 * put X?”). What derives from the declaration (form, check, schema, table, sheet, figures, permission tests) needs nobody.
 */
const root = new URL('../', import.meta.url)
const textsOf = (folder: string, ends: string): string =>
  readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ends))
    .map((name) => readFileSync(new URL(`${folder}/${name}`, root), 'utf8'))
    .join('\n')

const tests = ['domain', 'server'].map((folder) => textsOf(folder, '.test.ts')).join('\n')
const testFiles = ['domain', 'server'].flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' }).map((name) => `/${name}`),
)
const demo = textsOf('demo', '.ts')
/** A test of its own takes the declaration itself; a word like `'talk'` stands in a hundred others. */
const tries = (id: string) => new RegExp(`from '[./\\w-]*/${id}\\.ts'`).test(tests)

/** Told whole, however long: whoever adds something reads it. */
const none = (sentences: readonly string[]) => expect(sentences, sentences.join('\n')).toEqual([])

it('a test that only names a thing does not try it', () => {
  expect(tries('talk')).toBe(true)
  expect(tests).toContain("'T'")
  expect(tries('T')).toBe(false)
})

it('every kind of record and every register is tried by a test of its own', () => {
  const missing = [...RECORD_KINDS, ...ENTRY_KINDS].filter((k) => !tries(k.kind))
  none(missing.map((k) => `“${k.title}”（${k.kind}）没有测试：在它旁边写一个，至少试必填和一行话。`))
})

it('the demo township has some of every kind of record and every register', () => {
  // A worry about a child's safety, and whatever else only a list may know of, is nothing to show around.
  const missing = [...RECORD_KINDS, ...ENTRY_KINDS.filter((k) => !isOfList(k))].filter(
    (k) => !demo.includes(`'${k.kind}'`),
  )
  none(missing.map((k) => `示范镇里没有“${k.title}”（${k.kind}）：在 demo/ 里写一些。`))
})

it('every duty rule is tried by a test of its own', () => {
  const missing = DUTY_RULES.filter((rule) => !tries(rule.key))
  none(missing.map((r) => `值守“${r.title}”（${r.key}）没有测试：在 domain/duties 里写一个，试做了和没做。`))
})

it('every genre of report is tried by a test of its own', () => {
  const missing = REPORT_KINDS.filter(
    (kind) => !tries(kind) && !testFiles.some((name) => name.endsWith(`/${kind}.test.ts`)),
  )
  none(missing.map((kind) => `报告 ${kind} 没有测试：在 domain/reports 里写一个，试标题和各段。`))
})
