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
    .replace(/[\s'"‘’“”`´.。·,，:：_=-]/g, '')
    .replace(/O/g, '0')
    .replace(/[×✕Х]$/, 'X')

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

/** What a number lost in Excel keeps: its value, and how far the true number may lie from it. */
type Remains = { value: number; within: number }

/** 5.22699201504112E+17 as text, or a cell that holds a number: fifteen digits survive at most. */
const remainsOf = (cell: RawCell | undefined, text: string): Remains | null => {
  const sci = /^(\d)(?:\.(\d+))?E\+?(\d{1,3})$/i.exec(text.normalize('NFKC').replace(/\s/g, ''))
  if (sci) {
    const exponent = Number(sci[3])
    return { value: Number(`${sci[1]}.${sci[2] ?? 0}e${exponent}`), within: 10 ** (exponent - (sci[2] ?? '').length) }
  }
  return typeof cell === 'number' && cell >= 1e15 ? { value: cell, within: 1000 } : null
}

/** Cut off or rounded to what remains. */
const agrees = (id: string, { value, within }: Remains): boolean => {
  const lost = Number(id.replace('X', '0')) - value
  return lost >= -within / 2 && lost < within
}

/** 身份证：5226…, 5226…（户口本）: the one number of the right shape that a cell with words holds. */
const numberAmongWords = (text: string): string | null => {
  const words = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\s/g, '')
    .split(/[^0-9X]+/)
    .filter((w) => /\d/.test(w))
  return words.length === 1 && isIdShape(words[0] ?? '') ? (words[0] ?? null) : null
}

/** One ID cell beside its row's 学籍号, by the rules of the rosters: kept, reported, repaired or empty. */
export const readId = (cell: RawCell | undefined, studentNo: string | null): ReadId => {
  const text = cellText(cell)
  const inside = idInside(studentNo)
  if (isNothing(text)) return inside ? { id: inside, issues: ['id-repaired'] } : { id: null, issues: [] }
  const remains = remainsOf(cell, text)
  if (remains !== null)
    return inside && agrees(inside, remains)
      ? { id: inside, issues: ['id-repaired'] }
      : { id: null, issues: ['id-scientific'] }
  const clean = cleanNumber(text)
  const id = isIdShape(clean) ? clean : numberAmongWords(text)
  if (id === null) {
    if (!/\d/.test(clean)) return inside ? { id: inside, issues: ['id-repaired'] } : { id: null, issues: [] }
    return { id: null, issues: ['id-length'] }
  }
  if (isValidId(id)) return { id, issues: [] }
  // Text that ends in 000 and agrees with the 学籍号 up to there was a number once.
  if (id.endsWith('000') && inside?.startsWith(id.slice(0, 15))) return { id: inside, issues: ['id-repaired'] }
  return { id, issues: ['id-checksum'] }
}
