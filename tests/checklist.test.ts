import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { DUTY_RULES } from '../domain/duties/list.ts'
import { ENTRY_KINDS } from '../domain/entries/list.ts'
import { RECORD_KINDS } from '../domain/records/list.ts'

/** How many items each of the six work situations has (dossier §1). */
const ITEMS: Record<string, number> = { S1: 18, S2A: 19, S2B: 22, S3: 22, S4: 11, S5: 11 }

const rows = readFileSync('docs/checklist.md', 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, id = '', , state = '', where = '', test = '', , missing = ''] = line.split('|').map((cell) => cell.trim())
    return /^S\d[AB]?\.\d+$/.test(id) ? [{ id, state, where, test, missing }] : []
  })
const path = (cell: string) => cell.replaceAll('`', '')

it('every item of the six summaries stands in the checklist once', () => {
  const ids = Object.entries(ITEMS).flatMap(([of, n]) => Array.from({ length: n }, (_, i) => `${of}.${i + 1}`))
  expect(rows.map((r) => r.id)).toEqual(ids)
  expect(ids).toHaveLength(103)
})

it('what is said to be built names a file and a test that are there; what is not built names neither', () => {
  for (const { id, state, where, test, missing } of rows) {
    expect([id, ['✓', '◐', '○'].includes(state)]).toEqual([id, true])
    const named = [where, test].map(path)
    expect([id, named.filter((p) => p !== '' && !existsSync(p))]).toEqual([id, []])
    expect([id, named.filter((p) => p !== '').length]).toEqual([id, state === '○' ? 0 : 2])
    if (state === '○') expect([id, missing]).not.toEqual([id, ''])
  }
})

it('no kind, register or rule names an item that the checklist calls not built', () => {
  const state = new Map(rows.map((r) => [r.id, r.state]))
  const cited = [
    ...RECORD_KINDS.map((k) => [k.kind, k.sources.join(' ')] as const),
    ...ENTRY_KINDS.map((k) => [k.kind, k.sources.join(' ')] as const),
    ...DUTY_RULES.map((r) => [r.key, r.source] as const),
  ]
  const wrong = cited.flatMap(([key, text]) =>
    (text.match(/S\d[AB]?\.\d+/g) ?? []).flatMap((id) => (state.get(id) === '○' ? [`${key}: ${id}`] : [])),
  )
  expect(wrong).toEqual([])
})
