import { classLabel } from '../../domain/registers/class-name.ts'
import { classifyRow, filledTexts } from './classify-row.ts'
import type { Column } from './column.ts'
import type { Grid, RawCell } from './files/grid.ts'
import type { Header } from './find-headers.ts'
import { gradeClassIn, schoolIn } from './values/title.ts'

/** What titles, signatures and the sheet's name say of the rows below or above them. */
export type Place = { school: string | null; grade: number | null; label: string | null }

const CLASS_APART = /班[级級別别]\s*[:：]?\s*[(（]?(\d{1,2}|[一二三四五六七八九十]{1,2})[)）]?班?(?=\s|$)/

/** School, grade and class as a title (or a sheet's name) gives them; what it does not name stays as it was. */
export const surroundings = (text: string, before: Place, at: string): Place => {
  const school = schoolIn(text)
  const placed = gradeClassIn(school ? text.replace(school, '') : text, { school: school ?? before.school, at })
  // 年级 | 四年级 | 班级 | 2班, each in a cell of its own.
  placed.label ??= classLabel(CLASS_APART.exec(text)?.[1] ?? '')
  return {
    ...before,
    school: school ?? before.school,
    ...(placed.grade === null && placed.label === null
      ? {}
      : { grade: placed.grade ?? before.grade, label: placed.label }),
  }
}

const SIGNED_BY = /(?:填报|填表|报送|上报|填報)[单單]位|^(?:学校|單位|单位)/

/** 填报单位：青石小学 below the children of one header names their school where no title does. */
export const signedSchool = (grid: Grid, header: Header, end: number): string | null => {
  for (let r = header.to + 1; r < end; r++) {
    const text = filledTexts(grid.rows[r]).join(' ')
    if (SIGNED_BY.test(text) && classifyRow(grid.rows[r], { aboveHeader: false }) === 'footer') return schoolIn(text)
  }
  return null
}

/** The cells that stand under one of several lists side by side. */
export const cellsUnder = (row: readonly RawCell[] | undefined, columns: readonly Column[]): RawCell[] => {
  const from = columns[0]?.column ?? 0
  return (row ?? []).map((cell, c) => (c >= from && c < from + columns.length ? cell : null))
}

/** The lists of one header, each with what the line above says of it where it speaks to several: 三（1）班 | 三（2）班. */
export const placesBeside = (
  grid: Grid,
  header: Header,
  around: Place,
  at: string,
): { columns: Column[]; place: Place | null }[] => {
  const above = header.tables.map((table) => filledTexts(cellsUnder(grid.rows[header.from - 1], table)).join(' '))
  const each = above.filter((text) => text !== '').length > 1
  return header.tables.map((columns, i) => ({
    columns,
    place: each ? surroundings(above[i] ?? '', around, at) : null,
  }))
}
