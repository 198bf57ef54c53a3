import type * as z from 'zod'
import type { placePageApi } from '../../../domain/api/place-page.ts'
import { ENTRY_KINDS } from '../../../domain/entries/list.ts'
import { AppError } from '../../../domain/errors.ts'
import { figureOf } from '../../../domain/figures/list.ts'
import { readingAt } from '../../../domain/figures/reading.ts'
import { minDate, shanghaiDate } from '../../../domain/kit/dates.ts'
import { isOfList } from '../../../domain/kit/define-entry.ts'
import { isMerged, placeOfCode } from '../../../domain/registers/merged-place.ts'
import { chainOf, type Place, type PlaceTree } from '../../../domain/registers/place.ts'
import { type Actor, canAt, ROLES, type Role } from '../../../domain/roles.ts'
import { postsAt } from '../../accounts/db/account.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { calendarOf } from '../../db/calendar.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { countEntriesAt } from '../../entries/db/at-place.ts'
import { readsKind } from '../../entries/reachable.ts'
import { enrolmentOf } from '../../figures/db/enrolment.ts'
import { figureValues } from '../../figures/db/figure-values.ts'
import { dutyQuestion, keptDuties } from '../../figures/queries/place-figures.ts'
import { classRank, sortedInTree } from './places.ts'
import { type PlaceTerm, placeTerm } from './term-of-place.ts'

type Out = z.input<(typeof placePageApi)['getPlace']['response']>

/** Helpers stand on no list of colleagues: with whom they are paired is the child's own affair. */
const STAFF: readonly Role[] = ROLES.filter((role) => role !== 'helper')
/** What a place's page counts; the last three from duties, which a whole county has too many of for a page. */
const READINGS = ['left-behind.state', 'left-behind.education', 'left-behind.county'] as const
const OF_THE_DAY = ['files.open', 'care.grandparents'] as const
const OF_THE_TERM = ['talks.coverage', 'visits.coverage', 'duties.missed'] as const

/**
 * What a place has (outside.md `GET /api/places/{CODE}`): what stands above and directly below it, who works there, how many entries of each register are open, and its
 * figures of the term that runs. Of a place that is not in the actor's keeping: where it stands, and, where the own post lies in it,
 * its people. Errors: place-unknown.
 */
export const getPlace = async (ctx: Ctx, actor: Actor, code: string): Promise<Out> => {
  can(actor, 'place.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      const place = placeOfCode(tree, code)
      if (!place) throw new AppError('place-unknown')
      const chain = chainOf(tree, place.id)
      const below = sortedInTree(tree).filter((p) => p.parentId === place.id && !isMerged(tree, p) && !p.closed)
      const near = chain.includes(actor.placeId) || chainOf(tree, actor.placeId).includes(place.id)
      const figures = canAt(actor, 'figure.read', chain) ? await figuresAt(tx, place) : null
      return {
        place,
        under: chain
          .slice(1)
          .reverse()
          .map((id) => ({ code: tree.get(id)?.code ?? '', name: tree.get(id)?.name ?? '' })),
        below: below.map(({ code: of, name, kind }) => ({ code: of, name, kind })),
        people: near && actor.role !== 'helper' ? await peopleAt(tx, tree, [place, ...below]) : [],
        registers: canAt(actor, 'entry.read', chain) ? await registersAt(tx, place) : [],
        counts: figures?.counts ?? null,
        figures: figures?.shown ?? [],
      }
    },
    { now: ctx.now() },
  )
}

/** Who works at these places today, the place itself first, then place by place; names of colleagues, no sign-ins. */
const peopleAt = async (tx: Tx, tree: PlaceTree, places: readonly Place[]): Promise<Out['people']> => {
  const ids = places.map((p) => p.id)
  const rows = await tx.widened(() => postsAt(tx, shanghaiDate(tx.now), ids, STAFF))
  const rank = classRank(tree)
  const order = (id: number) => (id === ids[0] ? -1 : ids.indexOf(id))
  return rows
    .toSorted(
      (a, b) =>
        order(a.place_id) - order(b.place_id) ||
        rank(a.place_id) - rank(b.place_id) ||
        STAFF.indexOf(a.role) - STAFF.indexOf(b.role),
    )
    .map((row) => {
      const at = tree.get(row.place_id)
      return { name: row.name, role: row.role, place: { code: at?.code ?? '', name: at?.name ?? '' } }
    })
}

/** How many entries of each register are open and over here, of the registers that the actor reads; what a list of its own sees is counted for nobody. */
const registersAt = async (tx: Tx, place: Place): Promise<Out['registers']> => {
  const kinds = ENTRY_KINDS.filter((kind) => !isOfList(kind) && readsKind(tx.actor, kind))
  const found = await countEntriesAt(
    tx,
    place,
    kinds.map((k) => k.kind),
  )
  const rows = Map.groupBy(found, (row) => row.kind)
  return kinds.flatMap(({ kind, title, states }) => {
    const over = new Set(states.filter((s) => s.ended === true).map((s) => s.value))
    const sum = (ended: boolean) =>
      (rows.get(kind) ?? []).filter((r) => over.has(r.state) === ended).reduce((all, r) => all + r.n, 0)
    return rows.has(kind) ? [{ kind, title, open: sum(false), ended: sum(true) }] : []
  })
}

/** Figures of the term that runs, or of the one that was last; nothing before the first begins. */
const figuresAt = async (tx: Tx, place: Place): Promise<{ shown: Out['figures']; counts: Out['counts'] } | null> => {
  const today = shanghaiDate(tx.now)
  const begun = (await calendarOf(tx, null)).terms.filter((t) => t.startsOn <= today)
  const term = begun.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1)).at(-1)
  if (!term) return null
  const at = await placeTerm(tx, { place: place.code, term: term.id, at: minDate(today, term.endsOn) }, 'figure.read')
  const reading = readingAt(place.kind)
  const ids = ['pupils', `left-behind.${reading}`, ...OF_THE_DAY, ...(place.kind === 'county' ? [] : OF_THE_TERM)]
  const asked = new Set([...ids, ...READINGS])
  const values = await tx.widened(() =>
    counted(
      tx,
      at,
      [...asked].flatMap((id) => figureOf(id, reading) ?? []),
    ),
  )
  const of = (id: string) => values.get(id)?.value ?? null
  return {
    shown: ids.flatMap((id) => {
      const value = values.get(id)
      return value ? [{ ...value, term: term.id }] : []
    }),
    counts: {
      pupils: of('pupils'),
      leftBehind: {
        state: of('left-behind.state'),
        education: of('left-behind.education'),
        county: of('left-behind.county'),
      },
      files: of('files.open'),
    },
  }
}

/** A place counts whom it had at the day, also those who have moved away since. With the county in sight. */
const counted = async (tx: Tx, at: PlaceTerm, figures: Parameters<typeof figureValues>[1]) =>
  figureValues(tx, figures, {
    place: at.place,
    duties: figures.some((f) => f.facts === 'duties') ? await keptDuties(tx, dutyQuestion(at)) : null,
    range: at.range,
    enrolment: await enrolmentOf(tx, at.place, at.range.cutoff),
  })
