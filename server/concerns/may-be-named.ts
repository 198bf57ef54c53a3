import { shanghaiDate } from '../../domain/kit/dates.ts'
import { chainOf } from '../../domain/registers/place.ts'
import { guardOf, isListed } from '../../domain/registers/scope.ts'
import { MAY_BE_NAMED, type Role } from '../../domain/roles.ts'
import { postsAt } from '../accounts/db/account.ts'
import type { Tx } from '../db/tx-type.ts'

type Held = { account_id: string; name: string; role: Role; place_id: number }

/** Places whose posts look after the case's child now. */
const guardedBy = async (tx: Tx, scope: readonly number[]) =>
  isListed(scope) ? [...(await tx.tree()).values()].filter((p) => scope.includes(guardOf(p.id))) : []

/** Who stands on a case's list by post today. */
export const onListByPost = async (tx: Tx, row: { scope: number[] }): Promise<Held[]> => {
  const places = await guardedBy(tx, row.scope)
  const held = await tx.widened(() =>
    postsAt(
      tx,
      shanghaiDate(tx.now),
      places.map((p) => p.id),
      ['head-teacher', 'dean', 'principal', 'village-director'],
    ),
  )
  return held
}

/** Who may be named beside them: whoever works at the child's school and village, and the offices of its townships. */
export const mayBeNamed = async (tx: Tx, row: { scope: number[] }): Promise<Held[]> => {
  const tree = await tx.tree()
  const guarded = await guardedBy(tx, row.scope)
  const schools = guarded.flatMap((p) => (p.kind === 'school' ? [p.id] : []))
  const classes = [...tree.values()].filter((p) => p.kind === 'class' && schools.includes(p.parentId ?? 0))
  const above = guarded.flatMap((p) => chainOf(tree, p.id)).filter((id) => tree.get(id)?.kind !== 'county')
  const places = [...new Set([...above, ...classes.map((p) => p.id)])]
  return tx.widened(() => postsAt(tx, shanghaiDate(tx.now), places, MAY_BE_NAMED))
}
