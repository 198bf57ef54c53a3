import { createHash } from 'node:crypto'
import { DUTY_RULES } from '../../../domain/duties/list.ts'
import type { DutyRule } from '../../../domain/duties/types.ts'
import { ENTRY_KINDS } from '../../../domain/entries/list.ts'
import { addDays } from '../../../domain/kit/dates.ts'
import type { EntryKind } from '../../../domain/kit/define-entry.ts'
import { COMMONS } from '../../../domain/roles.ts'
import type { CalendarRows } from '../calendar-rows.ts'
import type { Tx } from '../tx-type.ts'

/** Days before its beginning from which on a term has rows, and days after its end until which it keeps them. */
const AHEAD = 60
const KEPT = 400

/** Ids of the terms that have rows on a day; what was asked of an older one is worked out by the engine. */
export const termsWithRows = (rows: CalendarRows, today: string): string[] =>
  [...Map.groupBy(rows.terms, (t) => t.id)]
    .filter(([, of]) => of.some((t) => addDays(t.starts_on, -AHEAD) <= today && today <= addDays(t.ends_on, KEPT)))
    .map(([id]) => id)
    .sort()

/** What rows are made by: they hold for these rules and registers (which name days of their own) in these versions and no others. */
export const rulesMark = (
  rules: readonly DutyRule[] = DUTY_RULES,
  registers: readonly EntryKind[] = ENTRY_KINDS,
): string =>
  createHash('sha256')
    .update(
      [
        ...rules.map((r) => `${r.key} ${r.version}`),
        ...registers.map(
          (e) =>
            `${e.kind} ${e.version} ${e.audience} ${e.states.map((s) => `${s.value}${s.ended ? '.' : ''}`).join(' ')}`,
        ),
      ].join('\n'),
    )
    .digest('hex')
    .slice(0, 16)

type Laid = { term: string; rules: string; done: boolean }

/** Of which terms rows are there, or are just being made. Empty: the county has none, and nobody need keep any. */
export const laidTerms = (tx: Tx): Promise<Laid[]> =>
  tx.query<Laid>('select term, rules, done from duty_laid where county_id = $1 order by term', [tx.countyId])

/** Rows of these terms are about to be made. */
export const beginTerms = (tx: Tx, terms: readonly string[], rules: string): Promise<number> =>
  tx.run(
    `insert into duty_laid (county_id, scope, term, rules, done) select $1, $2::int[], t, $4, false from unnest($3::text[]) t
     on conflict (county_id, term) do update set rules = excluded.rules, done = false`,
    [tx.countyId, [COMMONS], terms, rules],
  )

/** All rows of these terms are there; nothing where the rules are others meanwhile. */
export const finishTerms = (tx: Tx, terms: readonly string[], rules: string): Promise<number> =>
  tx.run('update duty_laid set done = true where county_id = $1 and term = any($2::text[]) and rules = $3', [
    tx.countyId,
    terms,
    rules,
  ])

/** Terms of which no rows are kept any more. */
export const dropTerms = async (tx: Tx, terms: readonly string[]): Promise<void> => {
  if (terms.length === 0) return
  await tx.run('delete from duty_laid where county_id = $1 and term = any($2::text[])', [tx.countyId, terms])
  await tx.run('delete from duty where county_id = $1 and term = any($2::text[])', [tx.countyId, terms])
}
