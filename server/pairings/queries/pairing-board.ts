import { freeOf, MOST_CHILDREN } from '../../../domain/entries/pair-fit.ts'
import { waitsFor } from '../../../domain/entries/pair-ready.ts'
import { pairing } from '../../../domain/entries/pairing.ts'
import { addDays, daysBetween, maxDate, shanghaiDate } from '../../../domain/kit/dates.ts'
import { labelOf } from '../../../domain/kit/define-record.ts'
import { evaluatePredicate } from '../../../domain/kit/evaluate-predicate.ts'
import { isPerson } from '../../../domain/kit/field-spec.ts'
import { READINGS } from '../../../domain/registers/child.ts'
import type { ChildFacts } from '../../../domain/registers/child-facts.ts'
import { titleOfClass } from '../../../domain/registers/place.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import { childNames } from '../../children/db/child-names.ts'
import type { Ctx } from '../../context.ts'
import { childFactsOf } from '../../db/facts.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { placeByCode } from '../../places/queries/term-of-place.ts'
import { lastMet } from '../db/last-met.ts'
import { type Gathered, gather, type Pair, sortTitle } from '../gather.ts'

/** So many of each list come at once; the numbers are of all. */
const LISTED = { helpers: 300, waiting: 120, silent: 60 }

/**
 * Who helps whom at a school, class or village: helpers with what they carry, children who have nobody (the longest waiting first),
 * pairs that fell silent (looks: desk-pairing-board; S1.11, S2B.7). Errors: forbidden, invalid (a township), place-unknown, not-found.
 */
export const getPairingBoard = async (ctx: Ctx, actor: Actor, input: { place: string }) => {
  can(actor, 'entry.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const place = await placeByCode(tx, input.place, 'entry.read')
      const found = await gather(tx, place)
      const paired = new Set(found.pairs.flatMap((p) => p.row.child_id ?? []))
      const waiting = await waitingOf(tx, found, paired)
      const silent = await silentOf(tx, found.pairs)
      return {
        most: MOST_CHILDREN,
        counts: {
          children: found.children.length,
          paired: found.children.length - waiting.length,
          waiting: waiting.length,
          helping: found.helpers.filter((h) => h.carries > 0).length,
          silent: silent.length,
        },
        helpers: found.helpers.slice(0, LISTED.helpers).map((h) => ({
          key: h.key,
          name: h.name,
          sort: h.sort,
          sortTitle: sortTitle(h.sort),
          what: h.what,
          lives: h.lives,
          carries: h.carries,
          free: freeOf(h),
        })),
        waiting: waiting.slice(0, LISTED.waiting),
        silent: silent.slice(0, LISTED.silent),
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}

const waitingOf = async (tx: Tx, { children }: Gathered, paired: ReadonlySet<string>) => {
  const today = shanghaiDate(tx.now)
  const tree = await tx.tree()
  const alone = children.filter((c) => !paired.has(c.id))
  const facts = await childFactsOf(
    tx,
    alone.map((c) => c.id),
  )
  return alone
    .map((c) => {
      const at = c.class_id === null ? undefined : tree.get(c.class_id)
      return {
        id: c.id,
        name: c.name,
        className: titleOfClass(at),
        since: leftBehindSince(facts.get(c.id) ?? [], today),
      }
    })
    .sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0))
}

/** The first day of the spans, one after another up to today, in which the child was left behind by the reading of education. */
const leftBehindSince = (spans: readonly ChildFacts[], today: string): string => {
  const predicate = READINGS.education.predicate
  let since = today
  for (const span of spans.filter((s) => s.fromOn <= today).toReversed()) {
    const day = span.untilOn === null || span.untilOn > today ? today : addDays(span.untilOn, -1)
    if (!evaluatePredicate(predicate, span, { cutoff: day, from: day, to: day })) break
    since = span.fromOn
  }
  return since
}

/** An agreed rhythm in days, after which a pair that has not met again is silent. */
const DAYS: Readonly<Record<string, number>> = { week: 7, 'half-month': 14, month: 31, term: 70, once: 150 }

/** Pairs that stand and have not met for more than twice as long as was agreed, the longest first. */
const silentOf = async (tx: Tx, pairs: readonly Pair[]) => {
  const today = shanghaiDate(tx.now)
  const ready = pairs.filter((p) => waitsFor(p.answers).length === 0)
  const met = await lastMet(
    tx,
    ready.map((p) => p.row.id),
  )
  const quiet = ready.flatMap((p) => {
    const last = met.get(p.row.id) ?? null
    const days = daysBetween(maxDate(last ?? p.row.from_on, p.row.from_on), today)
    return days > 2 * (DAYS[String(p.answers.rhythm)] ?? 31) ? [{ ...p, last, days }] : []
  })
  const names = new Map(
    (
      await childNames(
        tx,
        quiet.flatMap((p) => p.row.child_id ?? []),
      )
    ).map((c) => [c.id, c.name]),
  )
  return quiet
    .sort((a, b) => b.days - a.days)
    .map(({ row, answers, last, days }) => ({
      id: row.id,
      helper: isPerson(answers.helper) ? answers.helper.name : '',
      childId: row.child_id ?? '',
      child: names.get(row.child_id ?? '') ?? '',
      rhythm: labelOf(pairing, 'rhythm', answers.rhythm),
      last,
      since: row.from_on,
      days,
    }))
}
