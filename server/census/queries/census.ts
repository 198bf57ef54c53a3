import type * as z from 'zod'
import type { censusApi } from '../../../domain/api/census.ts'
import { CARE_NAMES, RELATION_NAMES } from '../../../domain/registers/child.ts'
import { chainOf, type PlaceTree, titleOfClass } from '../../../domain/registers/place.ts'
import { rollChild, rollCounts } from '../../../domain/registers/roll.ts'
import { type Actor, canAt } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import { childNames } from '../../children/db/child-names.ts'
import { reachesRoll } from '../../children/reach-classes.ts'
import type { Ctx } from '../../context.ts'
import { factsOf } from '../../db/child-row.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { pageOf } from '../../page-of.ts'
import { censusAt, type LiveRoll, liveRoll } from '../census-at.ts'
import { goneRows, type LiveRow, type RollRow } from '../db/census.ts'

type Input = z.output<(typeof censusApi)['getCensus']['query']>
type Out = z.input<(typeof censusApi)['getCensus']['response']>

/** So many changes since a roll was signed are named; of more it is said how many. */
const MOST_CHANGES = 200

/** So many who went are named. */
const MOST_GONE = 60

/** A class's or village's census of a term: child by child, what was signed, what changed since. Errors: place-unknown, not-found, term-unknown, invalid. */
export const getCensus = async (ctx: Ctx, actor: Actor, input: Input): Promise<Out> => {
  can(actor, 'child.list')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const at = await censusAt(tx, input, 'child.list')
      const { place, term, open } = at
      const tree = await tx.tree()
      const live = await liveRoll(tx, at)
      const { rolls } = live
      const signed = rolls.find((roll) => roll.state === 'signed') ?? null
      // Opened again, what was signed last is compared with as well: of those who changed since, 没变 is asked anew.
      const since = await sinceThen(tx, live)
      const chain = chainOf(tree, place.id)
      const page = pageOf(wanted(live, input.want), input, (row) => row.child_id)
      return {
        items: page.items.map((row) => itemOf({ actor, tree, today: at.today, live }, row)),
        next: page.next,
        place: { code: place.code, name: place.name, kind: place.kind },
        term: { id: term.id, name: term.name, endsOn: term.endsOn },
        open,
        canAnswer: open && signed === null && canAt(actor, 'child.write', chain),
        canSign: open && canAt(actor, 'census.sign', chain),
        counts: rollCounts(live.roll),
        todo: live.todo.length,
        anew: live.anew.size,
        left: live.left.length,
        gone: await goneRows(tx, place, { since: term.startsOn, today: at.today, most: MOST_GONE }),
        signed: signed && {
          id: signed.id,
          version: signed.version,
          on: signed.on_date,
          by: signed.signed_by_name,
          counts: signed.counts,
        },
        since: since.slice(0, MOST_CHANGES),
        sinceMore: Math.max(0, since.length - MOST_CHANGES),
        reopened: rolls.filter((roll) => roll.state === 'reopened').map(reopenedOf),
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}

const wanted = (live: LiveRoll, want: Input['want']): LiveRow[] =>
  want === 'todo'
    ? live.todo
    : want === 'changed'
      ? live.rows.filter((row) => ['changed', 'left'].includes(live.answers.get(row.child_id)?.answer ?? ''))
      : live.rows

const itemOf = (
  { actor, tree, today, live }: { actor: Actor; tree: PlaceTree; today: string; live: LiveRoll },
  row: LiveRow,
): Out['items'][number] => {
  const klass = row.class_id === null ? undefined : tree.get(row.class_id)
  const said = live.anew.has(row.child_id) ? undefined : live.answers.get(row.child_id)
  const { state, education, county } = rollChild(factsOf(row), today, null)
  return {
    id: row.child_id,
    name: row.name,
    className: titleOfClass(klass),
    villageName: row.village_id === null ? null : (tree.get(row.village_id)?.name ?? null),
    father: { state: row.father_state, place: row.father_place },
    mother: { state: row.mother_state, place: row.mother_place },
    care: row.care_relation === null ? CARE_NAMES[row.care_kind] : RELATION_NAMES[row.care_relation],
    boarder: row.boarder,
    leftBehind: { state, education, county },
    answer: said?.answer ? { answer: said.answer, reason: said.reason, by: said.by_name, on: said.on_date } : null,
    anew: live.anew.get(row.child_id) ?? null,
    canMove: reachesRoll(actor, tree, { classId: row.class_id, schoolId: row.school_id, villageId: row.village_id }),
  }
}

/** What changed since the last roll was signed; names of those whom the actor may see today. */
const sinceThen = async (tx: Tx, { since: changes }: LiveRoll): Promise<Out['since']> => {
  const names = new Map(
    (
      await childNames(
        tx,
        changes.map((c) => c.id),
      )
    ).map((c) => [c.id, c.name]),
  )
  return changes.map(({ id, sort, what }) => ({
    child: names.has(id) ? id : null,
    name: names.get(id) ?? null,
    sort,
    what,
  }))
}

const reopenedOf = (roll: RollRow): Out['reopened'][number] => ({
  version: roll.version,
  on: roll.on_date,
  by: roll.signed_by_name,
  counts: roll.counts,
  reopenedOn: roll.reopened_on,
  reopenedBy: roll.reopened_by_name,
  reason: roll.reason,
})
