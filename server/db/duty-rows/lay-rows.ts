import type { Calendar } from '../../../domain/calendar/types.ts'
import { DUTY_RULES } from '../../../domain/duties/list.ts'
import type { DutySubject } from '../../../domain/duties/subject-facts.ts'
import type { Duty, DutyRule } from '../../../domain/duties/types.ts'
import { isOfList } from '../../../domain/kit/define-entry.ts'
import type { Subject } from '../../../domain/kit/subject.ts'
import { scopeOfPlace } from '../../../domain/registers/scope.ts'
import { dutiesOfSubjects } from '../duties.ts'
import { entryFactsOf, kindsOwing, placeFactsOf } from '../duty-subjects.ts'
import { factsAndScopes } from '../facts.ts'
import type { Tx } from '../tx-type.ts'
import { byRowType, chunked, type Statement, valuesOf } from '../write/values.ts'

/** Rows tell of whatever was recorded, on whichever day; the asked day comes in when they are read. */
const ALWAYS = '9999-12-31'

/** A row of the table `duty`. */
export type DutyRow = {
  county_id: number
  scope: number[]
  id: string
  subject_kind: Subject['kind']
  subject_id: string
  entry_kind: string | null
  child_id: string | null
  place_id: number | null
  household_id: string | null
  school_id: number | null
  class_id: number | null
  village_id: number | null
  township_id: number | null
  holder: string | null
  post: string
  rule: string
  period: string
  label: string
  term: string
  opens: string
  due: string
  grace: string
  closes: string
  met_by: string | null
  met_on: string | null
  met_received: string | null
  tries: number
  waived: string | null
}

/**
 * The rows of these subjects as the engine finds them now: read set-wise, whatever their number. With the county in sight, and after
 * `lockSubjects`.
 */
export const rowsOfSubjects = async (
  tx: Tx,
  subjects: readonly Subject[],
  terms: readonly string[],
  rules: readonly DutyRule[] = DUTY_RULES,
): Promise<DutyRow[]> => {
  const ids = (kind: Subject['kind']) => subjects.filter((s) => s.kind === kind).map((s) => s.id)
  const [children, entries] = [ids('child'), ids('entry')]
  // What only a list may know of leaves no row: whoever is on it is told by the engine.
  const kinds = kindsOwing(rules).filter((kind) => !isOfList(kind))
  const tree = await tx.tree()
  const [{ facts, scopes }, scopesOfEntries, found, places] = await Promise.all([
    factsAndScopes(tx, children),
    entryScopes(tx, entries),
    entries.length ? entryFactsOf(tx, { kinds, ids: entries, since: '' }) : [],
    placeFactsOf(
      tx,
      ids('place').flatMap((id) => tree.get(Number(id)) ?? []),
    ),
  ])
  const others: DutySubject[] = [
    ...found.map((facts): DutySubject => ({ kind: 'entry', facts })),
    ...places.map((facts): DutySubject => ({ kind: 'place', facts })),
  ]
  const placeOf = new Map(found.map((e) => [e.entryId, e.placeId]))
  const termsOf = (calendar: Calendar) => calendar.terms.filter((t) => terms.includes(t.id))
  const duties = await dutiesOfSubjects(tx, { children: facts, others }, termsOf, ALWAYS, rules)
  const scopeOf = ({ subject: { kind, id } }: Duty): number[] | undefined =>
    kind === 'child' ? scopes.get(id) : kind === 'entry' ? scopesOfEntries.get(id) : scopeOfPlace(Number(id), tree)
  return duties.flatMap((d) => {
    const scope = scopeOf(d)
    const place = d.subject.kind === 'place' ? Number(d.subject.id) : (placeOf.get(d.subject.id) ?? null)
    return scope ? [rowOf(tx.countyId, d, scope, place)] : []
  })
}

/** Who sees each of these entries sees what is owed to it. */
const entryScopes = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, number[]>> =>
  new Map(
    ids.length
      ? (
          await tx.query<{ id: string; scope: number[] }>(
            'select id, scope from entry where county_id = $1 and id = any($2::uuid[])',
            [tx.countyId, ids],
          )
        ).map((e) => [e.id, e.scope])
      : [],
  )

const rowOf = (county: number, d: Duty, scope: number[], place: number | null): DutyRow => ({
  county_id: county,
  scope,
  id: d.id,
  subject_kind: d.subject.kind,
  subject_id: d.subject.id,
  entry_kind: d.entryKind,
  child_id: d.childId,
  place_id: place,
  household_id: d.householdId,
  school_id: d.schoolId,
  class_id: d.classId,
  village_id: d.villageId,
  township_id: d.townshipId,
  holder: d.owner.account,
  post: d.owner.role,
  rule: d.rule,
  period: d.period.key,
  label: d.period.label,
  term: d.period.term,
  ...d.period.windows,
  met_by: d.metBy,
  met_on: d.metOn,
  met_received: d.metReceived,
  tries: d.attempts.length,
  waived: d.waiver?.id ?? null,
})

/** What these subjects owed before and owe no more goes, and the rows are laid down; those that say the same already stay as they are. */
export const layRows = async (tx: Tx, subjects: readonly Subject[], rows: readonly DutyRow[]): Promise<void> => {
  const [text, values] = goneStatement(tx.countyId, subjects, rows)
  const names = Object.keys(rows[0] ?? {})
  const rest = names.filter((n) => n !== 'county_id' && n !== 'id')
  const list = (of: string) => rest.map((n) => `${of}.${n}`).join(', ')
  const after = `on conflict (county_id, id) do update set (${rest.join(', ')}) = (${list('excluded')}) where (${list('duty')}) is distinct from (${list('excluded')})`
  const sorted = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((row) => Object.values(row))
  const [first, ...more] = chunked(sorted, tx.sharded ? names.length : 6)
  if (!first || tx.sharded) {
    const gone = tx.run(text, values)
    const laid = (first ? [first, ...more] : []).map((chunk) => {
      const said = valuesOf(chunk)
      return tx.run(`insert into duty (${names.join(', ')}) values ${said.text} ${after}`, said.values)
    })
    await Promise.all([gone, ...laid])
    return
  }
  // Both in one statement: what goes and what comes are never the same row.
  const [insert, json] = byRowType('duty', names, first, after)
  await Promise.all([
    tx.run(`with gone as (${shifted(text)}) ${insert}`, [...json, ...values]),
    ...more.map((chunk) => tx.run(...byRowType('duty', names, chunk, after))),
  ])
}

const goneStatement = (county: number, subjects: readonly Subject[], rows: readonly DutyRow[]): Statement => [
  'delete from duty where county_id = $1 and subject_id = any($2::text[]) and not (id = any($3::text[]))',
  [county, subjects.map((s) => s.id), rows.map((r) => r.id)],
]

/** Its values stand after the one of the insert. */
const shifted = (text: string): string => text.replace(/\$(\d)/g, (_, n: string) => `$${Number(n) + 1}`)
