import { classLabel, type GradeClass, plain, readGradeClass } from '../../../domain/registers/class-name.ts'
import { simplify } from '../headings/simplify.ts'
import { isNothing } from './empty.ts'

/** What stands in a row's columns 年级, 班级 and 年级班级 (empty texts where there is none). */
export type GradeTexts = { grade: string; class: string; both: string }
/** What titles and the sheet's name say; `school` and `at` turn a year of entry (2023级) into a grade. */
export type GradeAround = { grade: number | null; label: string | null; school: string | null; at: string }
export type ReadGrade = GradeClass & { unreadable: keyof GradeTexts | null }

/** Grade and class of one row: its own column first, then the class's text, then the title above or the sheet's name. */
export const readGrade = (written: GradeTexts, around: GradeAround): ReadGrade => {
  const texts = { grade: inChinese(written.grade), class: inChinese(written.class), both: inChinese(written.both) }
  const read = (text: string): GradeClass | null =>
    isNothing(text) ? null : readGradeClass(yearOfEntry(wholeNumber(text), around))
  const own = read(texts.grade)
  const both = read(texts.both)
  const named = isNothing(texts.class)
    ? null
    : classOf(yearOfEntry(wholeNumber(texts.class), around), own?.grade ?? both?.grade ?? null)
  const grade = own?.grade ?? named?.grade ?? both?.grade ?? around.grade
  // 二班 where grade and class were asked for: the class at least.
  const alone =
    both && both.grade === null
      ? (/^[(]?([一二三四五六七八九\d]{1,2})[)]?班$/.exec(plain(texts.both))?.[1] ?? null)
      : null
  const label =
    named?.label ??
    both?.label ??
    (alone === null ? null : classLabel(alone)) ??
    own?.label ??
    (isNothing(texts.class) ? around.label : null)
  const unreadable =
    own && own.grade === null
      ? 'grade'
      : grade === null && both
        ? 'both'
        : grade === null && !own && /学前|幼|^[大中小]班$|高[一二三中]|级/.test(simplify(plain(texts.class)))
          ? 'class'
          : null
  return { grade, label, unreadable }
}

/** Grade 3, Class 2, Grade 3 Class 2, Primary 3. */
const inChinese = (text: string): string =>
  /[a-z]{2}/i.test(text)
    ? text
        .replace(/(?:grade|primary|year)\s*([1-9])(?!\d)/i, '$1年级')
        .replace(/(?:class|cls)\s*(\d{1,2}|[A-H])(?![A-Za-z\d])/i, '$1班')
    : text

/** 3.0, as a number column leaves it in a text file. */
const wholeNumber = (text: string): string => text.replace(/^\s*(\d{1,4})\.0+\s*$/, '$1')

/** A class column: 五（1）班 names both; 2 or 二班 or 实验班 names the class only. */
const classOf = (text: string, gradeKnown: number | null): GradeClass => {
  const t = plain(text)
  // 0301 and 301 beside 三年级 say the grade once more.
  const padded = /^0([1-9]\d{2}班?)$/.exec(t)?.[1]
  if (/^[(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)]?班?$/.test(t)) {
    // 31 or 三2 beside no grade column is grade and class; a lone small number is the class.
    if (gradeKnown === null && /^[一二三四五六七八九]\d$|^[一二三四五六七八九]{2}班$/.test(t)) return readGradeClass(t)
    return { grade: null, label: classLabel(t) }
  }
  const read = readGradeClass(padded ?? t)
  return read.grade !== null ? read : { grade: null, label: classLabel(t) }
}

/** 2023级（1）班 → 3年级（1）班 at a day of the school year 2025—2026; a junior school counts from seven. */
export const yearOfEntry = (text: string, around: { school: string | null; at: string }): string =>
  plain(text)
    .replace(/屆/g, '届')
    .replace(/^小學/, '小学')
    .replace(/^((?:小学|初中)?)(20\d{2})[级届]/, (whole, kind: string, year: string) => {
      if (whole.endsWith('届')) return whole
      const schoolYear = Number(around.at.slice(0, 4)) - (around.at.slice(5, 7) >= '08' ? 0 : 1)
      const junior = kind === '初中' || (kind === '' && /中学|初中|附中/.test(around.school ?? ''))
      const years = schoolYear - Number(year) + 1
      return years >= 1 && years <= (junior ? 3 : 9) ? `${years + (junior ? 6 : 0)}年级` : whole
    })
