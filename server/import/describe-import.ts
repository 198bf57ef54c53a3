import { maskText } from '../../domain/kit/identity/mask.ts'
import { effectsOf, valueText } from '../../domain/registers/difference.ts'
import { classTitle, type PlaceTree } from '../../domain/registers/place.ts'
import { FIELD_TITLES, type IncomingChild } from '../../domain/registers/roster-child.ts'
import type { Counts } from './apply.ts'
import { classKey } from './classes.ts'
import { classOfRow } from './decide.ts'
import type { Prepared } from './prepare.ts'

type Named = { sheet: string; row: number; name: string }
type Listed<T> = { count: number; list: T[] }
export type ImportOutcome = {
  applied: boolean
  importId: string | null
  population: 'all' | 'left-behind'
  new: Listed<Named & { class: string | null }>
  changed: Listed<
    Named & {
      changes: { field: string; title: string; from: string | null; to: string | null }[]
      effects: string[]
    }
  >
  unchanged: Listed<Named>
  missing: Listed<{ name: string; class: string | null; guess: string; because: string }>
  conflicts: Listed<Named & { kind: string; reason: string }>
  duplicates: Listed<Named & { reasons: string[] }>
  transfers: Listed<Named & { class: string | null; because: string }>
  unmatchedVillages: Listed<Named & { address: string; tie: boolean }>
  newClasses: Listed<{ name: string; children: number }>
  /** What only a person can decide of the file's own rows: who is left behind, rows left out that look like a child. */
  toLookAt: Listed<Named & { reason: string }>
  /** What was written, once it was. */
  written: Counts | null
}

const listed = <T>(list: T[]): Listed<T> => ({ count: list.length, list })
const named = (i: IncomingChild): Named => ({ sheet: i.sheet, row: i.row, name: i.says.name })

/** The difference as the terminal prints it: a count and a list of each. Numbers masked, nothing of other places. */
export const describeImport = (
  prepared: Prepared,
  population: 'all' | 'left-behind',
  tree: PlaceTree,
  toLookAt: ImportOutcome['toLookAt']['list'] = [],
): ImportOutcome => {
  const village = (id: number) => tree.get(id)?.name ?? null
  const { difference: d } = prepared
  return {
    applied: false,
    importId: null,
    population,
    new: listed(d.added.map((i) => ({ ...named(i), class: classOfRow(i) }))),
    changed: listed(
      d.changed.map((c) => ({
        ...named(c.incoming),
        changes: c.changes.map((f) => ({
          field: f.field,
          title: FIELD_TITLES[f.field],
          from: valueText(f.field, f.from, village),
          to: valueText(f.field, f.to, village),
        })),
        effects: [...(c.child.left ? ['回到本校名册'] : []), ...effectsOf(c.changes, c.child.flat)],
      })),
    ),
    unchanged: listed(d.unchanged.map((c) => named(c.incoming))),
    missing: listed(
      d.missing.map((m) => ({
        name: m.child.flat.name,
        class: m.child.classTitle,
        guess: m.guess,
        because: m.because,
      })),
    ),
    conflicts: listed(d.conflicts.map((c) => ({ ...named(c.incoming), kind: c.kind, reason: c.reason }))),
    duplicates: listed(
      d.likely.map((l) => ({ ...named(l.incoming), reasons: l.candidates.flatMap((c) => c.reasons) })),
    ),
    transfers: listed(
      d.transfers.map((t) => ({ ...named(t.incoming), class: classOfRow(t.incoming), because: t.because })),
    ),
    unmatchedVillages: listed(
      prepared.unmatched.map(({ incoming, tie }) => ({
        ...named(incoming),
        address: maskText(incoming.says.address ?? ''),
        tie,
      })),
    ),
    newClasses: listed(newClassesOf(prepared, tree)),
    toLookAt: listed(toLookAt),
    written: null,
  }
}

/** Classes that the file names and the school lacks: they are made when it is written. */
export const newClassesOf = (prepared: Prepared, tree: PlaceTree) => {
  const known = new Set(
    [...tree.values()]
      .filter((p) => p.kind === 'class' && p.parentId === prepared.school.id && !p.closed)
      .map(classKey),
  )
  return [...prepared.classes]
    .filter(([key, c]) => c.grade !== null && !known.has(key))
    .map(([key, { grade, label, children }]) => ({
      key,
      name: classTitle(grade, label),
      grade,
      label,
      children,
    }))
}
