import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchVillage } from './address.ts'
import { differenceOf, effectsOf, movesUp, valueText } from './difference.ts'
import { households } from './household.ts'
import type { Place } from './place.ts'
import { child, flat, options, row } from './testing/rows.ts'

describe('difference', () => {
  it('tells new, changed field by field, unchanged and missing apart', () => {
    const register = [
      child('a', { name: '石安安', birth: '2017-05-01', boarder: false }),
      child('b', { name: '罗小禾', birth: '2016-01-01' }),
      child('c', { name: '龙巧', birth: '2016-02-02' }),
    ]
    const d = differenceOf(
      [
        row(2, { name: '石安安', birth: '2017-05-01', boarder: true, grade: 3, label: '1' }),
        row(3, { name: '罗小禾', birth: '2016-01', grade: 3, label: '1' }),
        row(4, { name: '田小雨', grade: 3, label: '1' }),
      ],
      register,
      options,
    )
    expect(d.changed.map((c) => [c.child.id, c.changes])).toEqual([
      ['a', [{ field: 'boarder', from: false, to: true }]],
    ])
    expect(d.unchanged.map((c) => c.child.id)).toEqual(['b'])
    expect(d.added.map((i) => i.says.name)).toEqual(['田小雨'])
    expect(d.missing.map((m) => [m.child.id, m.guess])).toEqual([['c', 'transferred']])
  })
  it('a weaker likeness never overrides a number that says otherwise; it is offered as likely instead', () => {
    const register = [child('a', { name: '石安安', birth: '2017-05-01', idNumber: '522699201705010001' })]
    const d = differenceOf(
      [
        row(2, { name: '石安安', birth: '2017-05-01', idNumber: '522699201705010028' }),
        row(3, { name: '别人', idNumber: '522699201705010002', grade: 3, label: '1' }),
      ],
      register,
      options,
    )
    expect(d.added.length).toBe(2)
    expect(d.likely.map((l) => l.candidates[0]?.reasons)).toEqual([['姓名和出生年月相同'], ['身份证号只差一位']])
  })
  it('one number for two rows, or for somebody of another name and birth, is a conflict', () => {
    const register = [child('a', { name: '石安安', birth: '2017-05-01', idNumber: 'X' })]
    expect(
      differenceOf(
        [row(2, { name: '石安安', idNumber: 'X' }), row(3, { name: '石安安', idNumber: 'X' })],
        register,
        options,
      ).conflicts.length,
    ).toBe(2)
    expect(
      differenceOf([row(2, { name: '潘月', birth: '2015-01-01', idNumber: 'X' })], register, options).conflicts.length,
    ).toBe(1)
  })
  it('last year’s sixth grade is guessed to have graduated; classes that the file does not name miss nobody', () => {
    const register = [
      child('a', { name: '甲', grade: 6 }, '2026-02-23'),
      child('b', { name: '乙', grade: 5, label: '2' }, '2026-09-01'),
    ]
    expect(
      differenceOf([row(2, { name: '丙', grade: 6, label: '1' })], register, options).missing.map((m) => [
        m.child.id,
        m.guess,
      ]),
    ).toEqual([['a', 'graduated']])
  })
  it('says a grade and a class as the school does', () => {
    const text = (field: 'grade' | 'label', value: unknown) => valueText(field, value, () => null)
    expect([text('grade', 3), text('label', '2'), text('grade', null)]).toEqual(['三年级', '2班', null])
  })
  it('knows who only moved up a year', () => {
    const grade = { field: 'grade' as const, from: 3, to: 4 }
    expect(movesUp([grade])).toBe(true)
    expect(movesUp([grade, { field: 'boarder', from: false, to: true }])).toBe(false)
    expect(
      [
        { ...grade, to: 3 },
        { ...grade, to: 5 },
        { ...grade, from: null, to: 1 },
      ].map((c) => movesUp([c])),
    ).toEqual([false, false, false])
    expect(movesUp([{ field: 'label', from: '1', to: '2' }])).toBe(false)
    expect(movesUp([])).toBe(false)
  })
  it('says what follows from a change', () => {
    expect(effectsOf([{ field: 'fatherState', from: 'home', to: 'away' }], flat({ motherState: 'away' }))).toEqual([
      '父母现在都不在家',
    ])
    expect(effectsOf([{ field: 'grade', from: 3, to: 4 }], flat({}))).toEqual(['升级'])
  })
  it('the order of rows does not matter, and reading what the register holds changes nothing', () => {
    const people = fc.uniqueArray(
      fc.record({
        name: fc.constantFrom('石安安', '罗小禾', '龙巧', '田小雨', '潘月'),
        birth: fc.constantFrom('2016-01-01', '2017-05-01', '2015-12-31'),
        boarder: fc.boolean(),
      }),
      { maxLength: 8, selector: (p) => p.name + p.birth },
    )
    fc.assert(
      fc.property(people, (list) => {
        const register = list.map((p, i) => child(String(i), p))
        const rows = list.map((p, i) => row(i + 2, { ...p, grade: 3, label: '1' }))
        const same = differenceOf([...rows].reverse(), register, options)
        expect([same.unchanged.length, same.changed.length, same.added.length, same.missing.length]).toEqual([
          list.length,
          0,
          0,
          0,
        ])
      }),
    )
  })
})

it('a village is found by its name, bare name or alias, the longest first', () => {
  const place = (id: number, name: string, aliases: string[] = []): Place => ({
    id,
    kind: 'village',
    code: String(id),
    name,
    parentId: 1,
    grade: null,
    label: null,
    aliases,
    closed: false,
    typedPupils: null,
    typedPupilsSource: null,
  })
  const villages = [place(1, '青石村'), place(2, '河湾村', ['老河湾']), place(3, '大河湾社区')]
  expect(
    ['河湾村3组', '青石镇河湾村', '青石镇2组', '大河湾12号', '老河湾', '别处'].map(
      (a) => matchVillage(a, villages).village?.id ?? null,
    ),
  ).toEqual([2, 2, null, 3, 2, null])
})

it('brothers and sisters share a household that was given before', () => {
  const clue = (id: string, more: object) => ({
    id,
    fatherName: null,
    motherName: null,
    phones: [],
    carerName: null,
    villageId: 1,
    householdId: null,
    ...more,
  })
  const homes = households([
    clue('a', { fatherName: '罗大海', motherName: '杨梅', householdId: 'h' }),
    clue('b', { fatherName: '罗大海', motherName: '杨梅' }),
    clue('c', { carerName: '田桂兰', phones: ['1'] }),
    clue('d', { carerName: '田桂兰', phones: ['1'] }),
  ])
  expect([homes.get('b'), homes.get('c') === homes.get('d'), homes.get('c') === 'h']).toEqual(['h', true, false])
})
