import { inventedId } from './identity.ts'
import { childName, manName, oldManName, oldWomanName, surname, womanName } from './names.ts'
import type { Dice } from './random.ts'

export type Stay = 'home' | { place: string; since: string }

/** One invented pupil with family, as a school would write it down. */
export type Person = {
  name: string
  sex: 'male' | 'female'
  birth: string
  id: string
  grade: number
  klass: number
  village: string
  group: number
  boarder: boolean
  father: { name: string; phone: string; stay: Stay }
  mother: { name: string; phone: string; stay: Stay }
  carer: { name: string; relation: string; phone: string }
  family: number
}

/** Who looks after a child whose parents are away, in the words of a roster. */
export type Care = 'grandparents' | 'relatives' | 'teachers' | 'father' | 'mother'

export const FAR = [
  '广东东莞',
  '广东深圳',
  '广东佛山',
  '广东中山',
  '浙江温州',
  '浙江义乌',
  '浙江宁波',
  '福建晋江',
  '福建厦门',
  '江苏昆山',
  '上海松江',
  '山东青岛',
]

const SINCE = ['2021-03', '2022-02', '2023-03', '2024-02', '2024-08', '2025-02', '2025-03', '2026-02']

/** Brothers and sisters share all of it; the grown-ups are filled in with the first child. */
export type Family = {
  surname: string
  mother: string
  village: string
  group: number
  no: number
  people?: Pick<Person, 'father' | 'mother' | 'carer'>
}

export const newFamily = (dice: Dice, villages: readonly string[], no: number): Family => {
  const name = surname(dice)
  return { surname: name, mother: surname(dice), village: dice.pick(villages), group: dice.between(1, 7), no }
}

/** `away`: which parents are away; the rest follows from it and from `care`. */
export const newPerson = (
  dice: Dice,
  phone: () => string,
  family: Family,
  school: { grade: number; klass: number; year: number },
  away: { father: boolean; mother: boolean; since?: string },
  care: Care,
  taken: Set<string>,
): Person => {
  const sex = dice.chance(0.53) ? 'male' : 'female'
  let name = childName(dice, family.surname, sex)
  while (taken.has(name)) name = childName(dice, family.surname, sex)
  taken.add(name)
  const birth = birthOf(dice, school.year - 6 - school.grade)
  family.people ??= grownUps(dice, phone, family, away, care)
  return {
    name,
    sex,
    birth,
    id: inventedId(dice, birth, sex),
    grade: school.grade,
    klass: school.klass,
    village: family.village,
    group: family.group,
    boarder: school.grade >= 3 && dice.chance(away.father && away.mother ? 0.55 : 0.12),
    ...family.people,
    family: family.no,
  }
}

const grownUps = (
  dice: Dice,
  phone: () => string,
  family: Family,
  away: { father: boolean; mother: boolean; since?: string },
  care: Care,
): Pick<Person, 'father' | 'mother' | 'carer'> => {
  const place = dice.pick(FAR)
  const since = away.since ?? dice.pick(SINCE)
  const stay = (gone: boolean, near: number): Stay =>
    gone ? { place: dice.chance(near) ? place : dice.pick(FAR), since } : 'home'
  const father = { name: manName(dice, family.surname), phone: phone(), stay: stay(away.father, 1) }
  const mother = { name: womanName(dice, family.mother), phone: phone(), stay: stay(away.mother, 0.85) }
  return { father, mother, carer: carerOf(dice, phone, family, care, father, mother) }
}

const birthOf = (dice: Dice, year: number): string => {
  // A school year takes children born from 1 September to 31 August.
  const month = dice.between(9, 20)
  const day = dice.between(1, 28)
  return `${month > 12 ? year + 1 : year}-${String(((month - 1) % 12) + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const carerOf = (
  dice: Dice,
  phone: () => string,
  family: Family,
  care: Care,
  father: Person['father'],
  mother: Person['mother'],
): Person['carer'] => {
  if (care === 'father') return { name: father.name, relation: '父亲', phone: father.phone }
  if (care === 'mother') return { name: mother.name, relation: '母亲', phone: mother.phone }
  if (care === 'teachers') return { name: womanName(dice), relation: '教师', phone: phone() }
  if (care === 'relatives') {
    const [relation, male] = dice.pick([
      ['姑姑', false],
      ['舅舅', true],
      ['伯父', true],
      ['姨妈', false],
    ] as const)
    return { name: male ? manName(dice, family.surname) : womanName(dice), relation, phone: phone() }
  }
  const [relation, male] = dice.pick([
    ['爷爷', true],
    ['奶奶', false],
    ['奶奶', false],
    ['外公', true],
    ['外婆', false],
  ] as const)
  const own = relation === '爷爷' ? family.surname : family.mother
  return { name: male ? oldManName(dice, own) : oldWomanName(dice), relation, phone: phone() }
}
