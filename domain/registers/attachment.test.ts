import { expect, it } from 'vitest'
import { standingOf } from '../entries/legal-basis.ts'
import { photoLacks } from './attachment.ts'

const TODAY = '2026-11-24'
const said = (by: string[], birth: string | null, until = '2027-07-31') =>
  photoLacks(standingOf([{ id: 'a', by, from: '2026-09-01', until }], birth, TODAY))

it('a picture of a child wants a guardian’s yes that holds, from fourteen the child’s own beside it (law Art. 31)', () => {
  expect(photoLacks(standingOf([], '2017-05-01', TODAY))).toBe('家里还没有同意拍照')
  expect(said(['father'], '2017-05-01')).toBeNull()
  expect(said(['father'], '2017-05-01', '2026-11-23')).toBe('拍照的同意2026年11月23日到期了')
  expect(said(['child'], '2017-05-01')).toBe('还差监护人同意')
  expect(said(['mother'], '2012-03-01')).toBe('满14岁了，还差孩子自己同意')
  expect(said(['mother', 'child'], '2012-03-01')).toBeNull()
  // An unknown age counts as under fourteen.
  expect(said(['guardian'], null)).toBeNull()
})
