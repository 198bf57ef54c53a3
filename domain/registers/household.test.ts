import { expect, it } from 'vitest'
import { cluesOf, households } from './household.ts'
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
