import type * as z from 'zod'
import type { censusApi } from '../../../domain/api/census.ts'
import { ancestorOf, type Place } from '../../../domain/registers/place.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { pageOf } from '../../page-of.ts'
import { placeByCode } from '../../places/queries/term-of-place.ts'
import { type CensusTerm, censusTerm, liveRoll } from '../census-at.ts'
import { countsAt, ownersAt, type RollRow, rollsAt } from '../db/census.ts'
import { rollPlaces } from '../roll-places.ts'

type Input = z.output<(typeof censusApi)['getCensusPlaces']['query']>
type Out = z.input<(typeof censusApi)['getCensusPlaces']['response']>
type Row = Out['items'][number]

/** Which classes and villages of a place have signed their roll of the term, by name; whose it is where not. Errors: place-unknown, not-found, term-unknown, invalid. */
export const getCensusPlaces = async (ctx: Ctx, actor: Actor, input: Input): Promise<Out> => {
  can(actor, 'child.list')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      const place = await placeByCode(tx, input.place ?? tree.get(actor.placeId)?.code ?? '', 'child.list')
      const at = await censusTerm(tx, place, input.term)
      const { term } = at
      const units = rollPlaces(tree, place)
      const rolls = Map.groupBy(
        await rollsAt(
          tx,
          units.map((u) => u.id),
          term.id,
        ),
        (roll) => roll.place_id,
      )
      const signedAt = (unit: Place) => (rolls.get(unit.id) ?? []).some((roll) => roll.state === 'signed')
      const shown = input.want === 'unsigned' ? units.filter((unit) => !signedAt(unit)) : units
      const page = pageOf(shown, input, (unit) => unit.code)
      const tally = (kind: Place['kind']) => {
        const of = units.filter((unit) => unit.kind === kind)
        return { signed: of.filter(signedAt).length, all: of.length }
      }
      return {
        items: await rowsOf(tx, page.items, rolls, at),
        next: page.next,
        place: { code: place.code, name: place.name, kind: place.kind },
        term: { id: term.id, name: term.name, endsOn: term.endsOn },
        classes: tally('class'),
        villages: tally('village'),
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}

const rowsOf = async (
  tx: Tx,
  units: readonly Place[],
  rolls: ReadonlyMap<number, readonly RollRow[]>,
  at: CensusTerm,
): Promise<Row[]> => {
  const { term, today } = { term: at.term.id, today: at.today }
  const tree = await tx.tree()
  const ids = (kind: Place['kind']) => units.filter((u) => u.kind === kind).map((u) => u.id)
  const counts = await countsAt(tx, { classes: ids('class'), villages: ids('village') }, term, today)
  const owners = await tx.widened(() =>
    ownersAt(
      tx,
      units.map((u) => u.id),
      today,
    ),
  )
  // Opened again, part of what was said holds no more.
  const reopened = units.filter((unit) => (rolls.get(unit.id) ?? [])[0]?.state === 'reopened')
  const answered = new Map<number, number>()
  for (const unit of reopened) {
    const { rows, todo } = await liveRoll(tx, { ...at, place: unit })
    answered.set(unit.id, rows.length - todo.length)
  }
  return units.map((unit) => {
    const mine = rolls.get(unit.id) ?? []
    const signed = mine.find((roll) => roll.state === 'signed')
    return {
      code: unit.code,
      name: unit.name,
      kind: unit.kind === 'class' ? 'class' : 'village',
      schoolName: ancestorOf(tree, unit.id, 'school')?.name ?? null,
      townshipName: ancestorOf(tree, unit.id, 'township')?.name ?? null,
      children: counts.get(unit.id)?.children ?? 0,
      answered: answered.get(unit.id) ?? counts.get(unit.id)?.answered ?? 0,
      owners: owners.get(unit.id) ?? [],
      signed: signed
        ? {
            on: signed.on_date,
            by: signed.signed_by_name,
            children: signed.counts.children,
            version: signed.version,
          }
        : null,
      reopened: !signed && mine.length > 0,
    }
  })
}
