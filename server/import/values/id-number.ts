import { isIdShape, isValidId } from '../../../domain/kit/identity/id-number.ts'
import type { RawCell } from '../files/grid.ts'
import { cellText } from '../files/grid.ts'
import { isNothing } from './empty.ts'

export type ReadId = { id: string | null; issues: ('id-checksum' | 'id-length' | 'id-scientific' | 'id-repaired')[] }

/** Full-width, spaces, quotes, dots and lower-case x cleaned; letter O read as zero. */
export const cleanNumber = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s'"‘’“”`´.·,，:：_=-]/g, '')
    .replace(/[OＯ]/g, '0')

/** 学籍号: upper case, nothing but letters and digits (O stays a letter only if it leads, which no number does). */
export const readStudentNo = (text: string): string | null => {
  if (isNothing(text)) return null
  const clean = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
  return clean === '' ? null : clean
}

/** The ID that a 学籍号 of kind G or L carries, when its check digit is right (dossier §8). */
const idInside = (studentNo: string | null): string | null => {
  const found = /^[GL](\d{17}[\dX])$/.exec(studentNo ?? '')?.[1] ?? null
  return found !== null && isValidId(found) ? found : null
}

/** The digits that survived: 5.22699201504112E+17 and numbers cut to 15 digits lose their tail. */
const survivors = (cell: RawCell | undefined, text: string): string | null => {
  const sci = /^(\d)(?:\.(\d+))?E\+?(\d{1,2})$/i.exec(text.normalize('NFKC').replace(/\s/g, ''))
  if (sci) return `${sci[1]}${(sci[2] ?? '').replace(/0+$/, '')}`
  if (typeof cell === 'number' && cell >= 1e15) return String(BigInt(Math.round(cell))).slice(0, 15)
  return null
}

/** One ID cell beside its row's 学籍号, by the rules of the rosters: kept, reported, repaired or empty. */
export const readId = (cell: RawCell | undefined, studentNo: string | null): ReadId => {
  const text = cellText(cell)
  const inside = idInside(studentNo)
  if (isNothing(text)) return inside ? { id: inside, issues: ['id-repaired'] } : { id: null, issues: [] }
  const left = survivors(cell, text)
  if (left !== null)
    return inside?.startsWith(left) ? { id: inside, issues: ['id-repaired'] } : { id: null, issues: ['id-scientific'] }
  const clean = cleanNumber(text)
  if (!isIdShape(clean)) {
    if (!/\d/.test(clean)) return inside ? { id: inside, issues: ['id-repaired'] } : { id: null, issues: [] }
    return { id: null, issues: ['id-length'] }
  }
  if (isValidId(clean)) return { id: clean, issues: [] }
  // Text that ends in 000 and agrees with the 学籍号 up to there was a number once.
  if (clean.endsWith('000') && inside?.startsWith(clean.slice(0, 15))) return { id: inside, issues: ['id-repaired'] }
  return { id: clean, issues: ['id-checksum'] }
}
