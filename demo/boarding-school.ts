import { inventedId } from './identity.ts'
import { type Care, type Family, newFamily, newPerson, type Person } from './people.ts'
import { type Dice, dice } from './random.ts'

/** Three far villages bring their sixth grade together here: one class of sixty, most of whom board (summaries §5 S3, S5). */
export const BOARDING_SCHOOL = { code: '5226990003', name: '石桥寄宿小学' }
export const SIXTH = `${BOARDING_SCHOOL.code}-6.1`

const PUPILS = 60
/** Families; with the twins 33 children. */
const BOTH_AWAY = 30
const ONE_AWAY = 8
/** The first families with both parents away have twins in the class. */
const TWINS = 3

/** The sixty pupils of the boarding school, 33 with both parents away and 8 with one; the same for the same seed. */
export const boardingSchool = (seed = 20_260_941): Person[] => {
  const roll = dice(seed)
  let serial = 7000
  const phone = () => `1380${String(++serial).padStart(7, '0')}`
  const taken = new Set<string>()
  const villages = ['石桥村', '石桥村', '枫木村', '油坊村']
  const made: Person[] = []
  const pupil = (i: number, family: Family): Person => {
    const [both, one] = [i < BOTH_AWAY, i >= BOTH_AWAY && i < BOTH_AWAY + ONE_AWAY]
    const father = both || (one && i % 4 !== 0)
    const mother = both || (one && !father)
    const school = { grade: 6, klass: 1, year: 2026 }
    return newPerson(roll, phone, family, school, { father, mother }, careOf(roll, { father, mother }), taken)
  }
  for (let i = 0; i < PUPILS; i++) {
    const family = newFamily(roll, villages, 20_000 + i)
    const person = pupil(i, family)
    made.push({ ...person, boarder: roll.chance(i < BOTH_AWAY + ONE_AWAY ? 0.9 : 0.7) })
    if (i >= TWINS) continue
    const twin = pupil(i, family)
    made.push({
      ...twin,
      birth: person.birth,
      id: inventedId(roll, person.birth, twin.sex),
      boarder: made.at(-1)?.boarder ?? true,
    })
  }
  return made.slice(0, PUPILS)
}

const careOf = (roll: Dice, { father, mother }: { father: boolean; mother: boolean }): Care => {
  if (father && mother) return roll.chance(0.87) ? 'grandparents' : 'relatives'
  return father ? 'mother' : mother ? 'father' : roll.chance(0.5) ? 'mother' : 'father'
}
