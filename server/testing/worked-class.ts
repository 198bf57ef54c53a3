import { carerOf, type ListRow, listOf } from './worked-list.ts'

/**
 * A boarding class of forty (S3, S5): 26 with parents away (65.0 %), both of 20 and one of 6; grandparents look after 15, aunts after 3, teachers
 * after 2, the mother at home after 6: 26. Of the 26 board 22.
 */
const carer = (no: number) => (no < 15 ? '奶奶' : no < 18 ? '姑姑' : no < 20 ? '老师' : '母亲')

/** Six of the 26 have their birthday between September and the end of the year, and one of the others. */
const BIRTHS: Record<number, string> = {
  0: '2016-09-15',
  1: '2016-10-10',
  2: '2016-10-31',
  3: '2016-11-05',
  4: '2016-12-02',
  5: '2016-12-20',
  30: '2016-10-12',
}

const row = (no: number): ListRow => ({
  no,
  class: '三(1)班',
  birth: BIRTHS[no] ?? `2017-0${(no % 8) + 1}-11`,
  away: no < 20 ? 'both' : no < 26 ? 'one' : 'none',
  carer: carerOf(no, carer(no)),
  boards: no < 22 || (no >= 26 && no < 34),
})

export const CLASS_LIST = listOf(Array.from({ length: 40 }, (_, no) => row(no)))

/** Evenings before a school day from 1 to 30 December: 3 + 5 + 5 + 5 + 4 = 22 (no school on 1 January). */
export const NIGHTS = [1, 2, 3, 6, 7, 8, 9, 10, 13, 14, 15, 16, 17, 20, 21, 22, 23, 24, 27, 28, 29, 30].map(
  (day) => `2026-12-${String(day).padStart(2, '0')}`,
)
/** Two of them nobody wrote down. */
export const NIGHTS_LOST = ['2026-12-13', '2026-12-27']
