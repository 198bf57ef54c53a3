import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchVillage, villageAlias } from './address.ts'
import { differenceOf } from './difference.ts'
import { withElsewhere } from './elsewhere.ts'
import type { Place } from './place.ts'
import { child, options, row } from './testing/rows.ts'

const kinds = (d: ReturnType<typeof differenceOf>) =>
  d.conflicts.map((c) => [c.incoming.row, c.kind, c.child?.id ?? null])

describe('rows that cannot all stand', () => {
  it('two rows of one number are both shown, with and without a child behind it; neither is new', () => {
    const rows = [row(2, { name: '石安安', idNumber: 'X' }), row(3, { name: '石平', idNumber: 'X' })]
    const fresh = differenceOf(rows, [], options)
    expect([kinds(fresh), fresh.added.length]).toEqual([
      [
        [2, 'twice', null],
        [3, 'twice', null],
      ],
      0,
    ])
    const known = differenceOf(rows, [child('a', { name: '石安安', idNumber: 'X' })], options)
    expect(kinds(known)).toEqual([
      [2, 'twice', 'a'],
      [3, 'twice', 'a'],
    ])
    expect(known.missing).toEqual([])
    expect(known.conflicts[0]?.reason).toContain('第 3 行')
  })
  it('the same name and birth date is one child filled in twice, unless numbers or both parents tell them apart', () => {
    const twin = { name: '石安安', birth: '2017-05-01' }
    expect(differenceOf([row(2, twin), row(3, twin)], [], options).conflicts.length).toBe(2)
    expect(
      differenceOf([row(2, { ...twin, idNumber: 'X' }), row(3, { ...twin, idNumber: 'Y' })], [], options).added.length,
    ).toBe(2)
    expect(
      differenceOf(
        [
          row(2, { ...twin, fatherName: '甲', motherName: '乙' }),
          row(3, { ...twin, fatherName: '丙', motherName: '丁' }),
        ],
        [],
        options,
      ).added.length,
    ).toBe(2)
  })
  it('brothers and sisters are neither duplicates nor conflicts', () => {
    const home = { fatherName: '罗大海', motherName: '杨梅', fatherPhones: ['13800000001'], address: '河湾村3组' }
    const d = differenceOf(
      [
        row(2, { name: '罗小禾', birth: '2016-01-01', ...home }),
        row(3, { name: '罗小满', birth: '2016-01-01', ...home }),
      ],
      [child('a', { name: '罗小麦', birth: '2014-02-02', ...home })],
      options,
    )
    expect([d.added.length, d.conflicts.length, d.likely.length]).toEqual([2, 0, 0])
  })
})

describe('what needs a look', () => {
  it('one number under another name is a conflict, also where the birth dates agree', () => {
    const register = [child('a', { name: '罗小禾', birth: '2016-01-01', idNumber: 'X' })]
    expect(
      kinds(differenceOf([row(2, { name: '罗小满', birth: '2016-01-01', idNumber: 'X' })], register, options)),
    ).toEqual([[2, 'number', 'a']])
  })
  it('name and class match alone, but not against birth date, sex or parents', () => {
    const register = [
      child('a', { name: '石安安', birth: '2017-05-01', sex: 'female', fatherName: '石建国', motherName: '吴小英' }),
    ]
    const same = { name: '石安安', grade: 3, label: '1' }
    expect(differenceOf([row(2, same)], register, options).unchanged.length).toBe(1)
    for (const against of [
      { birth: '2017-06-01' },
      { sex: 'male' as const },
      { fatherName: '石富贵', motherName: '向兰' },
      { fatherName: '石富贵' },
    ])
      expect(kinds(differenceOf([row(2, { ...same, ...against })], register, options))).toEqual([[2, 'doubtful', 'a']])
    // One parent spelled another way beside the other parent is a correction.
    expect(
      differenceOf([row(2, { ...same, fatherName: '石建囯', motherName: '吴小英' })], register, options).changed.length,
    ).toBe(1)
  })
  it('a birth date mended beside both parents is a change, not another child', () => {
    const home = { name: '石安安', fatherName: '石建国', motherName: '吴小英' }
    const d = differenceOf(
      [row(2, { ...home, birth: '2017-05-11' })],
      [child('a', { ...home, birth: '2017-05-01' })],
      options,
    )
    expect(d.changed[0]?.changes).toEqual([{ field: 'birth', from: '2017-05-01', to: '2017-05-11' }])
  })
  it('in autumn a child without any number is found in last year’s class, one grade below', () => {
    const register = [child('a', { name: '石安安', grade: 3, label: '1' }, '2026-02-23')]
    const rows = [row(2, { name: '石安安', grade: 4, label: '1' })]
    expect(differenceOf(rows, register, options).changed.map((c) => c.child.id)).toEqual(['a'])
    expect(differenceOf(rows, register, { ...options, autumn: false }).added.length).toBe(1)
  })
})

describe('files of other places', () => {
  const there = child('z', {
    name: '石安安',
    birth: '2017-05-01',
    idNumber: 'X',
    fatherName: '石建国',
    address: '大坪村9组',
  })
  const over = (says: { name: string; birth?: string; idNumber?: string }, by: 'id' | 'name-birth') => {
    const rows = [row(2, says)]
    return withElsewhere(differenceOf(rows, [], options), new Map([['!2', { child: there, by, others: 0 }]]))
  }
  it('the same number and name is a transfer, no new child; another name is a conflict', () => {
    const moved = over({ name: '石安安', idNumber: 'X' }, 'id')
    expect([moved.added.length, moved.transfers.map((t) => t.child.id)]).toEqual([0, ['z']])
    const wrong = over({ name: '潘月', idNumber: 'X' }, 'id')
    expect([wrong.added.length, kinds(wrong)]).toEqual([0, [[2, 'elsewhere', null]]])
  })
  it('the same name and birth date is offered as likely; another number says no', () => {
    const alike = over({ name: '石安安', birth: '2017-05-01' }, 'name-birth')
    expect([alike.added.length, alike.likely[0]?.candidates]).toEqual([
      1,
      [{ child: null, reasons: ['县里另一处已有同名、同出生日期的档案'] }],
    ])
    expect(over({ name: '石安安', birth: '2017-05-01', idNumber: 'Y' }, 'name-birth').likely).toEqual([])
  })
  it('no sentence tells anything that stands in the other place’s file', () => {
    const said = JSON.stringify([
      over({ name: '潘月', idNumber: 'X' }, 'id').conflicts.map((c) => c.reason),
      over({ name: '石安安', idNumber: 'X' }, 'id').transfers.map((t) => t.because),
      over({ name: '石安安', birth: '2017-05-01' }, 'name-birth').likely.map((l) => l.candidates),
    ])
    for (const secret of ['石建国', '大坪村', '三(1)班', '2017']) expect(said).not.toContain(secret)
  })
})

it('each row stands in exactly one of new, changed, unchanged, conflicts, whatever the order', () => {
  const people = fc.array(
    fc.record(
      {
        name: fc.constantFrom('石安安', '罗小禾', '龙巧'),
        birth: fc.constantFrom('2016-01-01', '2017-05-01'),
        idNumber: fc.constantFrom('X', 'Y', 'Z'),
        fatherName: fc.constantFrom('甲', '乙'),
        grade: fc.constantFrom(3, 4),
      },
      { requiredKeys: ['name'] },
    ),
    { maxLength: 7 },
  )
  fc.assert(
    fc.property(people, people, (held, listed) => {
      const register = held.map((p, i) => child(`c${i}`, p))
      const rows = listed.map((p, i) => row(i + 2, p))
      const told = (d: ReturnType<typeof differenceOf>) => ({
        added: d.added.map((i) => i.key).sort(),
        matched: [...d.changed, ...d.unchanged].map((c) => `${c.incoming.key} ${c.child.id}`).sort(),
        conflicts: d.conflicts.map((c) => `${c.incoming.key} ${c.kind} ${c.child?.id ?? ''}`).sort(),
        missing: d.missing.map((m) => m.child.id).sort(),
      })
      const one = told(differenceOf(rows, register, options))
      expect(told(differenceOf([...rows].reverse(), [...register].reverse(), options))).toEqual(one)
      expect(one.added.length + one.matched.length + one.conflicts.length).toBe(rows.length)
      // No child is found by two rows.
      const children = one.matched.map((m) => m.split(' ')[1])
      expect(new Set(children).size).toBe(children.length)
    }),
  )
})

describe('villages', () => {
  const place = (id: number, name: string, aliases: string[] = []) =>
    ({ id, kind: 'village', code: String(id), name, aliases }) as unknown as Place
  const villages = [place(1, '石桥村'), place(2, '河湾村', ['枫木']), place(3, '大坪村')]
  it('an address that names two villages equally is matched to neither', () => {
    expect(matchVillage('河湾村石桥村2组', villages)).toEqual({ village: null, tie: true })
    expect(matchVillage('石桥村河湾2组', villages).village?.id).toBe(1)
    expect(matchVillage('别处', villages)).toEqual({ village: null, tie: false })
  })
  it('a village that is no more is named, not guessed; one of the same name in use goes before', () => {
    const stopped = (id: number, name: string) => ({ ...place(id, name), closed: true })
    const old = stopped(4, '石门坎村')
    const all = [...villages, place(5, '石门村'), old, stopped(6, '大坪村')]
    expect(matchVillage('石门坎村3组', all)).toEqual({ village: null, tie: false, stopped: old })
    expect(matchVillage('青石镇石门坎3组', all).village).toBe(null)
    expect(matchVillage('石门村3组', all).village?.id).toBe(5)
    expect(matchVillage('大坪村1组', all).village?.id).toBe(3)
    // Somebody said once which village it is now.
    expect(matchVillage('石门坎村3组', [...all, place(7, '新民村', ['石门坎村'])]).village?.id).toBe(7)
  })
  it.each(['石门坎村3组', '石门新寨村', '大河湾村2组', '青石镇上河湾村', '小石桥村'])(
    'another village whose name holds this one’s is not it: %s',
    (address) => {
      expect(matchVillage(address, [...villages, place(5, '石门村')]).village).toBe(null)
    },
  )
  it.each([
    '石门3组',
    '石门村民组',
    '石门村委会',
    '石门自然村',
    '青石镇石门',
    '石门街上组',
    '青石石门村',
    '石门村小学旁',
  ])('what stands around a name and changes nothing: %s', (address) => {
    expect(matchVillage(address, [place(5, '石门村')]).village?.id).toBe(5)
  })
  it('what is remembered of an address is its part for the village', () => {
    expect(
      ['青石镇枫木树4组', '贵州省云岭县青石镇油坊村三组12号', '老屋寨', '河东社区2栋', '3组', '河湾村石桥村2组'].map(
        (a) => villageAlias(a, ['云岭县', '青石镇']),
      ),
    ).toEqual(['枫木树', '油坊村', '老屋寨', '河东社区', null, '河湾村石桥村'])
    expect(matchVillage('枫木4组', villages).village?.id).toBe(2)
  })
})
