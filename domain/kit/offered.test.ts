import { describe, expect, it } from 'vitest'
import { choices } from './fields.ts'
import { offeredOf, unfitFor } from './offered.ts'

const field = choices(
  'facts',
  [
    { value: 'girl', label: '女孩', notOf: 'male' },
    { value: 'old', label: '老人' },
  ],
  { label: '情况' },
)

describe('what cannot be true of a child', () => {
  it('is unfit where the sex is known, and nowhere else', () => {
    expect(['male', 'female', 'unknown', ''].map((sex) => unfitFor([field], sex))).toEqual([['girl'], [], [], []])
  })

  it('is not offered, and known from what was written before', () => {
    expect(offeredOf(field, ['girl']).options?.map((o) => [o.value, o.gone])).toEqual([
      ['girl', true],
      ['old', undefined],
    ])
    expect(offeredOf(field, [])).toBe(field)
  })
})
