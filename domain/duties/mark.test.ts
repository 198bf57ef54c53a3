import { expect, it } from 'vitest'
import { markOf } from './mark.ts'
import { DUTY_STATES } from './types.ts'

it('what can still be done goes before what cannot, and what is lacking before what is done', () => {
  expect(markOf(['met', 'missed', 'overdue'])).toBe('overdue')
  expect(markOf(['missed', 'due-soon'])).toBe('due-soon')
  expect(markOf(['met', 'missed'])).toBe('missed')
  expect(markOf(['met', 'met-late'])).toBe('met-late')
  expect(markOf(['waived', 'met'])).toBe('met')
  expect(markOf([])).toBeNull()
})

it('knows every state that a board counts', () => {
  const unknown = DUTY_STATES.filter((state) => state !== 'not-applicable' && markOf([state]) === null)
  expect(unknown).toEqual([])
})
