import type { ChildFacts } from './child-facts.ts'
import type { FlatChild } from './roster-child.ts'

/** One thing that two files of a child may say differently. */
type Topic = {
  label: string
  /** What of the flat entry belongs to it: taken together or not at all. */
  fields: readonly (keyof FlatChild)[]
  /** Which dated facts it stands in; without any it holds from no day on. */
  facts?: readonly (keyof ChildFacts)[]
  /** Columns of the register's row or of the family in which it is written, for when it was last changed. */
  columns?: readonly string[]
}

/**
 * What two files are compared by. Phones are no topic: all of both are kept. Where the child is on the roll is none either where one file
 * says that it has gone; the one in which it is here holds (fuse-spans.ts).
 */
export const FILE_TOPICS = {
  name: { label: '姓名', fields: ['name'], columns: ['name'] },
  sex: { label: '性别', fields: ['sex'], facts: ['sex'] },
  birth: { label: '出生日期', fields: ['birth'], facts: ['birth'] },
  birthday: { label: '生日怎么过', fields: ['birthdayBy'], columns: ['birthday_by'] },
  idNumber: { label: '身份证号', fields: ['idNumber'], columns: ['id_sealed'] },
  studentNo: { label: '学籍号', fields: ['studentNo'], columns: ['student_no_sealed'] },
  ethnicity: { label: '民族', fields: ['ethnicity'], columns: ['ethnicity'] },
  hukou: { label: '户口', fields: ['hukou'], facts: ['hukou'] },
  address: { label: '住址', fields: ['address'], columns: ['address'] },
  village: { label: '村', fields: ['villageId'], facts: ['villageId'] },
  class: { label: '学校和班', fields: ['grade', 'label'], facts: ['status', 'schoolId', 'classId', 'grade'] },
  boarder: { label: '住宿', fields: ['boarder'], facts: ['boarder'] },
  fatherName: { label: '父亲姓名', fields: ['fatherName'], columns: ['father_name'] },
  father: {
    label: '父亲在哪',
    fields: ['fatherState', 'fatherPlace', 'fatherSince', 'fatherIncapable'],
    facts: ['fatherState', 'fatherPlace', 'fatherSince', 'fatherIncapable'],
  },
  motherName: { label: '母亲姓名', fields: ['motherName'], columns: ['mother_name'] },
  mother: {
    label: '母亲在哪',
    fields: ['motherState', 'motherPlace', 'motherSince', 'motherIncapable'],
    facts: ['motherState', 'motherPlace', 'motherSince', 'motherIncapable'],
  },
  carer: {
    label: '谁照看',
    fields: ['carerName', 'carerKind', 'carerRelation', 'carerRelationText'],
    facts: ['careKind', 'careRelation'],
  },
} as const satisfies Record<string, Topic>

export type FileTopic = keyof typeof FILE_TOPICS
export const FILE_TOPIC_KEYS = Object.keys(FILE_TOPICS) as [FileTopic, ...FileTopic[]]
export const fileTopic = (key: FileTopic): Topic => FILE_TOPICS[key]

const NOTHING: ReadonlySet<unknown> = new Set([null, undefined, '', 'unknown', 'none', 'listed'])
/** Does the entry say anything of it? */
export const saysOf = (flat: FlatChild, key: FileTopic): boolean =>
  fileTopic(key).fields.some((field) => !NOTHING.has(flat[field] ?? null))

/** Do the two say the same of it? */
export const sameOf = (a: FlatChild, b: FlatChild, key: FileTopic): boolean =>
  fileTopic(key).fields.every((field) => JSON.stringify(a[field] ?? null) === JSON.stringify(b[field] ?? null))

const PHONES = ['fatherPhones', 'motherPhones', 'carerPhones'] as const
/** As many of one person as a form takes. */
const MOST_PHONES = 4

/** The kept file's entry with what is taken from the other one; of phones both, of days on which a parent was seen the later. */
export const withTaken = (kept: FlatChild, gone: FlatChild, take: readonly FileTopic[]): FlatChild => {
  const out: FlatChild = { ...kept }
  for (const key of take) {
    const taken = Object.fromEntries(fileTopic(key).fields.map((field) => [field, gone[field] ?? null]))
    Object.assign(out, taken)
  }
  for (const field of PHONES) out[field] = [...new Set([...kept[field], ...gone[field]])].slice(0, MOST_PHONES)
  for (const field of ['fatherSeenOn', 'motherSeenOn'] as const) {
    const days = [kept[field], gone[field]].filter((day) => day !== null && day !== undefined)
    out[field] = days.sort().at(-1) ?? null
  }
  return out
}
