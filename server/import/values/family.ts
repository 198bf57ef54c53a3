import type { Cells } from '../cells.ts'
import type { Field } from '../headings/fields.ts'
import { simplify } from '../headings/simplify.ts'
import type { ChildReading, ParentReading } from '../reading.ts'
import { readDate } from './date.ts'
import { isNothing, tickOf } from './empty.ts'
import { readName, readPerson, whereTold } from './name.ts'
import { withoutCode } from './option.ts'
import { nameAndRelation, readRelation } from './relation.ts'
import { NO_STAY, readAwayKind, readStay, type Stay } from './stay.ts'
import { splitByLabel, splitInOrder, type TwoParents } from './two-parents.ts'

type Phones = (field: Field, texts: string[]) => string[]
type Who = 'father' | 'mother'

export type Family = Pick<ChildReading, 'father' | 'mother' | 'caregiver'> & {
  /** Numbers of the parents of which nothing says whose. */
  home: string[]
  more: Pick<ChildReading['more'], 'fatherState' | 'motherState' | 'fatherSince' | 'motherSince' | 'relationText'>
}

/** Father, mother and who looks after the child, from all columns that speak of them. */
export const readFamily = (cells: Cells, phones: Phones): Family => {
  const shared = sharedNames(cells)
  const people = {
    father: readPerson(cells.text('fatherName') || shared.father),
    mother: readPerson(cells.text('motherName') || shared.mother),
  }
  const own: Record<Who, string[]> = {
    father: phones('fatherPhone', [
      nameDigits(cells.text('fatherName') || shared.father),
      ...cells.texts('fatherPhone'),
    ]),
    mother: phones('motherPhone', [
      nameDigits(cells.text('motherName') || shared.mother),
      ...cells.texts('motherPhone'),
    ]),
  }
  const home = sharePhones(cells, phones, people, own)
  const stays = staysOf(cells, {
    father: people.father.name !== null || own.father.length > 0,
    mother: people.mother.name !== null || own.mother.length > 0,
  })
  const parent = (who: Who): ParentReading => ({
    name: people[who].name,
    phones: own[who],
    workPlace: stays[who].place,
    away: stays[who].away,
  })
  const state = (who: Who) => stays[who].state ?? people[who].state ?? notLiving(cells, who)
  return {
    father: parent('father'),
    mother: parent('mother'),
    home,
    ...carer(cells, phones, {
      fatherState: state('father'),
      motherState: state('mother'),
      fatherSince: since(cells, 'fatherSince', stays.father),
      motherSince: since(cells, 'motherSince', stays.mother),
    }),
  }
}

/** A name cell that also holds a number gives the number to the phones. */
const nameDigits = (text: string): string => (/\d{7,}/.test(text.replace(/[\s-]/g, '')) ? text : '')

/** The cell 家长姓名 or 父母姓名. One grown-up whom the relation column or a bracket calls someone else is no father. */
const sharedNames = (cells: Cells): TwoParents => {
  const text = cells.text('parentsName')
  if (isNothing(text)) return { father: '', mother: '' }
  const labelled = splitByLabel(text)
  if (labelled) return labelled
  if (isElder(text)) return { father: '', mother: '' }
  const both = splitInOrder(text)
  if (both.mother !== '' || cells.has('carerName')) return both
  if (parentOf(cells) === 'mother') return { father: '', mother: both.father }
  return guardian(cells) ? { father: '', mother: '' } : both
}

/** 冉春花（奶奶） under 家长: the cell itself says that it is no parent. */
const isElder = (text: string): boolean => {
  const { word } = nameAndRelation(text)
  const relation = word === null ? null : readRelation(word)
  return relation !== null && relation !== 'father' && relation !== 'mother'
}

const parentOf = (cells: Cells): Who | null => {
  const relation = readRelation(cells.text('carerRelation'))
  return relation === 'father' || relation === 'mother' ? relation : null
}

/** 父亡母在, 双亡 under 父母健在情况. */
const DEAD: Record<Who, RegExp> = {
  father: /[父爸]亲?(?:已经?)?(?:亡|故|去世|病故|过世|不在)/,
  mother: /[母妈]亲?(?:已经?)?(?:亡|故|去世|病故|过世|不在)/,
}
const ORPHAN = /^(?:父母)?(?:双亲?|均|都|全)(?:已经?)?(?:亡|故|去世|病故|过世|不在世?)$|^父母(?:已|去|亡)|孤儿/

/** 否, 已故 or 不在了 under 父亲是否健在, 是 under 父亲是否去世; what says nothing of it is nothing. */
const notLiving = (cells: Cells, who: Who): Stay['state'] => {
  const both = simplify(cells.text('parentsLiving')).replace(/\s/g, '')
  if (DEAD[who].test(both) || ORPHAN.test(both)) return 'dead'
  const text = simplify(cells.text(`${who}Living`))
  if (isNothing(text)) return null
  const asksOfDeath = !/健在|在世|存亡/.test(simplify(cells.heading(`${who}Living`)))
  const tick = tickOf(text)
  if (tick !== null) return tick === asksOfDeath ? 'dead' : null
  if (/^(?:未|没|尚?健在|在世|存|活)/.test(text)) return null
  return /^(?:不(?:健)?在|[亡故殁逝]$)/.test(text) ? 'dead' : readStay(text).state
}

/**
 * 家长 beside a column 与学生关系 that does not call that one person father or mother (爷爷, 邻居, or nothing): who looks after the
 * child, with the number; no parent is made of it.
 */
const guardian = (cells: Cells): boolean => {
  const text = cells.text('parentsName')
  return (
    (cells.has('carerRelation') || isElder(text)) &&
    !cells.has('carerName') &&
    parentOf(cells) === null &&
    splitByLabel(text) === null &&
    splitInOrder(text).mother === ''
  )
}

/**
 * 家长电话: by label where there are labels; else the first is the father's (or the only parent's) and the second the mother's. One number of both
 * parents, or of neither that is named beside a carer, is as likely the one's as the other's: the family's, which is answered.
 */
const sharePhones = (
  cells: Cells,
  phones: Phones,
  people: Record<Who, { name: string | null }>,
  own: Record<Who, string[]>,
): string[] => {
  const text = cells.text('parentsPhone')
  if (isNothing(text) || guardian(cells)) return []
  const labelled = splitByLabel(text)
  if (labelled) {
    own.father.push(...phones('parentsPhone', [labelled.father]))
    own.mother.push(...phones('parentsPhone', [labelled.mother]))
    return []
  }
  const found = phones('parentsPhone', [text])
  const called = cells.has('carerName') ? null : parentOf(cells)
  const named = [people.father, people.mother].filter((p) => p.name !== null).length
  if (found.length === 1 && called === null && (named === 2 || (named === 0 && cells.has('carerName')))) return found
  const first: Who = called ?? (people.father.name === null && people.mother.name !== null ? 'mother' : 'father')
  const second: Who = people.mother.name === null ? first : 'mother'
  found.forEach((phone, i) => {
    own[i === 1 ? second : first].push(phone)
  })
  return []
}

const staysOf = (cells: Cells, written: Record<Who, boolean>): Record<Who, Stay> => {
  const shared = cells.text('parentsPlace')
  const labelled = isNothing(shared) ? null : (splitByLabel(shared) ?? oneAtHome(shared, written))
  const split = labelled && { father: readStay(said(labelled.father)), mother: readStay(said(labelled.mother)) }
  const both = isNothing(shared) || split ? NO_STAY : readStay(shared)
  // 父外出 under 留守类型 says who; 否 there says nothing of where the parents are.
  const flag = cells.text('leftBehind')
  const kind = readAwayKind(cells.text('awayKind') || (tickOf(withoutCode(flag)) === null ? flag : ''))
  const bothTick = tickOf(cells.text('bothAway'))
  const of = (who: Who): Stay => {
    const text = cells.text(`${who}Place`)
    const own = readStay(who === 'mother' && /^同(?:父亲?|其父|左)$/.test(text) ? cells.text('fatherPlace') : text)
    const marked = readStay(cells.text(`${who}Away`))
    // 石大海/务工 in the cell of the name: where no column asks where he is.
    const beside = readStay(whereTold(cells.text(`${who}Name`)))
    const place =
      own.place ?? marked.place ?? beside.place ?? (split ? split[who].place : written[who] ? both.place : null)
    const away =
      own.away ??
      // 父外出 × 母外出 × 双方外出 √: one tick of three, and the others are crossed out.
      (bothTick === true ? true : null) ??
      marked.away ??
      (split ? split[who].away : null) ??
      kind[who] ??
      (written[who] ? both.away : null) ??
      beside.away ??
      null
    const state = own.state ?? marked.state ?? (split ? split[who].state : null)
    // 双留守 beside 去世: who is dead, out of reach or in prison went to work nowhere.
    if (state !== null && own.away === null) return { away: null, place: null, state }
    // A shared place speaks of those who are away: not of the one said to be at home.
    return away === false
      ? { away, place: null, state }
      : { away: away ?? (place === null ? null : true), place, state }
  }
  return { father: of('father'), mother: of('mother') }
}

/** 广东/在家 beside both parents: two stays in the order of the parents, where one of them is no place. */
const oneAtHome = (text: string, written: Record<Who, boolean>): TwoParents | null => {
  if (!written.father || !written.mother) return null
  const [father, mother, more] = text.split(/[/\\、,，;；|\n]+/).map((t) => t.trim())
  if (!father || !mother || more !== undefined) return null
  const placed = [father, mother].map((t) => readStay(said(t)).place !== null)
  return placed[0] === placed[1] ? null : { father, mother }
}

/** 在广东 → 广东, but 在家 stays. */
const said = (text: string): string => text.replace(/^(?:于|在(?!家|村|本|当地|外|老家))/, '')

const since = (cells: Cells, field: 'fatherSince' | 'motherSince', stay: Stay): string | null => {
  const own = readDate(cells.raw(field), { years: true }).date
  if (own) return own
  return stay.away === true ? readDate(cells.raw('parentsSince'), { years: true }).date : null
}

const carer = (
  cells: Cells,
  phones: Phones,
  more: Omit<Family['more'], 'relationText'>,
): Pick<Family, 'caregiver' | 'more'> => {
  // 家长姓名 beside 与学生关系: 爷爷 names who looks after the child.
  const elder = guardian(cells)
  // 委托监护人姓名 beside a question about guardianship: the first cell that names somebody.
  const text =
    cells.texts('carerName').find((t) => readPerson(nameAndRelation(t).name).name !== null) ??
    (cells.text('carerName') || (elder ? cells.text('parentsName') : ''))
  const relationText = isNothing(cells.text('carerRelation')) ? null : cells.text('carerRelation').replace(/\s/g, '')
  const { name, word, own } = nameAndRelation(text, readName(cells.text('name')))
  // 祖孙 beside 爷爷奶奶: of two words the one that is understood.
  const said =
    relationText !== null && word !== null && readRelation(relationText) === 'other' ? word : (relationText ?? word)
  return {
    caregiver: {
      name: readPerson(name).name,
      relation: said === null ? null : readRelation(said),
      phones: phones('carerPhone', [
        own ?? nameDigits(text),
        ...cells.texts('carerPhone'),
        ...(elder ? [cells.text('parentsPhone')] : []),
      ]),
    },
    more: { ...more, relationText: said },
  }
}
