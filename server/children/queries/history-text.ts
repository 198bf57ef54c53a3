import { BIRTHDAY_WORDS, type BirthdayBy } from '../../../domain/registers/birthday.ts'
import { RELATION_NAMES } from '../../../domain/registers/child.ts'
import type { Relation } from '../../../domain/registers/child-facts.ts'
import { classTitle } from '../../../domain/registers/place.ts'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import type { HistoryRow } from '../db/child-file.ts'

const TITLES: Record<string, string> = {
  name: '姓名',
  sex: '性别',
  birth: '出生日期',
  birthday_by: '生日怎么过',
  student_no_sealed: '学籍号',
  id_sealed: '身份证号',
  ethnicity: '民族',
  hukou: '户口',
  address: '住址',
  boarder: '住宿',
  status: '状态',
  grade: '年级',
  village_id: '村',
  class_id: '班',
  father_state: '父亲',
  father_place: '父亲在外地点',
  father_since: '父亲外出时间',
  father_incapable: '父亲能不能照看',
  mother_state: '母亲',
  mother_place: '母亲在外地点',
  mother_since: '母亲外出时间',
  mother_incapable: '母亲能不能照看',
  care_kind: '照看方式',
  care_relation: '与照看人关系',
  phones_masked: '电话',
  relation_text: '关系',
  seen_on: '最近见到',
}
const WORDS: Record<string, string> = {
  home: '在家',
  away: '外出',
  listed: '名单未写明',
  dead: '去世',
  lost: '联系不上',
  prison: '服刑',
  unknown: '不详',
  none: '没有登记',
  other: '其他',
  enrolled: '在校',
  village: '在村',
  left: '离开',
  grandparents: '祖辈',
  relatives: '亲属',
  teachers: '教师',
  parent: '父母',
  alone: '独居',
  rural: '农村',
  urban: '城镇',
  male: '男',
  female: '女',
  true: '寄宿',
  false: '走读',
}

/** Whose name, phone or last visit it is. */
const WHOSE = { father: '爸爸', mother: '妈妈', carer: '照看的人' }

const DAY = /^\d{4}-\d{2}-\d{2}$/

const word = (field: string, value: unknown, place: (id: number) => string | null): string => {
  if (value === null || value === undefined || value === '') return '空'
  if (field === 'village_id' || field === 'class_id') return place(Number(value)) ?? '别处'
  if (field === 'grade') return classTitle(Number(value), null)
  if (field === 'birthday_by') return BIRTHDAY_WORDS[value as BirthdayBy] ?? String(value)
  if (field.endsWith('_incapable')) return value ? '不能' : '能'
  if (field === 'care_relation') return RELATION_NAMES[value as Relation] ?? String(value)
  if (Array.isArray(value)) return value.join('、') || '空'
  if (DAY.test(String(value))) return longDate(String(value))
  return WORDS[String(value)] ?? String(value)
}

/** A change in words for the timeline: 父亲 在家 → 外出. Null for changes that nobody reads (closing of spans, seals). */
export const historyText = (row: HistoryRow, place: (id: number) => string | null): string | null => {
  if (row.op === 'ins') return row.tbl === 'child' ? '进了花名册' : null
  if (row.tbl === 'waiver') return null
  const whose = row.part === null ? '' : WHOSE[row.part]
  const parts = Object.entries(row.patch).flatMap(([field, [from, to]]) =>
    // A number is never told, only that there is another one now.
    field === 'household_said'
      ? ['兄弟姐妹核对过']
      : field.endsWith('_sealed')
        ? TITLES[field]
          ? [`${whose}${TITLES[field]}改过`]
          : []
        : TITLES[field] && row.tbl !== 'child_facts'
          ? [`${whose}${TITLES[field]} ${word(field, from, place)} → ${word(field, to, place)}`]
          : TITLES[field] && /^(?:father|mother|care)_/.test(field)
            ? [`${TITLES[field]} ${word(field, from, place)} → ${word(field, to, place)}`]
            : [],
  )
  return parts.length ? parts.join('；') : null
}

type Fields = Record<string, unknown>
const differences = (
  before: Fields,
  after: Fields,
  fields: RegExp,
  place: (id: number) => string | null,
): string | null => {
  const parts = Object.keys(after).flatMap((field) =>
    TITLES[field] && fields.test(field) && (before[field] ?? null) !== (after[field] ?? null)
      ? [`${TITLES[field]} ${word(field, before[field], place)} → ${word(field, after[field], place)}`]
      : [],
  )
  return parts.length ? parts.join('；') : null
}

/** What changed in a family between two spans of facts, in words; the child's own fields stand in the history of its row. */
export const spanText = (before: Fields, after: Fields): string | null =>
  differences(before, after, /^(?:father|mother|care)_/, () => null)

/** What a day to come brings: all that will be different then. */
export const comingText = (before: Fields, after: Fields, place: (id: number) => string | null): string | null =>
  differences(before, after, /./, place)
