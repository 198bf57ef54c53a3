import { ageAt } from '../../domain/kit/dates.ts'
import { maskNumber, maskPhone } from '../../domain/kit/identity/mask.ts'
import type { ChildFill } from '../../domain/registers/blank-form.ts'
import { CARE_NAMES, RELATION_NAMES } from '../../domain/registers/child.ts'
import { classTitle, type PlaceTree } from '../../domain/registers/place.ts'
import type { SnapshotChild } from '../children/db/child-snapshot.ts'
import type { Value } from './files/fill-xlsx.ts'

type Of = { tree: PlaceTree; today: string; full: boolean }
type Told = { child: SnapshotChild } & Of

const SEX: Record<string, string> = { male: '男', female: '女' }
const HUKOU: Record<string, string> = { rural: '农村', urban: '城镇' }
const named = ({ tree }: Told, id: number | null): string => (id === null ? undefined : tree.get(id)?.name) ?? ''
const phones = ({ full }: Told, list: readonly string[]): string =>
  list.map((p) => (full ? p : maskPhone(p))).join('、')
const number = ({ full }: Told, text: string | null): string => (text === null ? '' : full ? text : maskNumber(text))

/** What a form gets in each kind of column; a number in full only where it was asked for. */
const VALUES: Record<Exclude<ChildFill, 'seq'>, (of: Told) => Value> = {
  name: ({ child }) => child.row.name,
  sex: ({ child }) => SEX[child.facts.sex] ?? '',
  birth: ({ child }) => child.row.birth ?? '',
  age: ({ child, today }) => (child.row.birth?.length === 10 ? (ageAt(child.row.birth, today) ?? '') : ''),
  ethnicity: ({ child }) => child.row.ethnicity ?? '',
  idNumber: (of) => number(of, of.child.register.flat.idNumber),
  studentNo: (of) => number(of, of.child.register.flat.studentNo),
  hukou: ({ child }) => HUKOU[child.facts.hukou] ?? '',
  school: (of) => named(of, of.child.row.school_id),
  grade: ({ child }) => (child.row.grade === null ? '' : classTitle(child.row.grade, null)),
  class: ({ child }) => child.register.classTitle ?? '',
  village: (of) => named(of, of.child.row.village_id),
  address: (of) => of.child.row.address ?? named(of, of.child.row.village_id),
  boarder: ({ child }) => (child.row.boarder === null ? '' : child.row.boarder ? '寄宿' : '走读'),
  away: ({ child: { facts } }) => {
    const [father, mother] = [facts.fatherState === 'away', facts.motherState === 'away']
    return father && mother ? '双方外出' : father ? '父亲外出' : mother ? '母亲外出' : ''
  },
  fatherName: ({ child }) => child.register.flat.fatherName ?? '',
  fatherPhone: (of) => phones(of, of.child.register.flat.fatherPhones),
  fatherPlace: ({ child }) => child.register.flat.fatherPlace ?? '',
  motherName: ({ child }) => child.register.flat.motherName ?? '',
  motherPhone: (of) => phones(of, of.child.register.flat.motherPhones),
  motherPlace: ({ child }) => child.register.flat.motherPlace ?? '',
  careType: ({ child }) => CARE_NAMES[child.facts.careKind] ?? '',
  carerName: ({ child }) => child.register.flat.carerName ?? '',
  carerRelation: ({ child: { register } }) =>
    register.flat.carerRelationText ?? (register.flat.carerRelation ? RELATION_NAMES[register.flat.carerRelation] : ''),
  carerPhone: (of) => phones(of, of.child.register.flat.carerPhones),
}

/** One row of a form. `at`: which it is, from 0. */
export const childValues = (child: SnapshotChild, at: number, columns: readonly ChildFill[], of: Of): Value[] =>
  columns.map((what) => (what === 'seq' ? at + 1 : VALUES[what]({ child, ...of })))
