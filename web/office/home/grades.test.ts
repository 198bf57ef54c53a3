import { expect, it } from 'vitest'
import { byGrade, type PictureRow } from './grades.ts'

const row = (grade: number | null, children: number, cells: PictureRow['cells']): PictureRow => ({
  key: `${grade}-${children}`,
  childId: null,
  code: 'C',
  grade,
  name: '一(1)班',
  own: grade === null,
  headTeacher: null,
  children,
  cells,
})

it('classes of a grade together: numbers add up, the most pressing mark stands', () => {
  const [first, second, place] = byGrade([
    row(1, 5, [{ column: 'a', state: 'met', owed: 5, met: 5 }]),
    row(1, 6, [{ column: 'a', state: 'missed', owed: 6, met: 4 }]),
    row(2, 7, []),
    row(null, 0, [{ column: 'b', state: 'open', owed: 1, met: 0 }]),
  ])
  expect(first).toMatchObject({ grade: 1, children: 11, cells: [{ column: 'a', state: 'missed', owed: 11, met: 9 }] })
  expect(second).toMatchObject({ grade: 2, children: 7, cells: [] })
  expect(place).toMatchObject({ grade: null, cells: [{ column: 'b', state: 'open' }] })
})
