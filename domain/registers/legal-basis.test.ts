import { expect, it } from 'vitest'
import { consent } from '../entries/consent.ts'
import { type GivenConsent, PROCESSINGS, standingOf } from './legal-basis.ts'

const TODAY = '2026-11-24'
const given = (by: string[], until = '2027-06-30', from = '2026-09-01'): GivenConsent => ({ id: 'x', by, from, until })

it('under fourteen a guardian’s, from fourteen the child’s own too', () => {
  expect(standingOf([given(['mother'])], '2015-01-01', TODAY)).toMatchObject({ state: 'given' })
  expect(standingOf([given(['child'])], '2015-01-01', TODAY)).toMatchObject({ state: 'half', lacks: 'guardian' })
  // Fourteen today; a day younger is under it.
  expect(standingOf([given(['mother'])], '2012-11-24', TODAY)).toMatchObject({ state: 'half', lacks: 'child' })
  expect(standingOf([given(['mother'])], '2012-11-25', TODAY)).toMatchObject({ state: 'given' })
  expect(standingOf([given(['mother']), given(['child'], '2027-01-31')], '2012-01-01', TODAY)).toEqual({
    state: 'given',
    until: '2027-01-31',
    renew: false,
  })
  expect(standingOf([given(['mother'])], null, TODAY)).toMatchObject({ state: 'given' })
})

it('nothing stands before its day or after it', () => {
  expect(standingOf([], '2015-01-01', TODAY)).toEqual({ state: 'none' })
  expect(standingOf([given(['mother'], '2026-11-23')], '2015-01-01', TODAY)).toEqual({
    state: 'over',
    until: '2026-11-23',
  })
  expect(standingOf([given(['mother'], '2026-11-24')], '2015-01-01', TODAY)).toMatchObject({
    state: 'given',
    renew: true,
  })
  expect(standingOf([given(['mother'], '2027-01-01', '2026-12-01')], '2015-01-01', TODAY)).toMatchObject({
    state: 'over',
  })
})

it('every purpose that the register of consents knows stands on the list, and no other', () => {
  const field = consent.fields.find((f) => f.name === 'purpose')
  const purposes =
    field && 'options' in field ? (field.options as readonly { value: string }[]).map((o) => o.value) : []
  expect(PROCESSINGS.flatMap((p) => (p.basis === 'consent' ? [p.purpose] : [])).sort()).toEqual([...purposes].sort())
})
