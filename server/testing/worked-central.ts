import { carerOf, type ListRow, listOf } from './worked-list.ts'

/** Two schools of a township (S2A): 120 pupils and 80, of whom 30 (25.0 %) and 40 (50.0 %) left behind: 70 of 200, 35.0 %. */
const rows = (from: number, n: number, away: number, classOf: (i: number) => string): ListRow[] =>
  Array.from({ length: n }, (_, i) => ({
    no: from + i,
    class: classOf(i),
    away: i < away ? 'both' : 'none',
    carer: carerOf(from + i, i < away ? '奶奶' : '母亲'),
  }))

/** The first 30 numbers of the one and the first 40 of the other (120–159) are left behind. */
export const CENTRAL_LISTS = {
  S1: listOf(rows(0, 120, 30, (i) => (i % 2 === 0 ? '三(1)班' : '三(2)班'))),
  S2: listOf(rows(120, 80, 40, () => '三(1)班')),
}
export const CENTRAL_ROLLS = { C31: 60, C32: 60, D31: 80 }

/** Mondays and Wednesdays from 1 to 24 June: eight noons; the seventh was not held. */
export const NOONS = ['01', '03', '08', '10', '15', '17', '22', '24'].map((day) => `2026-06-${day}`)
export const NOON_LOST = '2026-06-22'
