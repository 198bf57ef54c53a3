import { expect, it } from 'vitest'
import { isCounted, isMet, isOwed } from './duty-facts.ts'
import { DUTY_STATES, type Duty } from './types.ts'

it('of the nine states two are done, two are not owed, and what is done is owed', () => {
  expect(DUTY_STATES.filter(isMet)).toEqual(['met', 'met-late'])
  expect(DUTY_STATES.filter((s) => !isOwed(s))).toEqual(['waived', 'not-applicable'])
})

it('counted from its due date on, whatever its state, as long as it is owed', () => {
  const windows = { opens: '2026-10-01', due: '2026-10-25', grace: '2026-11-03', closes: '2026-11-10' }
  const duty = (state: Duty['state']) => ({ state, period: { key: '2026-10', label: '10月', term: 't', windows } })
  expect(['2026-10-24', '2026-10-25', '2026-12-01'].map((at) => isCounted(duty('met'), at))).toEqual([
    false,
    true,
    true,
  ])
  expect(DUTY_STATES.filter((s) => isCounted(duty(s), '2026-10-25'))).toEqual(DUTY_STATES.filter(isOwed))
})
