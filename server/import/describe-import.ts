import { maskText } from '../../domain/kit/identity/mask.ts'
import { classKey } from '../../domain/registers/class-open.ts'
import { toldChange } from '../../domain/registers/difference.ts'
import { classTitle, type PlaceTree } from '../../domain/registers/place.ts'
import type { IncomingChild } from '../../domain/registers/roster-child.ts'
import type { Counts } from './apply.ts'
import { classOfRow } from './decide.ts'
import type { ForeignGroup } from './divide-list.ts'
import type { Prepared } from './prepare.ts'
import type { ReadyToWrite } from './stored.ts'

/** `school`: code of the school where it is written, when that is not the one whose list it is. */
type Named = { sheet: string; row: number; name: string; school?: string }
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
  missing: Listed<{ school?: string; name: string; class: string | null; guess: string; because: string }>
  conflicts: Listed<Named & { kind: string; reason: string }>
  duplicates: Listed<Named & { reasons: string[] }>
  transfers: Listed<Named & { class: string | null; because: string }>
  unmatchedVillages: Listed<Named & { address: string; tie: boolean; stopped: string | null }>
  newClasses: Listed<{ school?: string; name: string; children: number }>
  /** What only a person can decide of the file's own rows: who is left behind, rows left out that look like a child. */
  toLookAt: Listed<Named & { reason: string }>
  /** Rows that name another school: as it is written, which one of the county is meant, and what is done with them. */
  foreign: Listed<Named & { named: string; known: string | null; what: 'left' | 'taken' | 'handed' }>
  /** Rows whose class nobody knows: not written until somebody says it. */
  classless: Listed<Named & { grade: number | null; suggested: string | null }>
  /** A township's list: how many rows each school has of it. */
  schools: Listed<{ code: string; name: string; children: number }>
  /** What was written, once it was. */
  written: Counts | null
}

const listed = <T>(list: T[]): Listed<T> => ({ count: list.length, list })

/** The difference as the terminal prints it: a count and a list of each. Numbers masked, nothing of other places. */
export const describeImport = (
  { home, parts, groups }: ReadyToWrite,
  population: 'all' | 'left-behind',
  tree: PlaceTree,
  toLookAt: ImportOutcome['toLookAt']['list'] = [],
): ImportOutcome => {
  const each = parts.map(({ prepared }) =>
    describePart(prepared, prepared.school.id === home.id ? {} : { school: prepared.school.code }, tree),
  )
  const all = <K extends keyof ReturnType<typeof describePart>>(name: K) =>
    listed(each.flatMap((part): ReturnType<typeof describePart>[K][number][] => [...part[name]]))
  return {
    applied: false,
    importId: null,
    population,
    new: all('new'),
    changed: all('changed'),
    unchanged: all('unchanged'),
    missing: all('missing'),
    conflicts: all('conflicts'),
    duplicates: all('duplicates'),
    transfers: all('transfers'),
    unmatchedVillages: all('unmatchedVillages'),
    newClasses: all('newClasses'),
    classless: all('classless'),
    foreign: listed(groups.filter((g) => !(g.automatic && g.to)).flatMap(foreignRows)),
    schools: listed(
      home.kind === 'school'
        ? []
        : parts.map(({ prepared: { school, listed: children } }) => ({
            code: school.code,
            name: school.name,
            children,
          })),
    ),
    toLookAt: listed(toLookAt),
    written: null,
  }
}

const foreignRows = (g: ForeignGroup) =>
  g.rows.map((r) => ({
    sheet: r.sheet,
    row: r.row,
    name: r.name,
    named: r.school ?? '',
    known: g.known?.code ?? null,
    what: g.to === null ? ('left' as const) : g.choice === 'take' ? ('taken' as const) : ('handed' as const),
  }))

const describePart = (prepared: Prepared, where: { school?: string }, tree: PlaceTree) => {
  const village = (id: number) => tree.get(id)?.name ?? null
  const { difference: d } = prepared
  const named = (i: IncomingChild): Named => ({ sheet: i.sheet, row: i.row, name: i.says.name, ...where })
  return {
    new: d.added.map((i) => ({ ...named(i), class: classOfRow(i) })),
    changed: d.changed.map((c) => ({
      ...named(c.incoming),
      ...toldChange(c, village),
    })),
    unchanged: d.unchanged.map((c) => named(c.incoming)),
    missing: d.missing.map((m) => ({
      ...where,
      name: m.child.flat.name,
      class: m.child.classTitle,
      guess: m.guess,
      because: m.because,
    })),
    conflicts: d.conflicts.map((c) => ({ ...named(c.incoming), kind: c.kind, reason: c.reason })),
    duplicates: d.likely.map((l) => ({ ...named(l.incoming), reasons: l.candidates.flatMap((c) => c.reasons) })),
    transfers: d.transfers.map((t) => ({ ...named(t.incoming), class: classOfRow(t.incoming), because: t.because })),
    unmatchedVillages: prepared.unmatched.map(({ incoming, tie, stopped }) => ({
      ...named(incoming),
      address: maskText(incoming.says.address ?? ''),
      tie,
      stopped,
    })),
    newClasses: newClassesOf(prepared, tree).map((c) => ({ ...where, ...c })),
    classless: [...prepared.openClasses.values()].map(({ incoming, suggested }) => ({
      ...named(incoming),
      grade: incoming.says.grade ?? null,
      suggested,
    })),
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
