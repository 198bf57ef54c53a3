import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readRoster } from './read-roster.ts'
import { toPublicReading } from './reading.ts'

for (const n of ['example-1-plain', 'example-2-two-row-header', 'example-3-stacked-classes'])
  it(n, async () => {
    const p = `../shared/rosters/${n}.xlsx`
    const r = toPublicReading(await readRoster(readFileSync(p), { at: '2025-09-10' }))
    const e = JSON.parse(readFileSync(p + '.expected.json', 'utf8'))
    expect(r.children).toEqual(e.children)
    expect(r.skippedRows).toEqual(e.skippedRows)
  })
