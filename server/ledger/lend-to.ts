import { dormitory } from '../../domain/entries/dormitory.ts'
import { shanghaiDate } from '../../domain/kit/dates.ts'
import { isKeeper } from '../../domain/roles.ts'
import { listPage } from '../children/db/child-list.ts'
import { type ChildName, childNames, named } from '../children/db/child-names.ts'
import type { Tx } from '../db/tx-type.ts'
import { rollsKept } from '../entries/rolls-kept.ts'

/** More do not sit in one class. */
const MOST = 200

/** Children who sleep in the dormitories that the actor keeps (decision 048): whose teacher it is at night, though no register shows them. */
export const keptChildren = async (tx: Tx): Promise<string[]> => {
  if (!isKeeper(tx.actor.role)) return []
  return (await rollsKept(tx, dormitory.kind)).flatMap(({ children }) => children)
}

/** To whom a teacher may lend with two taps: the own class, the own dormitory. Whoever has a whole school looks the child up. */
export const lendTo = async (tx: Tx): Promise<ChildName[]> => {
  const place = (await tx.tree()).get(tx.actor.placeId)
  const filter = { today: shanghaiDate(tx.now), status: 'enrolled' as const }
  if (isKeeper(tx.actor.role)) return namesSeen(tx, await keptChildren(tx))
  return place?.kind === 'class' ? named(tx, await listPage(tx, { ...filter, place }, 'name', null, MOST)) : []
}

/** Names of those whom the actor sees, by post or because they sleep in the own dormitory. */
export const namesSeen = async (tx: Tx, ids: readonly string[]): Promise<ChildName[]> => {
  if (!isKeeper(tx.actor.role)) return childNames(tx, ids)
  const kept = new Set(await keptChildren(tx))
  return tx.widened(() =>
    childNames(
      tx,
      ids.filter((id) => kept.has(id)),
    ),
  )
}
