import { matchVillage } from '../../domain/registers/address.ts'
import { careKindOf } from '../../domain/registers/child.ts'
import type { Place } from '../../domain/registers/place.ts'
import type { FlatChild, IncomingChild } from '../../domain/registers/roster-child.ts'
import { nameKey } from './name-key.ts'
import { type ChildReading, rowKey } from './reading.ts'

type Told = IncomingChild['says']

/** What a read row says, in the register's terms; nothing said is left out. */
export const incomingOf = (child: ChildReading, villages: readonly Place[], chosenVillage?: number): IncomingChild => {
  const says: Told = { name: child.name }
  const put = <K extends keyof FlatChild>(field: K, value: FlatChild[K] | null | undefined) => {
    if (value !== null && value !== undefined) says[field] = value as Told[K]
  }
  put('sex', child.sex)
  put('birth', child.birthDate)
  put('idNumber', child.idNumber)
  put('studentNo', child.studentNo)
  put('ethnicity', child.more.ethnicity)
  if (child.more.hukou !== 'unknown') put('hukou', child.more.hukou)
  put('grade', child.grade)
  if (child.grade !== null) put('label', child.class)
  put('address', child.address)
  put('villageId', chosenVillage ?? matchVillage(child.address, villages).village?.id)
  put('boarder', child.boarder)
  for (const who of ['father', 'mother'] as const) {
    const parent = child[who]
    const state = child.more[`${who}State`]
    put(`${who}Name`, parent.name)
    if (parent.phones.length) put(`${who}Phones`, parent.phones)
    if (state) says[`${who}State`] = state
    else if (parent.away === true) {
      says[`${who}State`] = 'away'
      put(`${who}Place`, parent.workPlace)
      put(`${who}Since`, child.more[`${who}Since`])
    } else if (parent.away === false) {
      says[`${who}State`] = 'home'
      says[`${who}Place`] = null
      says[`${who}Since`] = null
    }
  }
  if (child.leftBehind === 'no') notLeftBehind(says)
  const { caregiver } = child
  put('carerName', caregiver.name)
  if (caregiver.phones.length) put('carerPhones', caregiver.phones)
  if (caregiver.relation) {
    says.carerRelation = caregiver.relation
    // 祖孙 or 隔代 does not tell which grandparent, yet it tells the kind of care.
    const kind = careKindOf(caregiver.relation)
    says.carerKind = kind === 'other' ? (careFromText(child.more.relationText) ?? kind) : kind
    put('carerRelationText', child.more.relationText)
  } else {
    // The word for the kind of care stands in for a missing relation.
    const kind = careFromText(child.more.careType)
    if (kind) says.carerKind = kind
    // A carer who is one of the parents by name needs no relation to be written.
    else if (caregiver.name && caregiver.name === child.father.name)
      Object.assign(says, { carerKind: 'parent', carerRelation: 'father' })
    else if (caregiver.name && caregiver.name === child.mother.name)
      Object.assign(says, { carerKind: 'parent', carerRelation: 'mother' })
  }
  return {
    key: rowKey(child),
    sheet: child.sheet,
    row: child.row,
    nameKey: nameKey(child.name),
    issues: child.issues,
    flag: child.leftBehind,
    left: child.more.left,
    says,
  }
}

/** The list writes that the child is not left behind: nobody is away by it, and where the parents are it does not say. */
const notLeftBehind = (says: Told) => {
  for (const who of ['father', 'mother'] as const) {
    if (says[`${who}State`] !== undefined && says[`${who}State`] !== 'away') continue
    says[`${who}State`] = 'unknown'
    delete says[`${who}Place`]
    delete says[`${who}Since`]
  }
}

const careFromText = (text: string | null): FlatChild['carerKind'] | null => {
  if (!text) return null
  if (/隔代|祖辈|祖孙|外孙|爷爷|奶奶|祖父|祖母|外公|外婆/.test(text)) return 'grandparents'
  if (/亲戚|亲属|亲友|上代|同辈/.test(text)) return 'relatives'
  if (/教师|老师|寄养|学校/.test(text)) return 'teachers'
  if (/单亲|父亲|母亲|父母/.test(text)) return 'parent'
  if (/自我|独居|独自|无人/.test(text)) return 'alone'
  return null
}
