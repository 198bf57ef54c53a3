import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readRoster } from './read-roster.ts'
import { toPublicReading } from './reading.ts'

const read = (bytes: Uint8Array) => readRoster(bytes, { at: '2025-09-10' })

describe('the example rosters', () => {
  it.each(['plain', 'two-row-header', 'stacked-classes'])('%s', async (name) => {
    const folder = new URL('./testing/examples/', import.meta.url)
    const expected = JSON.parse(readFileSync(new URL(`${name}.expected.json`, folder), 'utf8'))
    const reading = toPublicReading(await read(readFileSync(new URL(`${name}.xlsx`, folder))))
    expect({ children: reading.children, skippedRows: reading.skippedRows }).toEqual(expected)
  })
})
