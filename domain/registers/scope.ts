import { chainOf, type PlaceTree } from './place.ts'

const sorted = (circles: Iterable<number>) => [...new Set(circles)].sort((a, b) => a - b)

/** By tree, which never changes: of ten thousand children only as many differ as there are classes and villages. */
const SCOPES = new WeakMap<PlaceTree, Map<string, number[]>>()

/**
 * Who may see a child's rows: its class, school, village and all that stands above them (scope.md). Sorted, without repeats; the very
 * same list for children of the same places, which nobody may change.
 */
export const scopeOfChild = (
  { classId, schoolId, villageId }: { classId: number | null; schoolId: number | null; villageId: number | null },
  tree: PlaceTree,
): number[] => {
  const known = SCOPES.get(tree) ?? new Map<string, number[]>()
  SCOPES.set(tree, known)
  const places = `${classId} ${schoolId} ${villageId}`
  const before = known.get(places)
  if (before) return before
  const made = sorted([classId, schoolId, villageId].flatMap((id) => chainOf(tree, id)))
  Object.freeze(made)
  known.set(places, made)
  return made
}

/** Accounts and posts: the place's chain and the same as office circles. */
export const scopeOfOffice = (placeId: number, tree: PlaceTree): number[] =>
  sorted(chainOf(tree, placeId).flatMap((id) => [id, -id]))

/** Imports and reports: the place and what stands above; those below (head teachers) do not see them. */
export const scopeOfPlace = (placeId: number, tree: PlaceTree): number[] => sorted(chainOf(tree, placeId))

/** Audit rows about a child or a place: those who may see it, and the offices of the same places. */
export const scopeOfAudit = (circles: readonly number[]): number[] => sorted(circles.flatMap((id) => [id, -id]))

/**
 * The circle of everybody posted at a place or below it: what a place as a whole does (a meeting, a rule) is seen by its own people
 * (kinds.md §1, decision 022). Ids of places stay far below it, so that both kinds stand in one column.
 */
export const COMMUNITY = 2 ** 30
const communityOf = (placeId: number): number => COMMUNITY + placeId

/**
 * Circles of accounts among those that a row carries: whoever keeps an entry sees it by the circle of the own account (decision 048). Places and
 * accounts draw their circles from one sequence: below the communities, what is no place is an account.
 */
export const ownCirclesIn = (scope: readonly number[], tree: PlaceTree): number[] =>
  scope.filter((circle) => circle > 0 && circle < COMMUNITY && !tree.has(circle))

/** The same sight, kept by the accounts with these circles and by no others. */
export const keptBy = (scope: readonly number[], circles: readonly number[], tree: PlaceTree): number[] => {
  const before = new Set(ownCirclesIn(scope, tree))
  return sorted([...scope.filter((circle) => !before.has(circle)), ...circles])
}

/** A community sees what its place does, and nothing that one of its people does beside; nor does a list (see below). */
export const isCommunity = (circle: number): boolean => circle >= COMMUNITY

/** What somebody is freed from at a place is no business of its community. */
export const withoutCommunity = (scope: readonly number[]): number[] => scope.filter((circle) => !isCommunity(circle))

/** Records about a place: the place, what stands above it, and its community. */
export const scopeOfCommunity = (placeId: number, tree: PlaceTree): number[] =>
  sorted([...chainOf(tree, placeId), communityOf(placeId)])

/** The communities that somebody posted at a place belongs to: its own and those of all that stands above. */
export const communitiesAt = (placeId: number, tree: PlaceTree): number[] => chainOf(tree, placeId).map(communityOf)

/**
 * What only a named list sees (kinds.md §1, decision 030) carries three kinds of circles, in ranges of their own above the communities:
 * the posts that look after a child at a place (`guardOf`), the case's own circle for accounts named by hand (`caseCircle`), and the one
 * that no session ever holds (`UNSEEN`), in which the write path keeps such rows and the machine's own checks find them.
 */
const GUARD = 2 ** 30 + 2 ** 29
const CASE = GUARD + 2 ** 28
export const UNSEEN = 2 ** 31 - 1

/** The circle of those whose post it is to look after the children of this class, school or village. */
export const guardOf = (placeId: number): number => GUARD + placeId

/** A case's own circle, from a number that nothing else has. */
export const caseCircle = (n: number): number => CASE + n

const isCase = (circle: number): boolean => circle > CASE && circle < UNSEEN

/** The case's own circle among those that its rows carry; null where they are no case's. */
export const caseOf = (scope: readonly number[]): number | null => scope.find(isCase) ?? null

export const isListed = (scope: readonly number[]): boolean => scope.includes(UNSEEN)

/** Who sees a case about a child now: those who look after it at its class, school and village, and whoever is named. */
export const scopeOfCase = (
  child: { classId: number | null; schoolId: number | null; villageId: number | null },
  circle: number,
): number[] =>
  sorted([
    ...[child.classId, child.schoolId, child.villageId].flatMap((id) => (id === null ? [] : [guardOf(id)])),
    circle,
    UNSEEN,
  ])

/** What is told of a case beside its rows (history, audit): to be found through the case alone, wherever the child goes. */
export const scopeBesideCase = (scope: readonly number[]): number[] => scope.filter((c) => isCase(c) || c === UNSEEN)
