import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cluesOf, type HouseholdClues, households } from './household.ts'
import { flat } from './testing/rows.ts'

const homes = (...children: Parameters<typeof flat>[0][]) => [
  ...households(children.map((more, i) => cluesOf(String(i), flat(more), null))).values(),
]
const CARER = { carerName: '何秀英', carerPhones: ['13800000009'] }

it('brothers and sisters share parents in one village, or one of the family by name and phone', () => {
  const parents = { fatherName: '罗大海', motherName: '杨梅', villageId: 5 }
  expect(homes(parents, parents)).toEqual(['0', '0'])
  expect(homes(parents, { ...parents, villageId: 6 })).toEqual(['0', '1'])
  const granny = { ...CARER, carerKind: 'grandparents', carerRelation: 'grandmother' } as const
  expect(homes(granny, granny)).toEqual(['0', '0'])
})

it('a teacher who looks after many pupils makes no household of them, with whosever name the number stands', () => {
  const teacher = { ...CARER, carerKind: 'teachers', carerRelation: 'teacher' } as const
  expect(homes(teacher, teacher, teacher)).toEqual(['0', '1', '2'])
  const byKind = { ...CARER, carerKind: 'teachers' } as const
  expect(homes(byKind, byKind)).toEqual(['0', '1'])
  expect(homes({ ...teacher, fatherName: '王伟' }, { ...teacher, fatherName: '王伟' })).toEqual(['0', '1'])
})

/** Two by two, as the rule says it. */
const together = (a: HouseholdClues, b: HouseholdClues): boolean => {
  const names = ({ fatherName, motherName, carerName }: HouseholdClues) => [fatherName, motherName, carerName]
  const parents =
    a.fatherName && a.motherName && a.villageId !== null
      ? a.fatherName === b.fatherName && a.motherName === b.motherName && a.villageId === b.villageId
      : false
  const named = names(a).some((name) => name && names(b).includes(name))
  return (
    (a.householdId !== null && a.householdId === b.householdId) ||
    parents ||
    (named && a.phones.some((phone) => b.phones.includes(phone)))
  )
}

it('any children: those of one household are those whom the clues tie together, however long the chain', () => {
  const few = <T>(...of: T[]) => fc.constantFrom(null, ...of)
  const clues = fc.record({
    fatherName: few('罗大海', '石建国', '龙长贵'),
    motherName: few('杨梅', '吴小英'),
    carerName: few('何秀英', '石老根'),
    phones: fc.subarray(['1', '2', '3', '4', '5']),
    villageId: few(5, 6),
    householdId: few('h1', 'h2'),
  })
  fc.assert(
    fc.property(fc.array(clues, { maxLength: 12 }), (list) => {
      const children = list.map((c, i): HouseholdClues => ({ id: String(i), ...c }))
      const found = households(children)
      const open = new Set(children)
      for (const begin of children) {
        if (!open.delete(begin)) continue
        const home = [begin]
        for (const one of home)
          for (const other of open) if (together(one, other) && open.delete(other)) home.push(other)
        // Who has a household keeps it; the others take the first that was given, or the first child's own.
        const given = children.find((c) => home.includes(c) && c.householdId)?.householdId ?? begin.id
        for (const one of home) expect(found.get(one.id)).toBe(one.householdId ?? given)
      }
    }),
    { numRuns: 500 },
  )
})
