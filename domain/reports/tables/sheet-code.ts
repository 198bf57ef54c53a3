import { isCivilDate } from '../../kit/dates.ts'
import { TABLE_KEYS, type TableKey } from './define-table.ts'

/** Which table of which place, term and day a sheet holds, and under which version of the county's form (0: as the system reads it). */
export type SheetIdentity = { table: TableKey; place: string; term: string; at: string; form: number }

const BEFORE = '读回编号：'
const BEHIND = '（改数、填数后交回，请留着这一行）'

/** The line at the foot of a sheet by which it is known again when it comes back (decision 068). */
export const sheetCode = ({ table, place, term, at, form }: SheetIdentity): string =>
  `${BEFORE}${[table, term, at, form, place].join('/')}${BEHIND}`

/** What a cell's text says of its sheet; null: nothing, or a line that was changed. */
export const identityIn = (text: string): SheetIdentity | null => {
  const start = text.indexOf(BEFORE)
  if (start < 0) return null
  const [key = '', term = '', at = '', form = '', ...rest] = text
    .slice(start + BEFORE.length)
    .replace(/（改数[^（]*$/, '')
    .trim()
    .split('/')
  // A place's code may hold the sign that parts the rest.
  const place = rest.join('/')
  const table = TABLE_KEYS.find((one) => one === key)
  if (!table || place === '' || term === '' || !isCivilDate(at) || !/^\d{1,5}$/.test(form)) return null
  return { table, place, term, at, form: Number(form) }
}
