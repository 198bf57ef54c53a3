import { describe, expect, it } from 'vitest'
import { coverage } from './covered.ts'
import { child, row } from './testing/rows.ts'

const autumn = { autumn: true, termStart: '2026-09-01', population: 'all' as const }
const last = '2026-02-23'
const register = [
  child('up', { grade: 3, label: '1' }, last),
  child('dissolved', { grade: 3, label: '2' }, last),
  child('lower', { grade: 1, label: '1' }, last),
  child('top', { grade: 6, label: '1' }, last),
  child('new', { grade: 5, label: '1' }, '2026-09-01'),
]
const asked = (classes: [number, string][], options: Partial<typeof autumn> & { whole?: boolean } = {}) => {
  const because = coverage(
    classes.map(([grade, label], i) => row(i + 2, { name: `新${i}`, grade, label })),
    register,
    { ...autumn, ...options },
  )
  return register.flatMap((c) => (because(c) === null ? [] : [c.id]))
}

describe('whom a list can miss', () => {
  it('a list of one class misses only those of that class, and who moves up into it', () => {
    expect(asked([[4, '1']])).toEqual(['up'])
    expect(asked([[5, '1']])).toEqual(['new'])
  })
  it('a class into which nobody moves up is asked about where every grade is there', () => {
    expect(
      asked([
        [2, '1'],
        [4, '1'],
      ]),
    ).toEqual(['up', 'dissolved', 'lower'])
    expect(
      asked([
        [2, '1'],
        [4, '1'],
        [6, '1'],
      ]),
    ).toEqual(['up', 'dissolved', 'lower', 'top'])
  })
  it('not where a grade is handed in later, nor in spring', () => {
    expect(
      asked([
        [4, '1'],
        [4, '3'],
      ]),
    ).toEqual(['up'])
    expect(
      asked(
        [
          [2, '1'],
          [4, '1'],
        ],
        { autumn: false },
      ),
    ).toEqual([])
  })
  it('a list that says it holds the whole school misses whoever is in none of its classes', () => {
    expect(asked([[4, '1']], { whole: true })).toEqual(['up', 'dissolved', 'lower', 'top', 'new'])
  })
  it('says which class is gone', () => {
    const because = coverage([row(2, { name: '新', grade: 4, label: '1' })], register, { ...autumn, whole: true })
    expect(because(register[1] ?? child('x', {}))).toBe(
      '新名单里没有四(2)班（上学期的三(2)班），别的班里也没有这名孩子',
    )
  })
})
