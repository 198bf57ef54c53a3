import { expect, it } from 'vitest'
import { identityIn, sheetCode } from './sheet-code.ts'

const OF = { table: 'official-statistics', place: 'HS', term: '2026-autumn', at: '2026-12-31', form: 2 } as const

it('a sheet says at its foot what it holds, and is known by it', () => {
  expect(identityIn(sheetCode(OF))).toEqual(OF)
  expect(identityIn(` ${sheetCode(OF)} `)).toEqual(OF)
  const odd = { ...OF, place: '5/2（东）' }
  expect(identityIn(sheetCode(odd))).toEqual(odd)
})

it('a line that was changed, or of a table that there is not, says nothing', () => {
  for (const text of [
    '',
    '合计',
    sheetCode(OF).replace('official', 'other'),
    sheetCode(OF).replace('2026-12-31', '2026-02-31'),
    sheetCode(OF).replace('/2/', '/'),
  ])
    expect([text, identityIn(text)]).toEqual([text, null])
})
