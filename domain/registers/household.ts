import type { FlatChild } from './roster-child.ts'

/** What tells that two children live in one household. */
export type HouseholdClues = {
  id: string
  fatherName: string | null
  motherName: string | null
  phones: readonly string[]
  carerName: string | null
  villageId: number | null
  householdId: string | null
}

/** What of a child's file tells with whom it lives. */
export type FamilyFacts = Pick<
  FlatChild,
  | 'fatherName'
  | 'fatherPhones'
  | 'motherName'
  | 'motherPhones'
  | 'carerName'
  | 'carerPhones'
  | 'carerKind'
  | 'carerRelation'
  | 'villageId'
>

/** A child's clues. A teacher who looks after pupils is none: name and number stand in the files of all of them. */
export const cluesOf = (id: string, flat: FamilyFacts, householdId: string | null): HouseholdClues => {
  const teacher = flat.carerKind === 'teachers' || flat.carerRelation === 'teacher'
  return {
    id,
    fatherName: flat.fatherName,
    motherName: flat.motherName,
    carerName: teacher ? null : flat.carerName,
    phones: [...flat.fatherPhones, ...flat.motherPhones, ...(teacher ? [] : flat.carerPhones)],
    villageId: flat.villageId,
    householdId,
  }
}

/**
 * Brothers and sisters: the same father and mother by name in the same village; or one parent's name and a phone, or the
 * carer's name and a phone, in common. Returns each child's household: an id already given is kept, else the first child's.
 */
export const households = (children: readonly HouseholdClues[]): Map<string, string> => {
  const parent = new Map<string, string>(children.map((c) => [c.id, c.id]))
  const root = (id: string): string => {
    let at = id
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) {
      // Half of the way is left out for whoever asks next: of ten thousand the chains grew long.
      const above = parent.get(up) ?? up
      parent.set(at, above)
      at = above
    }
    return at
  }
  const seen = new Map<string, string>()
  const shared = phonesOfSeveral(children)
  for (const child of children) {
    for (const key of keysOf(child, shared)) {
      const other = seen.get(key)
      if (other === undefined) seen.set(key, child.id)
      else parent.set(root(child.id), root(other))
    }
  }
  const given = new Map<string, string>()
  const first = new Map<string, string>()
  for (const child of children) {
    const home = root(child.id)
    if (child.householdId && !given.has(home)) given.set(home, child.householdId)
    if (!first.has(home)) first.set(home, child.id)
  }
  return new Map(
    children.map(({ id, householdId }) => {
      const home = root(id)
      return [id, householdId ?? given.get(home) ?? first.get(home) ?? id]
    }),
  )
}

/** A number that one child alone has ties it to nobody: of most children it is so. */
const phonesOfSeveral = (children: readonly HouseholdClues[]): Set<string> => {
  const first = new Map<string, HouseholdClues>()
  const several = new Set<string>()
  for (const child of children)
    for (const phone of child.phones) {
      const other = first.get(phone)
      if (other === undefined) first.set(phone, child)
      else if (other !== child) several.add(phone)
    }
  return several
}

const keysOf = (c: HouseholdClues, shared: ReadonlySet<string>): string[] => [
  ...(c.householdId ? [`h ${c.householdId}`] : []),
  ...(c.fatherName && c.motherName && c.villageId !== null ? [`p ${c.fatherName} ${c.motherName} ${c.villageId}`] : []),
  ...c.phones
    .filter((phone) => shared.has(phone))
    .flatMap((phone) =>
      [c.fatherName, c.motherName, c.carerName].flatMap((name) => (name ? [`n ${name} ${phone}`] : [])),
    ),
]
