import { ENTRY_KINDS } from '../../../domain/entries/list.ts'
import { figureOf } from '../../../domain/figures/list.ts'
import { readingAt } from '../../../domain/figures/reading.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { type EntryKind, isOfList } from '../../../domain/kit/define-entry.ts'
import { chainOf, type Place } from '../../../domain/registers/place.ts'
import { type Actor, allowed, canAt, ROLE_NAMES } from '../../../domain/roles.ts'
import { peopleOfPlace } from '../../accounts/db/people-of-place.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { countEntriesAt } from '../../entries/db/at-place.ts'
import { readsKind } from '../../entries/reachable.ts'
import { enrolmentOf } from '../../figures/db/enrolment.ts'
import { figureValues } from '../../figures/db/figure-values.ts'
import { placeOfList } from './term-of-place.ts'

/** What is told of a place's children today, by the figures of the same ids. */
const COUNTED = ['pupils', 'left-behind.state', 'left-behind.education', 'left-behind.county', 'files.open'] as const

/**
 * What a place has, for whoever looks after it: the posts held there, how many entries each register that the actor reads has there, how
 * many children today (null for posts that read no figures). Errors: place-unknown, not-found.
 */
export const getPlace = async (ctx: Ctx, actor: Actor, code: string) => {
  can(actor, 'place.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      const place = await placeOfList(tx, code, 'place.read')
      const today = shanghaiDate(tx.now)
      const people = await peopleOfPlace(tx, place.id, today)
      return {
        place: {
          ...place,
          under: chainOf(tree, place.parentId)
            .slice(0, -1)
            .reverse()
            .map((id) => tree.get(id)?.name ?? ''),
        },
        at: today,
        people: people.map(({ account, name, role, from_on, until_on }) => ({
          account,
          name,
          role,
          roleName: ROLE_NAMES[role],
          from: from_on,
          until: until_on,
        })),
        registers: await registersOf(tx, place),
        counts: canAt(actor, 'figure.read', chainOf(tree, place.id)) ? await countsOf(tx, place, today) : null,
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}

/** Those that may hang on such a place or on a child of it; what a list of its own sees is counted for nobody. */
const registersOf = async (tx: Tx, place: Place) => {
  if (!allowed(tx.actor, 'entry.read')) return []
  const kinds = ENTRY_KINDS.filter((kind) => !isOfList(kind) && readsKind(tx.actor, kind))
  const rows = Map.groupBy(
    await countEntriesAt(
      tx,
      place,
      kinds.map((k) => k.kind),
    ),
    (row) => row.kind,
  )
  const over = (kind: EntryKind, state: string) => kind.states.find((s) => s.value === state)?.ended === true
  return kinds.map((kind) => {
    const states = rows.get(kind.kind) ?? []
    const sum = (ended: boolean) => states.filter((s) => over(kind, s.state) === ended).reduce((all, s) => all + s.n, 0)
    return { kind: kind.kind, title: kind.title, open: sum(false), ended: sum(true) }
  })
}

const countsOf = async (tx: Tx, place: Place, today: string) => {
  const figures = COUNTED.map((id) => figureOf(id, readingAt(place.kind))).filter((f) => f !== null)
  const range = { from: today, to: today, cutoff: today }
  return tx.widened(async () => {
    const enrolment = await enrolmentOf(tx, place, today)
    const values = await figureValues(tx, figures, { place, duties: null, range, enrolment })
    const of = (id: (typeof COUNTED)[number]) => values.get(id)?.value ?? null
    return {
      pupils: of('pupils'),
      leftBehind: {
        state: of('left-behind.state'),
        education: of('left-behind.education'),
        county: of('left-behind.county'),
      },
      files: of('files.open'),
    }
  })
}
