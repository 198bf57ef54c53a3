import { AppError } from '../../domain/errors.ts'
import { readGradeClass } from '../../domain/registers/class-name.ts'
import { isMerged, placeOfCode, standingOf } from '../../domain/registers/merged-place.ts'
import { chainOf, classTitle, type Place, type PlaceKind, type PlaceTree } from '../../domain/registers/place.ts'
import type { Actor } from '../../domain/roles.ts'
import { can, mustReach } from '../can.ts'
import type { Ctx } from '../context.ts'
import { nextCircles } from '../db/county.ts'
import { lockPlaces } from '../db/locks.ts'
import { inActorTx, type Tx } from '../db/tx.ts'
import type { Change } from '../db/write/write.ts'
import { hangElsewhere } from '../places/hang-elsewhere.ts'

export type NewPlace = {
  kind: Exclude<PlaceKind, 'county'>
  code?: string | undefined
  name: string
  parentCode: string
  grade?: number | null | undefined
  label?: string | null | undefined
  row?: number
}
export type PlaceProblem = { row: number; message: string }
export type PlacesOutcome = { added: number; updated: number; unchanged: number; problems: PlaceProblem[] }

/** What may stand below what. A school hangs on a township or county; a class on a school. */
export const PARENTS: Record<NewPlace['kind'], readonly PlaceKind[]> = {
  township: ['county'],
  village: ['township'],
  school: ['township', 'county'],
  class: ['school'],
}
export const KIND_NAMES: Record<PlaceKind, string> = {
  county: '县',
  township: '乡镇',
  village: '村',
  school: '学校',
  class: '班级',
}

/**
 * Adds places, or updates by code those that exist, in one transaction: parents may come in the same batch, in any order.
 * Rows that cannot be placed are told and nothing at all is written.
 */
export const addPlaces = async (
  ctx: Ctx,
  actor: Actor,
  rows: readonly NewPlace[],
  /** Found before (cells that could not be read): told together with what the places themselves show. */
  unread: readonly PlaceProblem[] = [],
  /** `new`: a code that stands already is refused, before anything is written. Error: code-taken. */
  only: 'new' | 'any' = 'any',
): Promise<PlacesOutcome> => {
  can(actor, 'place.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const outcome = await writePlaces(tx, rows, unread, only)
      if (outcome.problems.length === 0 && outcome.added + outcome.updated > 0)
        tx.note({ action: 'place.add', subject: 'place', detail: { added: outcome.added, updated: outcome.updated } })
      return outcome
    },
    { now: ctx.now(), patient: true },
  )
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
  const tree = new Map(await tx.tree())
  const outcome: PlacesOutcome = { added: 0, updated: 0, unchanged: 0, problems: [...unread] }
  const moved: number[] = []
  const changes: Change[] = []
  const waiting = rows.map((row, i) => ({ ...row, row: row.row ?? i + 1 }))
  const codes = new Map<string, number>()
  for (const row of waiting) {
    const code = row.code?.trim()
    const first = code ? codes.get(code) : undefined
    if (code && first !== undefined)
      outcome.problems.push({ row: row.row, message: `代码“${code}”在第 ${first} 行已经用过，一个代码只能写一行。` })
    else if (code) codes.set(code, row.row)
  }
  const ids = await nextCircles(tx, rows.length)
  for (let before = -1; waiting.length > 0 && waiting.length !== before; ) {
    before = waiting.length
    for (const row of waiting.splice(0)) {
      const parent = placeOfCode(tree, row.parentCode)
      if (!parent) {
        waiting.push(row)
        continue
      }
      if (!PARENTS[row.kind].includes(parent.kind)) {
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
      place({ ...row, code }, parent.id, ids, tree, changes, outcome)
    }
  }
  for (const row of waiting)
    outcome.problems.push({
      row: row.row,
      message: `没有代码为“${row.parentCode}”的上级单位，请先添加它，或核对上级代码。`,
    })
  if (outcome.problems.length)
    return { added: 0, updated: 0, unchanged: 0, problems: outcome.problems.sort((a, b) => a.row - b.row) }
  await tx.write(changes, null)
  await hangElsewhere(tx, moved)
  return outcome
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
) => {
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
      return
    }
    if (known.name === name && known.parentId === parentId && known.grade === grade && known.label === label) {
      outcome.unchanged++
      return
    }
    outcome.updated++
    changes.push({ table: 'place', op: 'update', id: known.id, set: { name, parent_id: parentId, grade, label } })
    tree.set(known.id, { ...known, name, parentId, grade, label })
    return
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
}
