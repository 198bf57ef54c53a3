import type { BirthdayBy } from './birthday.ts'
import type { CareKind, Hukou, ParentState, Relation, Sex } from './child-facts.ts'

/**
 * One child's register entry laid flat: what a roster may say and the register keeps. In an incoming row `undefined` means
 * that the file says nothing (an empty cell never erases a known fact); null means “none”.
 */
export type FlatChild = {
  name: string
  sex: Sex
  birth: string | null
  /** By which calendar the birthday is kept; said by a person, never by a roster (absent = left as it is). */
  birthdayBy?: BirthdayBy | null
  idNumber: string | null
  studentNo: string | null
  ethnicity: string | null
  hukou: Hukou
  /** Class as grade and label; the place is found or made from them. */
  grade: number | null
  label: string | null
  address: string | null
  villageId: number | null
  boarder: boolean | null
  fatherName: string | null
  fatherState: ParentState
  fatherPlace: string | null
  fatherSince: string | null
  fatherPhones: string[]
  motherName: string | null
  motherState: ParentState
  motherPlace: string | null
  motherSince: string | null
  motherPhones: string[]
  /** Said by a person at the child's file; no roster has it, so a roster never takes it back (absent = left as it is). */
  fatherIncapable?: boolean | null
  motherIncapable?: boolean | null
  /** The day on which the parent was last seen by the child or the school; said by a person, never by a roster. */
  fatherSeenOn?: string | null
  motherSeenOn?: string | null
  carerName: string | null
  carerKind: CareKind
  carerRelation: Relation | null
  carerRelationText: string | null
  carerPhones: string[]
}

export type FlatField = keyof FlatChild

/** A child of whom nothing is known yet. */
export const EMPTY_CHILD: FlatChild = {
  name: '',
  sex: 'unknown',
  birth: null,
  idNumber: null,
  studentNo: null,
  ethnicity: null,
  hukou: 'unknown',
  grade: null,
  label: null,
  address: null,
  villageId: null,
  boarder: null,
  fatherName: null,
  fatherState: 'unknown',
  fatherPlace: null,
  fatherSince: null,
  fatherPhones: [],
  motherName: null,
  motherState: 'unknown',
  motherPlace: null,
  motherSince: null,
  motherPhones: [],
  carerName: null,
  carerKind: 'unknown',
  carerRelation: null,
  carerRelationText: null,
  carerPhones: [],
}

/** One row of a file on its way in. `nameKey`: the name made comparable (Simplified, no dots). */
export type IncomingChild = {
  key: string
  sheet: string
  row: number
  nameKey: string
  issues: readonly string[]
  /** What a column of the list says of being left behind; absent or null: nothing. */
  flag?: 'both' | 'one' | 'yes' | 'no' | null
  /** The row says that the child has left: in which words, and for where, if it names a place; absent or null: nothing. */
  left?: { says: string; to: string | null } | null
  says: Partial<FlatChild> & { name: string }
}

/** One child of the register, as matching and difference need it. */
export type RegisterChild = {
  id: string
  nameKey: string
  classTitle: string | null
  /** From when the class or grade holds. */
  since: string
  leftBehind: boolean
  /** Went off this school's roll; a row that names such a child brings it back instead of making it twice. */
  left: boolean
  flat: FlatChild
}

export const FIELD_TITLES: Record<FlatField, string> = {
  name: '姓名',
  sex: '性别',
  birth: '出生日期',
  birthdayBy: '生日怎么过',
  idNumber: '身份证号',
  studentNo: '学籍号',
  ethnicity: '民族',
  hukou: '户口',
  grade: '年级',
  label: '班',
  address: '住址',
  villageId: '村',
  boarder: '住宿',
  fatherName: '父亲姓名',
  fatherState: '父亲在哪',
  fatherPlace: '父亲在外地点',
  fatherSince: '父亲外出时间',
  fatherIncapable: '父亲不能监护',
  fatherSeenOn: '最近见到父亲',
  fatherPhones: '父亲电话',
  motherName: '母亲姓名',
  motherState: '母亲在哪',
  motherPlace: '母亲在外地点',
  motherSince: '母亲外出时间',
  motherIncapable: '母亲不能监护',
  motherSeenOn: '最近见到母亲',
  motherPhones: '母亲电话',
  carerName: '谁照看',
  carerKind: '照看方式',
  carerRelation: '与孩子关系',
  carerRelationText: '关系称呼',
  carerPhones: '照看人电话',
}
