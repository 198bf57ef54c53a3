import { phoneCounter } from './identity.ts'
import { newFamily, newPerson, type Person } from './people.ts'
import { dice } from './random.ts'

const LETTERS = '一乙丁七万三上下不与丑专且世丘丙业丛东丝丞两严中丰临丹为主丽举'.split('')

type Around = {
  villages: readonly string[]
  /** Classes of each grade. */
  classes: number
  /** Shared by schools of one county: no number is given twice. */
  phone: () => string
  ids: Set<string>
}

/** Invented pupils of a school in any number, each with names and numbers of its own; the same for the same seed. */
export const inventedPupils = (n: number, seed = 1, around: Partial<Around> = {}): Person[] => {
  const roll = dice(seed)
  const { villages = ['青石村', '河湾村', '大坪村'], classes = 20, phone = phoneCounter(), ids = new Set() } = around
  const people: Person[] = []
  while (people.length < n) {
    const i = people.length
    const away = roll.chance(0.4)
    const made = newPerson(
      roll,
      phone,
      newFamily(roll, villages, i),
      { grade: (i % 9) + 1, klass: (Math.floor(i / 9) % classes) + 1, year: 2026 },
      { father: away, mother: away && roll.chance(0.8) },
      away ? 'grandparents' : 'mother',
      new Set(),
    )
    if (ids.has(made.id)) continue
    ids.add(made.id)
    people.push({ ...made, name: `${made.name}${LETTERS[i % LETTERS.length]}` })
  }
  return people
}
