import type { DayOff, Term } from './types.ts'

/** `2026-autumn` → 2026年秋季学期 */
export const termName = (id: string): string => `${id.slice(0, 4)}年${id.endsWith('autumn') ? '秋' : '春'}季学期`

/** Usual dates; a county sets its own each year (dossier §5). Autumn: September to January, spring: February to July. */
export const defaultTerm = (id: string): Term => {
  const year = Number(id.slice(0, 4))
  return id.endsWith('autumn')
    ? { id, name: termName(id), startsOn: `${year}-09-01`, endsOn: `${year + 1}-01-20` }
    : { id, name: termName(id), startsOn: `${year}-02-23`, endsOn: `${year}-07-05` }
}

export const DEFAULT_TERMS: Term[] = ['2025-autumn', '2026-spring', '2026-autumn', '2027-spring', '2027-autumn'].map(
  defaultTerm,
)

/** Statutory holidays and the days that make up for them, as far as announced or fixed by date; later ones are added as data when the yearly notice comes. */
export const DEFAULT_DAYS_OFF: DayOff[] = [
  { fromOn: '2025-09-28', toOn: '2025-09-28', kind: 'make-up', name: '国庆调休' },
  { fromOn: '2025-10-01', toOn: '2025-10-08', kind: 'holiday', name: '国庆、中秋' },
  { fromOn: '2025-10-11', toOn: '2025-10-11', kind: 'make-up', name: '国庆调休' },
  { fromOn: '2026-01-01', toOn: '2026-01-03', kind: 'holiday', name: '元旦' },
  { fromOn: '2026-01-04', toOn: '2026-01-04', kind: 'make-up', name: '元旦调休' },
  { fromOn: '2026-02-28', toOn: '2026-02-28', kind: 'make-up', name: '春节调休' },
  { fromOn: '2026-04-04', toOn: '2026-04-06', kind: 'holiday', name: '清明' },
  { fromOn: '2026-05-01', toOn: '2026-05-05', kind: 'holiday', name: '劳动节' },
  { fromOn: '2026-05-09', toOn: '2026-05-09', kind: 'make-up', name: '劳动节调休' },
  { fromOn: '2026-06-19', toOn: '2026-06-21', kind: 'holiday', name: '端午' },
  { fromOn: '2026-09-20', toOn: '2026-09-20', kind: 'make-up', name: '国庆调休' },
  { fromOn: '2026-09-25', toOn: '2026-09-27', kind: 'holiday', name: '中秋' },
  { fromOn: '2026-10-01', toOn: '2026-10-07', kind: 'holiday', name: '国庆' },
  { fromOn: '2026-10-10', toOn: '2026-10-10', kind: 'make-up', name: '国庆调休' },
  { fromOn: '2027-01-01', toOn: '2027-01-03', kind: 'holiday', name: '元旦' },
]

const inOrder = (terms: readonly Term[]): Term[] => [...terms].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))

/** The term that a date falls into or that comes next after it: schools plan ahead in the holidays. */
export const termAt = (terms: readonly Term[], date: string): Term | null => {
  const ordered = inOrder(terms)
  return ordered.find((t) => date <= t.endsOn) ?? ordered.at(-1) ?? null
}

export const termBefore = (terms: readonly Term[], id: string): Term | null => {
  const ordered = inOrder(terms)
  const at = ordered.findIndex((t) => t.id === id)
  return at > 0 ? (ordered[at - 1] ?? null) : null
}

export const termAfter = (terms: readonly Term[], id: string): Term | null => {
  const ordered = inOrder(terms)
  const at = ordered.findIndex((t) => t.id === id)
  return at < 0 ? null : (ordered[at + 1] ?? null)
}
