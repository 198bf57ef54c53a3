import { phoneCounter } from './identity.ts'
import { type Care, type Family, newFamily, newPerson, type Person } from './people.ts'
import { type Dice, dice } from './random.ts'

/** 青石镇 and all that is in it: fictional. Codes follow GB/T 2260's shape with an area that is assigned to nobody. */
export const TOWNSHIP = { code: '522699100', name: '青石镇' }
export const COUNTY = { code: '522699', name: '云岭县' }
export const VILLAGES = ['青石村', '河湾村', '大坪村', '油坊村', '石桥村', '枫木村'].map((name, i) => ({
  name,
  code: `52269910020${i + 1}`,
}))
export const CENTRAL = { code: '5226990001', name: '青石镇中心小学' }
export const VILLAGE_SCHOOL = { code: '5226990002', name: '大坪村小学' }

/** A pupil with what changed between the spring and the autumn term. */
export type Pupil = {
  spring: Person | null
  autumn: Person | null
  left: 'graduated' | 'transferred' | null
  came: 'enrolled' | 'transferred' | null
}

const NAMES = VILLAGES.map((v) => v.name)

/**
 * The central school, counted by hand so that its summary can be checked (summaries §6): spring 318 pupils, 123 with a
 * parent away; autumn 315 and 126: came 11 + 4, newly away 5, graduated 12, moved 2, returned 3.
 */
export const centralSchool = (seed = 20_260_901): Pupil[] => {
  const roll = dice(seed)
  const phone = phoneCounter()
  const taken = new Set<string>()
  const families = new Map<string, Family[]>()
  let no = 0
  // About one pupil in six has a brother or sister at the school, whose parents are in the same place.
  const family = (kind: string): Family => {
    const alike = families.get(kind) ?? []
    if (alike.length > 6 && roll.chance(0.16)) return roll.pick(alike.slice(-40))
    const made = newFamily(roll, NAMES, no++)
    families.set(kind, [...alike, made])
    return made
  }
  const seat = classSeats()
  const make = (grade: number, away: boolean, since?: string): Person => {
    const one = away && roll.chance(1 / 6)
    const father = away && (!one || roll.chance(0.7))
    const mother = away && (!one || !father)
    const care: Care = !away
      ? roll.chance(0.5)
        ? 'mother'
        : 'father'
      : one
        ? father
          ? 'mother'
          : 'father'
        : bothAwayCare(roll)
    const kind = since ?? `${father}${mother}${care}`
    return newPerson(
      roll,
      phone,
      family(kind),
      { grade, klass: seat(grade), year: 2026 },
      { father, mother, ...(since ? { since } : {}) },
      care,
      taken,
    )
  }
  const group = (n: number, away: number, build: (grade: number, away: boolean) => Pupil, grades: readonly number[]) =>
    Array.from({ length: n }, (_, i) => build(grades[i % grades.length] ?? 1, i < away))
  const below = (person: Person): Person => ({ ...person, grade: person.grade - 1 })

  return [
    // New first-graders: 48, 11 of them with a parent away.
    ...group(48, 11, (grade, away) => ({ spring: null, autumn: make(grade, away), left: null, came: 'enrolled' }), [1]),
    ...group(
      6,
      4,
      (grade, away) => ({ spring: null, autumn: make(grade, away), left: null, came: 'transferred' }),
      [2, 3, 4, 5],
    ),
    // 261 stay: 106 were away and are, 5 newly away, 3 returned, the rest at home.
    ...group(106, 106, (grade) => stays(make(grade, true)), [2, 3, 4, 5, 6]),
    ...group(5, 5, (grade) => newlyAway(make(grade, true, '2026-03')), [2, 4, 5, 3, 6]),
    ...group(3, 3, (grade) => returned(make(grade, true)), [3, 5, 2]),
    ...group(147, 0, (grade) => stays(make(grade, false)), [2, 3, 4, 5, 6]),
    ...group(52, 12, (_, away) => ({ spring: below(make(7, away)), autumn: null, left: 'graduated', came: null }), [6]),
    ...group(
      5,
      2,
      (grade, away) => ({ spring: below(make(grade, away)), autumn: null, left: 'transferred', came: null }),
      [3, 4, 5],
    ),
  ]

  function stays(autumn: Person): Pupil {
    return { spring: below(autumn), autumn, left: null, came: null }
  }
  function newlyAway(autumn: Person): Pupil {
    const home = { ...autumn.father, stay: 'home' as const }
    const care = { name: autumn.mother.name, relation: '母亲', phone: autumn.mother.phone }
    return {
      spring: below({ ...autumn, father: home, mother: { ...autumn.mother, stay: 'home' }, carer: care }),
      autumn,
      left: null,
      came: null,
    }
  }
  function returned(then: Person): Pupil {
    const carer = { name: then.mother.name, relation: '母亲', phone: then.mother.phone }
    const autumn = {
      ...then,
      father: { ...then.father, stay: 'home' as const },
      mother: { ...then.mother, stay: 'home' as const },
      carer,
    }
    return { spring: below(then), autumn, left: null, came: null }
  }
}

const bothAwayCare = (roll: Dice): Care =>
  roll.chance(0.84) ? 'grandparents' : roll.chance(0.82) ? 'relatives' : 'teachers'

/** Two classes a grade, filled in turn. */
const classSeats = () => {
  const seats = new Map<number, number>()
  return (grade: number) => {
    const n = (seats.get(grade) ?? 0) + 1
    seats.set(grade, n)
    return (n % 2) + 1
  }
}

/** The village school: grades 1–3, one class each, 36 pupils, 17 with a parent away. */
export const villageSchool = (seed = 20_260_902): Person[] => {
  const roll = dice(seed)
  let serial = 5000
  const phone = () => `1380${String(++serial).padStart(7, '0')}`
  const taken = new Set<string>()
  return Array.from({ length: 36 }, (_, i) => {
    const away = i < 17
    const family = { ...newFamily(roll, ['大坪村', '大坪村', '枫木村'], 10_000 + i) }
    return newPerson(
      roll,
      phone,
      family,
      { grade: (i % 3) + 1, klass: 1, year: 2026 },
      { father: away, mother: away && i % 4 !== 0 },
      !away || i % 4 === 0 ? 'mother' : 'grandparents',
      taken,
    )
  })
}
