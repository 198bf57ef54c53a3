import { addDays } from '../../../domain/kit/dates.ts'
import type { RawCell } from './grid.ts'

/** 2200-12-31 as a day count: a number far from any birth (20150411) only wears the format. */
const LAST = 109_940

/** A day count under a date's format, with the precision that the format shows: 2015年3月 stands for no first of March. */
export const dateCell = (serial: number, shown: 'day' | 'month', from1904: boolean): RawCell => {
  if (serial < 1 || serial > LAST) return serial
  const day = Math.floor(serial)
  // The calendar from 1900 holds a 29 February 1900 that never was.
  const date = from1904 ? addDays('1904-01-01', day) : addDays(day < 60 ? '1899-12-31' : '1899-12-30', day)
  return { date: shown === 'month' ? date.slice(0, 7) : date }
}
