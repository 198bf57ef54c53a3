import { ageAt } from '../../domain/kit/dates.ts'
import { birthOfId, isValidId, sexOfId } from '../../domain/kit/identity/id-number.ts'
import { readPhones } from '../../domain/kit/identity/phone.ts'
import type { Cells } from './cells.ts'
import type { Column } from './column.ts'
import { cellText, type RawCell } from './files/grid.ts'
import type { Field } from './headings/fields.ts'
import { simplify } from './headings/simplify.ts'
import type { ChildReading, Doubt, IssueCode } from './reading.ts'
import { readChildName } from './values/child-name.ts'
import { classText } from './values/class-cell.ts'
import { readDate } from './values/date.ts'
import { isNothing, tickOf } from './values/empty.ts'
import { readFamily } from './values/family.ts'
import { readGrade } from './values/grade.ts'
import { readId, readStudentNo } from './values/id-number.ts'
import { type Leaving, readLeaving, readStanding } from './values/leaving.ts'
import { withMembers } from './values/members.ts'
import { readName } from './values/name.ts'
import { schoolText } from './values/school-cell.ts'
import { readAddressPart, readAge, readBoarder, readHukou, readSex } from './values/simple.ts'
import { gradeClassIn, schoolIn } from './values/title.ts'
import { numbersOf } from './values/whose-number.ts'

/** What stands around the row: school, grade and class from titles and the sheet's name. */
export type Surroundings = {
  school: string | null
  grade: number | null
  label: string | null
  sheet: string
  at: string
}

const DIVISION = /\/[省市县区](?:[/（(].*)?$/

/** The columns by what they mean: the same for every row below one head, and asked twenty times a row. */
type SortedOut = { spare: readonly Column[]; byField: ReadonlyMap<Field | null, readonly Column[]> }
const SORTED_OUT = new WeakMap<readonly Column[], SortedOut>()
const NO_COLUMNS: readonly Column[] = []
const sortedOut = (columns: readonly Column[]): SortedOut => {
  const known = SORTED_OUT.get(columns)
  if (known) return known
  const made = { spare: columns.filter((c) => c.spare), byField: Map.groupBy(columns, (c) => c.field) }
  SORTED_OUT.set(columns, made)
  return made
}

/** A row's cells by meaning, 同上 and merges already filled. */
export const cellsOf = (row: readonly RawCell[], columns: readonly Column[]): Cells => {
  const { spare, byField } = sortedOut(columns)
  const read: string[] = []
  const textAt = (column: number): string => {
    read[column] ??= cellText(row[column])
    return read[column]
  }
  const at = (field: Field) => {
    const own = byField.get(field) ?? NO_COLUMNS
    const said = field !== 'address' || spare.length === 0 || own.some((c) => !isNothing(textAt(c.column)))
    return said ? own : spare
  }
  // 务工单位 无 beside 务工地址 在家: of several columns the first that says something.
  const filledAt = (field: Field): number | null => {
    let first: number | null = null
    for (const { column } of at(field)) {
      const text = textAt(column)
      if (text === '') continue
      if (!isNothing(text)) return column
      first ??= column
    }
    return first
  }
  return {
    raw: (field) => {
      const column = filledAt(field)
      return column === null ? null : (row[column] ?? null)
    },
    text: (field) => {
      const parts = at(field)
      // 省 | 市 | 县 under one 务工地点 are one place.
      if (parts.length > 1 && parts.every((c) => DIVISION.test(c.heading)))
        return parts.map((c) => textAt(c.column)).join('')
      const column = filledAt(field)
      return column === null ? '' : textAt(column)
    },
    texts: (field) => at(field).map((c) => textAt(c.column)),
    has: (field) => at(field).length > 0,
    column: (field) => at(field)[0]?.column,
    heading: (field) => at(field)[0]?.heading ?? '',
    members: () => {
      const found: Partial<Record<Field, string>>[] = []
      for (const { field, column } of columns) {
        if (field === null || !field.startsWith('member')) continue
        const open = found.at(-1)
        const text = textAt(column)
        if (open && open[field] === undefined) open[field] = text
        else found.push({ [field]: text })
      }
      return found
    },
  }
}

/** Whose numbers stand under these. */
const OWNERS: Partial<Record<Field, Parameters<typeof numbersOf>[1]>> = {
  fatherPhone: 'father',
  motherPhone: 'mother',
  parentsPhone: 'parents',
  carerPhone: 'carer',
}

/** Whose letters must be whole: cut ones (U+FFFD) and those of an old font's private area no other machine shows. */
const NAMES: readonly Field[] = ['name', 'fatherName', 'motherName', 'carerName']

/** One child row, by the rules of the rosters. Pure: the same cells give the same reading. */
export const interpretRow = (cells: Cells, around: Surroundings, row: number): ChildReading => {
  const issues = new Map<IssueCode, number | undefined>()
  const report = (code: IssueCode, field: Field) => {
    if (!issues.has(code)) issues.set(code, cells.column(field))
  }
  const { name, aside, two } = readChildName(cells.raw('name'))
  if (name === '' || isNothing(name)) report('name-missing', 'name')
  const studentNo = numberInClass(cells) ? null : readStudentNo(cells.text('studentNo'))
  const read = readId(cells.raw('idNumber'), studentNo)
  for (const code of read.issues) report(code, cells.has('idNumber') ? 'idNumber' : 'studentNo')
  const valid = read.id !== null && isValidId(read.id) ? read.id : null

  const written = writtenSex(cells)
  if (written !== null && valid !== null && written !== sexOfId(valid)) report('sex-conflict', 'sex')
  const birthDate = birth(cells, valid, around.at, report)
  const age = readAge(cells.text('age'))
  const judged = ageAt(birthDate, around.at)
  if (age !== null && judged !== null && Math.abs(age - judged) > 1) report('age-conflict', 'age')

  const inSchool = schoolAndClass(schoolText(cells.text('school')))
  const school = inSchool.school ?? around.school
  const own = {
    grade: classText(cells.text('grade')),
    class: classIn(cells, 'class'),
    both: classIn(cells, 'gradeClass'),
  }
  const named = Object.values(own).every(isNothing)
  const placed = readGrade(named ? { ...own, both: inSchool.rest } : own, { ...around, school })
  if (placed.unreadable) report('grade-unreadable', placed.unreadable === 'both' ? 'gradeClass' : placed.unreadable)
  const phones = (field: Field, texts: string[]) => {
    const all: string[] = []
    for (const text of texts) {
      if (isNothing(text)) continue
      const who = OWNERS[field]
      const own = who ? numbersOf(text, who) : text
      const found = readPhones(own)
      // A number that the cell gives to somebody else is nobody's until a person has looked.
      if (found.invalid || (own !== text && found.phones.length === 0)) report('phone-invalid', field)
      for (const phone of found.phones) if (!all.includes(phone)) all.push(phone)
    }
    return all
  }
  const family = readFamily(withMembers(cells), phones)
  const broken = NAMES.find((field) => /[\ufffd\p{Co}]/u.test(cells.text(field)))
  const brokenAt = broken && cells.column(broken)
  const notes = [isNothing(cells.text('notes')) ? '' : cells.text('notes'), aside].filter((t) => t !== '').join('；')
  const leaving = leavingIn(cells, notes, aside, school)
  const doubts: [Doubt, number | undefined][] = [
    ...(broken === undefined ? [] : [['letter-unreadable', brokenAt] as [Doubt, number | undefined]]),
    ...(two ? [['two-names', cells.column('name')] as [Doubt, number | undefined]] : []),
    ...(leaving ? [['said-left', cells.column(leaving.field)] as [Doubt, number | undefined]] : []),
  ]
  const address = cells.texts('address').map(readAddressPart).join('')
  return {
    sheet: around.sheet,
    row,
    name: isNothing(name) ? '' : name,
    sex: written ?? (valid === null ? null : sexOfId(valid)),
    birthDate,
    idNumber: read.id,
    studentNo,
    school,
    ...(inSchool.school === null && around.school !== null ? { schoolAround: true as const } : {}),
    grade: placed.grade,
    class: placed.label,
    boarder: boarder(cells),
    address: address === '' ? null : address,
    father: family.father,
    mother: family.mother,
    caregiver: family.caregiver,
    leftBehind: null,
    issues: [...issues.keys()].sort(),
    more: {
      ethnicity: isNothing(cells.text('ethnicity')) ? null : cells.text('ethnicity').replace(/\s/g, ''),
      hukou: readHukou(cells.text('hukou')),
      ...family.more,
      careType: isNothing(cells.text('careType')) ? null : cells.text('careType'),
      helper: isNothing(cells.text('helper')) ? null : readName(cells.text('helper')),
      notes: notes === '' ? null : notes,
      left: leaving && { says: leaving.says, to: leaving.to },
      phones: [...new Set([...family.home, ...phones('phone', [cells.text('phone')])])],
      doubts: doubts.map(([doubt]) => doubt),
    },
    issueColumns: {
      ...Object.fromEntries([...issues].filter((e): e is [IssueCode, number] => e[1] !== undefined)),
      ...Object.fromEntries(doubts.filter(([, column]) => column !== undefined)),
    },
  }
}

/** Where a line says that the child has left, and for where: its own column first, then the bracket behind the name, then 备注. */
const leavingIn = (
  cells: Cells,
  notes: string,
  aside: string,
  own: string | null,
): (Leaving & { field: Field; says: string }) | null => {
  const heading = simplify(cells.heading('standing'))
  const standing = cells.text('standing')
  const found: (Leaving & { field: Field; says: string })[] = [
    { ...readStanding(standing, { place: /去向/.test(heading), own }), field: 'standing', says: standing },
    { ...readLeaving(aside), field: 'name', says: aside },
    { ...readLeaving(notes), field: 'notes', says: notes },
  ]
  const left = found.filter((f) => f.left)
  return left.find((f) => f.to !== null) ?? left[0] ?? null
}

/** 學號 1, 2, 3 of Hong Kong's lists is the number in class; no 学籍号 is so short. */
const numberInClass = (cells: Cells): boolean => /^\d{1,3}$/.test(cells.text('studentNo'))

/** A class typed as 3-1, which the spreadsheet took for the first of March. */
const classIn = (cells: Cells, field: 'class' | 'gradeClass'): string => {
  const raw = cells.raw(field)
  const [, month, day] = raw !== null && typeof raw === 'object' ? raw.date.split('-') : []
  return month && day ? `${Number(month)}.${Number(day)}` : classText(cells.text(field))
}

/** 枫林小学, or 枫林小学四年级（1）班, which is the school and a class. */
const schoolAndClass = (text: string): { school: string | null; rest: string } => {
  if (isNothing(text)) return { school: null, rest: '' }
  const packed = text.replace(/\s+/g, '')
  const school = schoolIn(packed)
  const rest = school && packed.startsWith(school) ? packed.slice(school.length) : ''
  return rest !== '' && gradeClassIn(rest).grade !== null ? { school, rest } : { school: packed, rest: '' }
}

const writtenSex = (cells: Cells): 'male' | 'female' | null => {
  const word = readSex(cells.text('sex'))
  if (word) return word
  if (tickOf(cells.text('sexMale')) === true) return 'male'
  if (tickOf(cells.text('sexFemale')) === true) return 'female'
  return null
}

/** The date's one cell; or 年, 月 and 日 in three. */
const dateIn = (cells: Cells): RawCell => {
  const parts = cells.texts('birth').map((t) => t.replace(/[年月日]$/, ''))
  return parts.length > 1 && parts.every((t) => /^(?:\d{1,2}|\d{4})?$/.test(t))
    ? parts.filter((t) => t !== '').join('-')
    : cells.raw('birth')
}

/** Nobody on a list of children is older, not even of those who stay long at school. */
const OLDEST = 30

/** As written and as precisely; a month that the ID agrees with becomes the full day; the written value wins a conflict. */
const birth = (
  cells: Cells,
  valid: string | null,
  at: string,
  report: (code: IssueCode, field: Field) => void,
): string | null => {
  const fromId = valid === null ? null : birthOfId(valid)
  const raw = dateIn(cells)
  const { date, unreadable } = readDate(raw)
  // A number such as 2015.1 may be January or October: the ID decides.
  const october =
    typeof raw === 'number' && /^\d{4}\.1$/.test(String(raw)) && fromId?.startsWith(`${String(raw).slice(0, 4)}-10`)
      ? fromId.slice(0, 7)
      : null
  const written = october ?? date
  // Born tomorrow, or a hundred years ago: no child's day.
  const impossible =
    fromId === null &&
    written !== null &&
    (written > at || Number(at.slice(0, 4)) - Number(written.slice(0, 4)) > OLDEST)
  if (unreadable || impossible) report('date-unreadable', 'birth')
  if (impossible) return null
  if (written === null) return fromId
  if (fromId === null) return written
  if (fromId.startsWith(written)) return fromId
  report('birth-conflict', 'birth')
  return written
}

const boarder = (cells: Cells): boolean | null => {
  const word = readBoarder(cells.text('boarder'))
  if (word !== null) return word
  if (tickOf(cells.text('boarderYes')) === true) return true
  if (tickOf(cells.text('boarderNo')) === true) return false
  if (tickOf(cells.text('boarderYes')) === false) return false
  if (tickOf(cells.text('boarderNo')) === false) return true
  return null
}
