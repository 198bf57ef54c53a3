import { expect, it } from 'vitest'
import { uuid } from './kit.ts'

it('an id is the same whatever the case of its letters', () => {
  expect(uuid.parse('01A21213-8008-71AD-AA2B-BB1ADC524F9E')).toBe('01a21213-8008-71ad-aa2b-bb1adc524f9e')
  expect(uuid.safeParse('01a21213-8008').success).toBe(false)
})
