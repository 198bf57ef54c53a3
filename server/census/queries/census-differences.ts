import type * as z from 'zod'
import type { censusApi } from '../../../domain/api/census.ts'
import { AppError } from '../../../domain/errors.ts'
import type { Place } from '../../../domain/registers/place.ts'
import type { Compared } from '../../../domain/registers/roll-compare.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import { childNames } from '../../children/db/child-names.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { pageOf } from '../../page-of.ts'
import { classRank } from '../../places/queries/places.ts'
import { placeByCode } from '../../places/queries/term-of-place.ts'
import { censusTerm } from '../census-at.ts'
import { comparedAt } from '../compared.ts'
import { type SaidLeft, saidLeft } from '../db/said-left.ts'

type Input = z.output<(typeof censusApi)['getCensusDifferences']['query']>
type Out = z.input<(typeof censusApi)['getCensusDifferences']['response']>
type Row = Out['items'][number]

/**
 * How the signed rolls of villages and schools agree (S2B.1), told to both sides alike: who stands on one alone, on whom they differ, whom a
 * village says to have gone. Names of children within sight. Errors: place-unknown, not-found, term-unknown, invalid (a county).
 */
export const getCensusDifferences = async (ctx: Ctx, actor: Actor, input: Input): Promise<Out> => {
  can(actor, 'child.list')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      const place = await placeByCode(tx, input.place ?? tree.get(actor.placeId)?.code ?? '', 'child.list')
      const { term, today } = await censusTerm(tx, place, input.term)
      const found = await tx.widened(() => comparedAt(tx, { place, term: term.id, until: today }))
      if (!found) throw new AppError('invalid', { place: WHERE }, WHERE)
      const left = await saidLeft(tx, place, term.id)
      const n = (sort: Compared['sort']) => found.compared.filter((one) => one.sort === sort).length
      const rows = await rowsOf(tx, found.compared, left)
      const page = pageOf(rows, input, (row) => row.key)
      return {
        ...page,
        place: { code: place.code, name: place.name, kind: place.kind },
        counts: {
          apart: rows.length,
          both: n('same') + n('differs'),
          differs: n('differs'),
          villageOnly: n('village-only'),
          schoolOnly: n('school-only'),
          saidLeft: left.length,
          pending: found.pending,
        },
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}
const WHERE = '村、校名册一个乡镇一个乡镇地比，请选一个乡镇、学校或村。'

const ORDER: readonly Row['sort'][] = ['said-left', 'differs', 'school-only', 'village-only']

/** What does not agree, sort by sort, class by class, name by name; who is out of sight comes last, without a name. */
const rowsOf = async (tx: Tx, compared: readonly Compared[], left: readonly SaidLeft[]): Promise<Row[]> => {
  const tree = await tx.tree()
  const nameOf = (id: number | null): Place['name'] | null => (id === null ? null : (tree.get(id)?.name ?? null))
  const apart = [
    ...left.map(({ child_id, place_id, class_id, reason }) => ({
      id: child_id,
      sort: 'said-left' as const,
      classId: class_id,
      villageId: place_id,
      what: [`${nameOf(place_id) ?? ''}说已离开：${reason ?? ''}`],
    })),
    // Whom its village says to have gone is told once, with the reason, not as lacking there too.
    ...compared.flatMap(({ sort, ...one }) =>
      sort === 'same' || (sort === 'school-only' && left.some((l) => l.child_id === one.id)) ? [] : [{ ...one, sort }],
    ),
  ]
  const known = await childNames(tx, [...new Set(apart.map((one) => one.id))])
  const names = new Map(known.map((c, i) => [c.id, { ...c, i }]))
  const rank = classRank(tree)
  const at = (id: string) => names.get(id)?.i ?? known.length
  return apart
    .sort(
      (a, b) =>
        ORDER.indexOf(a.sort) - ORDER.indexOf(b.sort) ||
        Number(!names.has(a.id)) - Number(!names.has(b.id)) ||
        rank(a.classId) - rank(b.classId) ||
        at(a.id) - at(b.id),
    )
    .map(({ id, sort, classId, villageId, what }) => ({
      key: `${sort}.${id}`,
      child: names.has(id) ? id : null,
      name: names.get(id)?.name ?? null,
      className: names.get(id)?.className ?? nameOf(classId),
      villageName: nameOf(villageId),
      sort,
      what,
    }))
}
