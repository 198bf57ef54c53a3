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
  describe('other schools', () => {
    const askedOf = (children: ReturnType<typeof child>[], classes: [number, string][], whole = false) => {
      const because = coverage(
        classes.map(([grade, label], i) => row(i + 2, { name: `新${i}`, grade, label })),
        children,
        { ...autumn, whole },
      )
      return children.flatMap((c) => (because(c) === null ? [] : [c.id]))
    }
    const of = (id: string, grade: number, label = '1') => child(id, { grade, label }, last)
    it.each<[string, ReturnType<typeof child>[], [number, string][], string[]]>([
      [
        'a teaching point of two grades: its oldest went on',
        [of('one', 1), of('two', 2)],
        [
          [1, '1'],
          [2, '1'],
        ],
        ['one', 'two'],
      ],
      [
        'of three grades with a gap: nobody was in the second',
        [of('one', 1), of('three', 3)],
        [
          [1, '1'],
          [2, '1'],
          [3, '1'],
        ],
        ['one', 'three'],
      ],
      [
        'that grew by a grade: whoever is in neither class is asked about',
        [of('two', 2)],
        [
          [2, '1'],
          [3, '2'],
        ],
        ['two'],
      ],
      ['of which only the first grade was handed in', [of('one', 1), of('two', 2)], [[1, '1']], ['one']],
      [
        'a junior school whose ninth grade left',
        [of('eight', 8), of('nine', 9)],
        [
          [7, '1'],
          [8, '1'],
          [9, '1'],
        ],
        ['eight', 'nine'],
      ],
      [
        'three classes made two',
        [of('a', 4, '1'), of('b', 4, '2'), of('c', 4, '3')],
        [
          [5, '1'],
          [5, '2'],
          [4, '1'],
        ],
        ['a', 'b', 'c'],
      ],
    ])('%s', (_what, children, classes, expected) => {
      expect(askedOf(children, classes)).toEqual(expected)
    })
  })
  it('says which class is gone', () => {
    const because = coverage([row(2, { name: '新', grade: 4, label: '1' })], register, { ...autumn, whole: true })
    expect(because(register[1] ?? child('x', {}))).toBe(
      '新名单里没有四(2)班（上学期的三(2)班），别的班里也没有这名孩子',
    )
  })
})
