import { classTitle } from './place.ts'
import type { IncomingChild, RegisterChild } from './roster-child.ts'

export type CoverOptions = {
  autumn: boolean
  termStart: string
  population: 'all' | 'left-behind'
  /** The list itself says that it holds the whole school (全校). */
  whole?: boolean
}

type Place = { grade: number | null; label: string | null }
const keyOf = ({ grade, label }: Place) => `${grade ?? ''}|${label ?? ''}`
const isTop = (grade: number | null) => grade === 6 || grade === 9

/**
 * Which children a list speaks of, so that whoever is not in it is missing: null where it says nothing of a child, else why it
 * should have been there. A file of left-behind pupils can miss only such pupils; a file of some classes only theirs, and in
 * autumn those that move up into them. A class of last year into which nobody moves up was dissolved, where the list holds the
 * other classes of its grade and every grade that there should be: its children are asked about, not kept in silence. So are the oldest of a
 * school whose own last grade the list has.
 */
export const coverage = (
  rows: readonly IncomingChild[],
  register: readonly RegisterChild[],
  { autumn, termStart, population, whole = false }: CoverOptions,
): ((child: RegisterChild) => string | null) => {
  const classes = new Set(rows.map((i) => keyOf({ grade: i.says.grade ?? null, label: i.says.label ?? null })))
  const grades = new Set(rows.map((i) => i.says.grade ?? null))
  // A teaching point ends with its second or third grade: its oldest go on to another school as a sixth grade does.
  const oldest = Math.max(0, ...register.flatMap((c) => (c.left ? [] : [c.flat.grade ?? 0])))
  const goesOn = (grade: number | null) =>
    isTop(grade) || (grade === oldest && grades.has(grade) && ![...grades].some((g) => (g ?? 0) > oldest))
  const movesUp = (child: RegisterChild) => autumn && child.since < termStart && child.flat.grade !== null
  const expected = register.flatMap((c) =>
    !c.left && movesUp(c) && !goesOn(c.flat.grade) ? [(c.flat.grade ?? 0) + 1] : [],
  )
  const everyGrade = classes.size > 1 && expected.every((grade) => grades.has(grade))
  return (child) => {
    if (population === 'left-behind' && !child.leftBehind) return null
    const { grade, label } = child.flat
    const usual = `${child.classTitle ?? '本校'}的名单里没有这名孩子`
    if ([...classes].every((c) => c === '|') || classes.has(keyOf({ grade, label }))) return usual
    if (!movesUp(child) || grade === null) return whole ? usual : null
    if (goesOn(grade)) return whole || grades.has(grade) ? usual : null
    if (classes.has(keyOf({ grade: grade + 1, label }))) return usual
    return whole || (everyGrade && grades.has(grade + 1))
      ? `新名单里没有${classTitle(grade + 1, label)}（上学期的${classTitle(grade, label)}），别的班里也没有这名孩子`
      : null
  }
}
