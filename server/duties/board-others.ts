import { DUTY_RULES } from '../../domain/duties/list.ts'
import type { Duty, DutyRule } from '../../domain/duties/types.ts'
import { monthOf } from '../../domain/kit/dates.ts'
import { isOfList } from '../../domain/kit/define-entry.ts'
import type { Place } from '../../domain/registers/place.ts'
import { otherDuties } from '../db/duties.ts'
import { kindsOwing } from '../db/duty-subjects.ts'
import type { Tx } from '../db/tx-type.ts'
import { readsEntries } from '../entries/reachable.ts'
import { type KeptDuties, rowsAt } from './db/kept-duties.ts'
import { type OtherDuty, othersKept } from './db/others-kept.ts'

export type OthersAsked = { month: string; terms: readonly string[]; at: string }

const inMonth =
  (month: string) =>
  ({ period: { windows } }: Duty): boolean =>
    monthOf(windows.opens) <= month && monthOf(windows.due) >= month

/** Duties of entries and places whose windows lie in the month. */
export const othersOfMonth = async (
  tx: Tx,
  place: Place,
  { month, terms, at }: OthersAsked,
  rules: readonly DutyRule[],
): Promise<Duty[]> =>
  (await otherDuties(tx, place, terms, at, (kind) => readsEntries(tx.actor, kind), rules)).filter(inMonth(month))

/** What a board says of entries and places: what lies in its month, and what is overdue from a month before. */
export type OthersCounted = { month: readonly OtherDuty[]; earlier: readonly OtherDuty[] }

/**
 * The same to be counted, and beside it, of the terms that are open in the running month (`open`), what fell due before and is overdue: on the
 * first of a month what was due on the last is as overdue as the day before. From their rows where these answer (of a county some ten
 * thousand entries, each with days of its own); what only a list may know of leaves none and is found by the engine.
 */
export const othersCounted = async (
  tx: Tx,
  place: Place,
  { month, terms, at, open }: OthersAsked & { open: readonly string[] },
  rules: readonly DutyRule[],
  known: ReadonlyMap<string, KeptDuties>,
): Promise<OthersCounted> => {
  const all = [...new Set([...terms, ...open])]
  const byEngine = async (of: readonly DutyRule[], reads: (kind: string) => boolean): Promise<OthersCounted> => {
    const found = await otherDuties(tx, place, all, at, reads, of)
    return {
      month: found.filter((d) => terms.includes(d.period.term) && inMonth(month)(d)),
      earlier: found.filter(
        ({ state, period: { term, windows } }) =>
          state === 'overdue' && open.includes(term) && monthOf(windows.due) < month,
      ),
    }
  }
  const reads = (kind: string) => readsEntries(tx.actor, kind)
  if (rules !== DUTY_RULES) return byEngine(rules, reads)
  const rows = await Promise.all(
    all.map(async (term) => {
      const one = known.get(term) ?? (await rowsAt(tx, place, { terms: [term], due: null }, at))
      return one && 'rows' in one ? { term, rows: one.rows } : null
    }),
  )
  if (rows.includes(null)) return byEngine(rules, reads)
  const mine = kindsOwing(rules).filter((kind) => reads(kind.kind))
  const listed = new Set(mine.filter(isOfList).map((kind) => kind.kind))
  const registers = mine.map((kind) => kind.kind).filter((kind) => !listed.has(kind))
  const found: OthersCounted[] = []
  for (const one of rows) {
    if (!one) continue
    const asked = { month: terms.includes(one.term) ? month : null, before: open.includes(one.term) ? month : null }
    found.push(await othersKept(tx, one.rows, { ...asked, registers }))
  }
  if (listed.size)
    found.push(
      await byEngine(
        rules.filter((rule) => rule.subject === 'entry'),
        (kind) => listed.has(kind),
      ),
    )
  return { month: found.flatMap((f) => f.month), earlier: found.flatMap((f) => f.earlier) }
}

/** Their periods go by each one's own days: one column a rule for the whole month. */
export const otherColumns = (others: readonly OtherDuty[], rules: readonly DutyRule[]) =>
  rules
    .filter((rule) => others.some((d) => d.rule === rule.key))
    .map((rule) => ({ key: `${rule.key}|`, rule: rule.key, period: '', title: rule.title, unit: rule.unit }))
