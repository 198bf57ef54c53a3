import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { figureFaces } from '../domain/figures/list.ts'
import { PLAN } from '../domain/figures/plan.ts'

const PAGE = readFileSync('docs/summaries.md', 'utf8')
const cells = PAGE.split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )
const lines = cells.filter(([, state = '']) => /^[✓◐○]$/.test(state))
const path = (cell = '') => /`([^`]+)`/.exec(cell)?.[1] ?? ''

it('what is said to hold names a file and a test that are there, and words that stand in the test; what does not hold says why', () => {
  expect(lines.length).toBeGreaterThan(60)
  for (const [what, state, where, test, note] of lines) {
    expect([what, existsSync(path(where))]).toEqual([what, true])
    if (state !== '✓') expect([what, note]).not.toEqual([what, ''])
    if (state === '○') {
      expect([what, test]).toEqual([what, ''])
      continue
    }
    expect([what, existsSync(path(test))]).toEqual([what, true])
    const quoted = /「([^」]+)」/.exec(test ?? '')?.[1]
    if (quoted) expect([what, readFileSync(path(test), 'utf8').includes(quoted)]).toEqual([what, true])
  }
})

it('every figure named there is declared', () => {
  const known = new Set([...figureFaces(), ...PLAN].map(({ id }) => id))
  const named = cells
    .filter(([, ids = '']) => /^`[^`]+`( `[^`]+`)*$/.test(ids))
    .flatMap(([, ids = '']) => ids.split(' '))
  expect(named.length).toBeGreaterThan(100)
  expect(named.map((id) => id.slice(1, -1)).filter((id) => !known.has(id))).toEqual([])
})
