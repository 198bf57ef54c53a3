import type { PlaceKind } from '../kit/record-subject.ts'

export type { PlaceKind }

/** One place of a county; `id` is a circle too (scope.md). */
export type Place = {
  id: number
  kind: PlaceKind
  code: string
  name: string
  parentId: number | null
  grade: number | null
  label: string | null
  aliases: string[]
  closed: boolean
  typedPupils: number | null
  typedPupilsSource: string | null
}

export type PlaceTree = ReadonlyMap<number, Place>

/** The place and everything above it, nearest first; empty for an unknown id. */
export const chainOf = (tree: PlaceTree, id: number | null): number[] => {
  const chain: number[] = []
  for (
    let at = id === null ? undefined : tree.get(id);
    at;
    at = at.parentId === null ? undefined : tree.get(at.parentId)
  ) {
    if (chain.includes(at.id)) break
    chain.push(at.id)
  }
  return chain
}

export const placesUnder = (tree: PlaceTree, id: number, kind?: PlaceKind): Place[] =>
  [...tree.values()].filter((p) => (kind === undefined || p.kind === kind) && chainOf(tree, p.id).includes(id))

export const ancestorOf = (tree: PlaceTree, id: number | null, kind: PlaceKind): Place | null => {
  const found = chainOf(tree, id).find((at) => tree.get(at)?.kind === kind)
  return found === undefined ? null : (tree.get(found) ?? null)
}

const GRADES = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 三(1)班, as schools say it on a board; a grade alone is 三年级. */
export const classTitle = (grade: number | null, label: string | null): string =>
  grade === null
    ? label === null
      ? '未分班'
      : `${label}班`
    : label === null || label === ''
      ? `${GRADES[grade] ?? grade}年级`
      : `${GRADES[grade] ?? grade}(${label})班`

/** 三年级（2）班, as it is signed under a page; a class with a name has no brackets: 三年级实验班. */
export const classInFull = ({ grade, label }: Pick<Place, 'grade' | 'label'>): string => {
  if (grade === null) return classTitle(grade, label)
  const year = `${GRADES[grade] ?? grade}年级`
  if (label === null || label === '') return year
  return /^\d+$/.test(label) ? `${year}（${label}）班` : `${year}${label}班`
}

/** The same of a class place; null where there is none. */
export const titleOfClass = (place: Pick<Place, 'grade' | 'label'> | null | undefined): string | null =>
  place ? classTitle(place.grade, place.label) : null
