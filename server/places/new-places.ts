import { AppError } from '../../domain/errors.ts'
import { readGradeClass } from '../../domain/registers/class-name.ts'
import { isMerged, placeOfCode, standingOf } from '../../domain/registers/merged-place.ts'
import { chainOf, classTitle, type Place, type PlaceKind, type PlaceTree } from '../../domain/registers/place.ts'
import { KIND_NAMES, MAY_STAND } from '../../domain/registers/place-kinds.ts'
import { mustReach } from '../can.ts'
import { nextCircles } from '../db/county.ts'
import { lockPlaces } from '../db/locks.ts'
import type { Tx } from '../db/tx-type.ts'
import type { Change } from '../db/write/change.ts'
import { hangElsewhere } from './hang-elsewhere.ts'

export type NewPlace = {
  kind: Exclude<PlaceKind, 'county'>
  code?: string | undefined
  name: string
  /** Code of what it hangs on, or its name where only one place is called so. */
  parentCode: string
  /** It hangs on what this row of the same batch is about. */
  parentRow?: number
  grade?: number | null | undefined
  label?: string | null | undefined
  row?: number
}
export type PlaceProblem = { row: number; message: string }
export type PlacesOutcome = { added: number; updated: number; unchanged: number; problems: PlaceProblem[] }
/** What becomes of one row. */
export type PlaceItem = {
  row: number
  kind: NewPlace['kind']
  name: string
  under: string
  state: 'new' | 'changed' | 'same'
}

/** The writing part, shared with the roster import: who may bring a list in makes the classes that it names (`by`). */
export const writePlaces = async (
  tx: Tx,
  rows: readonly NewPlace[],
  unread: readonly PlaceProblem[] = [],
  only: 'new' | 'any' = 'any',
  by: 'place.write' | 'roster.import' = 'place.write',
): Promise<PlacesOutcome> => {
  await lockPlaces(tx)
  const { outcome, changes, moved } = await planPlaces(tx, rows, await nextCircles(tx, rows.length), unread, only, by)
  if (outcome.problems.length) return outcome
  await tx.write(changes, null)
  await hangElsewhere(tx, moved)
  return outcome
}

/** What would become of the rows; writes nothing. `ids`: for those that are new. */
export const planPlaces = async (
  tx: Tx,
  rows: readonly NewPlace[],
  ids: number[],
  unread: readonly PlaceProblem[] = [],
  only: 'new' | 'any' = 'any',
  by: 'place.write' | 'roster.import' = 'place.write',
): Promise<{ outcome: PlacesOutcome; items: PlaceItem[]; changes: Change[]; moved: number[] }> => {
  const tree = new Map(await tx.tree())
  const outcome: PlacesOutcome = { added: 0, updated: 0, unchanged: 0, problems: [...unread] }
  const items: PlaceItem[] = []
  const made = new Map<number, number>()
  const moved: number[] = []
  const changes: Change[] = []
  const waiting: Waiting[] = rows.map((row, i) => ({ ...row, row: row.row ?? i + 1 }))
  const left = new Set(waiting)
  const codes = new Map<string, number>()
  for (const row of waiting) {
    const code = row.code?.trim()
    const first = code ? codes.get(code) : undefined
    if (code && first !== undefined)
      outcome.problems.push({ row: row.row, message: `代码“${code}”在第 ${first} 行已经用过，一个代码只能写一行。` })
    else if (code) codes.set(code, row.row)
  }
  for (let before = -1; waiting.length > 0 && waiting.length !== before; ) {
    before = waiting.length
    for (const row of waiting.splice(0)) {
      const parent = parentOf(row, tree, made, left)
      if (!parent) {
        waiting.push(row)
        continue
      }
      left.delete(row)
      if (parent === 'several') {
        outcome.problems.push({
          row: row.row,
          message: `叫“${row.parentCode}”的上级不止一个，请在“上级代码”里写它的代码。`,
        })
        continue
      }
      if (!MAY_STAND[row.kind].includes(parent.kind)) {
        outcome.problems.push({
          row: row.row,
          message: `${KIND_NAMES[row.kind]}“${row.name}”不能放在${KIND_NAMES[parent.kind]}“${parent.name}”下面，请核对上级代码。`,
        })
        continue
      }
      mustReach(tx.actor, by, chainOf(tree, parent.id))
      const code = row.code?.trim() || freeCode(row, parent, tree)
      const below = [...tree.values()].find((p) => p.code === code)
      if (below && isMerged(tree, below)) {
        outcome.problems.push({
          row: row.row,
          message: `代码“${code}”的${KIND_NAMES[below.kind]}“${below.name}”已经并入“${standingOf(tree, below).name}”，请从表里去掉这一行。`,
        })
        continue
      }
      if (below) {
        if (only === 'new') throw new AppError('code-taken')
        // Asked of the row that will be written, however its code was found (H3): both ends of a move must be the actor's own.
        mustReach(tx.actor, by, chainOf(tree, below.id))
        if (below.parentId !== parent.id && below.parentId !== null) moved.push(below.id)
      }
      const before = { ...outcome }
      const id = place({ ...row, code }, parent.id, ids, tree, changes, outcome)
      if (id === null) continue
      made.set(row.row, id)
      const state = outcome.added > before.added ? 'new' : outcome.updated > before.updated ? 'changed' : 'same'
      items.push({ row: row.row, kind: row.kind, name: tree.get(id)?.name ?? row.name, under: parent.name, state })
    }
  }
  for (const row of waiting)
    outcome.problems.push({
      row: row.row,
      message: `没有代码或名称为“${row.parentCode}”的上级单位，请先添加它，或核对上级代码。`,
    })
  const problems = outcome.problems.sort((a, b) => a.row - b.row)
  return {
    outcome: problems.length ? { added: 0, updated: 0, unchanged: 0, problems } : outcome,
    items: items.sort((a, b) => a.row - b.row),
    changes,
    moved,
  }
}

type Waiting = NewPlace & { row: number }

/** What a row hangs on, once that is there: by its row, its code, or by its name where no other place or row may be meant. */
const parentOf = (
  row: Waiting,
  tree: PlaceTree,
  made: ReadonlyMap<number, number>,
  left: ReadonlySet<Waiting>,
): Place | 'several' | undefined => {
  if (row.parentRow !== undefined) return tree.get(made.get(row.parentRow) ?? -1)
  const coded = placeOfCode(tree, row.parentCode)
  if (coded) return coded
  const fits = (p: { name: string; kind: PlaceKind }) =>
    p.name.trim() === row.parentCode && MAY_STAND[row.kind].includes(p.kind)
  if ([...left].some((other) => other !== row && fits(other))) return undefined
  const named = [...tree.values()].filter((p) => fits(p) && !isMerged(tree, p))
  return named.length > 1 ? 'several' : named[0]
}

/** Grade and class of a row about a class, from its fields or its name. */
const classOf = (row: NewPlace) => {
  const read = row.kind === 'class' ? readGradeClass(row.name) : { grade: null, label: null }
  return { grade: row.grade ?? read.grade, label: row.label ?? read.label }
}

/**
 * A code for a place that came without one, below its parent's: that of the place of this name which stands there already, or
 * one that nobody has (a branch school's code may well look like a class of its mother school).
 */
const freeCode = (row: NewPlace, parent: Place, tree: PlaceTree): string => {
  const { grade, label } = classOf(row)
  const name = row.kind === 'class' && grade !== null ? `${grade}${label ? `.${label}` : ''}` : row.name.trim()
  const sibling = [...tree.values()].find(
    (p) =>
      p.parentId === parent.id &&
      p.kind === row.kind &&
      (row.kind === 'class' && grade !== null ? p.grade === grade && p.label === label : p.name === name),
  )
  if (sibling) return sibling.code
  const taken = new Map([...tree.values()].map((p) => [p.code, p]))
  for (let n = 1; ; n++) {
    const code = `${parent.code}-${name}${n === 1 ? '' : `~${n}`}`
    const there = taken.get(code)
    if (!there || (there.parentId === parent.id && there.kind === row.kind)) return code
  }
}

const place = (
  row: NewPlace & { row: number; code: string },
  parentId: number,
  ids: number[],
  tree: Map<number, NonNullable<ReturnType<PlaceTree['get']>>>,
  changes: Change[],
  outcome: PlacesOutcome,
): number | null => {
  const { grade, label } = classOf(row)
  const { code } = row
  const known = [...tree.values()].find((p) => p.code === code)
  const name = row.kind === 'class' && grade !== null ? classTitle(grade, label) : row.name.trim()
  if (known) {
    if (known.kind !== row.kind) {
      outcome.problems.push({
        row: row.row,
        message: `代码“${code}”已经是${KIND_NAMES[known.kind]}“${known.name}”，请换一个代码。`,
      })
      return null
    }
    // A name that tells no grade takes none away.
    const told = row.grade !== undefined || known.name !== name
    if (
      known.parentId === parentId &&
      (!told || (known.name === name && known.grade === grade && known.label === label))
    ) {
      outcome.unchanged++
      return known.id
    }
    outcome.updated++
    const set = told ? { name, grade, label } : { name }
    changes.push({ table: 'place', op: 'update', id: known.id, set: { ...set, parent_id: parentId } })
    tree.set(known.id, { ...known, ...set, parentId })
    return known.id
  }
  const id = ids.shift()
  if (id === undefined) throw new AppError('internal')
  outcome.added++
  changes.push({
    table: 'place',
    op: 'insert',
    id,
    set: { kind: row.kind, code, name, parent_id: parentId, grade, label },
  })
  tree.set(id, {
    id,
    kind: row.kind,
    code,
    name,
    parentId,
    grade,
    label,
    aliases: [],
    closed: false,
    typedPupils: null,
    typedPupilsSource: null,
  })
  return id
}
