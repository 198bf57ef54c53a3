import { expect, it } from 'vitest'
import { changedClasses } from './stamps.ts'
import { newPending } from './write/pending.ts'
import { TABLES } from './write/tables.ts'

/** Of these no figure is told: papers and their printing; of an account only who signed in, anything else of it is ground. */
const UNTOLD = ['report', 'print_job', 'account']

it('whatever is written can be told from, but for papers and sign-ins: a table that is added is among them', () => {
  for (const table of Object.keys(TABLES) as (keyof typeof TABLES)[]) {
    const pending = newPending()
    pending.written.set(table, { rows: 1, sum: 1n })
    // A change leaves its row of history beside it.
    pending.written.set('history', { rows: 1, sum: 1n })
    expect([table, changedClasses(pending).includes('told')]).toEqual([table, !UNTOLD.includes(table)])
  }
  const synced = newPending()
  synced.sync.set('record 1', { table: 'record', id: '1', bucket: null, scope: [] })
  expect(changedClasses(synced)).toEqual(['evidence', 'told'])
  expect(changedClasses({ ...newPending(), ground: true })).toEqual(['ground', 'told'])
  expect(changedClasses(newPending())).toEqual([])
})
