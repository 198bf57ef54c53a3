import type { Place, PlaceTree } from '../../domain/registers/place.ts'
import { bareSchool, schoolMeant } from '../../domain/registers/school-name.ts'
import { simplify } from './headings/simplify.ts'
import type { ChildReading } from './reading.ts'

/** What is done with rows that name another school: `hand:CODE` writes them into that one. */
export type ForeignChoice = 'leave' | 'take' | `hand:${string}`

/** Rows of one other school, as the list calls it. `automatic`: a list of a township is taken apart without asking. */
export type ForeignGroup = {
  key: string
  named: string
  known: Place | null
  several: boolean
  /** The school that it names and that is no longer in use. */
  stopped: string | null
  rows: ChildReading[]
  /** The whole list is this group's, and only titles say so: no row does. */
  titled: boolean
  /** May whoever looks write into the known school? */
  may: boolean
  automatic: boolean
  choice: ForeignChoice | null
  /** Where the rows go by that choice. */
  to: Place | null
}

export type Division = { own: ChildReading[]; groups: ForeignGroup[] }

/** `choose`: what somebody decided about a group; a choice that the actor may not make counts as none. */
export type DivideOptions = {
  home: Place
  tree: PlaceTree
  may: (place: Place) => boolean
  choose: (group: Pick<ForeignGroup, 'key' | 'known' | 'may' | 'automatic' | 'titled'>) => string | undefined
}

/**
 * Takes a list apart by the school that each row names, in its column or the title above (F1). Of a school's list the rows of
 * others wait for a decision; a township's or county's goes to the schools below, and only what names none of them waits.
 */
export const divideList = (children: readonly ChildReading[], options: DivideOptions): Division => {
  const { home, tree } = options
  const own: ChildReading[] = []
  const found = new Map<string, Found>()
  const meant = new Map<string, ReturnType<typeof schoolMeant>>()
  for (const child of children) {
    const named = child.school ?? ''
    let school = meant.get(named)
    if (!school) {
      school = schoolMeant(simplify(named), home, tree)
      meant.set(named, school)
    }
    if (school.school?.id === home.id) {
      own.push(child)
      continue
    }
    const key = school.school ? `school:${school.school.code}` : `name:${bareSchool(simplify(named)).slice(0, 60)}`
    const group = found.get(key)
    if (group) group.rows.push(child)
    else found.set(key, { named, meant: school, rows: [child] })
  }
  const alone = own.length === 0 && found.size === 1
  return { own, groups: [...found].map(([key, group]) => groupOf(key, group, alone, options)) }
}

type Found = { named: string; meant: ReturnType<typeof schoolMeant>; rows: ChildReading[] }

const groupOf = (
  key: string,
  { named, meant: { school: known, several, stopped }, rows }: Found,
  alone: boolean,
  { home, tree, may, choose }: DivideOptions,
): ForeignGroup => {
  const reach = known !== null && may(known)
  const automatic = home.kind !== 'school' && reach
  const titled = alone && rows.every((r) => r.schoolAround)
  const asked = choose({ key, known, may: reach, automatic, titled }) ?? (automatic ? `hand:${known?.code}` : undefined)
  const target =
    asked === 'take'
      ? home
      : asked?.startsWith('hand:')
        ? [...tree.values()].find((p) => p.kind === 'school' && !p.closed && p.code === asked.slice(5))
        : undefined
  const to = target?.kind === 'school' && (target.id === home.id || may(target)) ? target : null
  const choice = asked === 'leave' ? 'leave' : to ? (to.id === home.id ? 'take' : (`hand:${to.code}` as const)) : null
  return { key, named, known, several, stopped: stopped ?? null, rows, titled, may: reach, automatic, choice, to }
}
