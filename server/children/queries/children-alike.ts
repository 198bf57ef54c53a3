import type * as z from 'zod'
import type { childAlike } from '../../../domain/api/child-shapes.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { likelySame } from '../../../domain/registers/likely-same.ts'
import { oneApart } from '../../../domain/registers/near-names.ts'
import { EMPTY_CHILD, type FlatChild, type IncomingChild } from '../../../domain/registers/roster-child.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { nameKey } from '../../import/name-key.ts'
import type { Keys } from '../../keys.ts'
import { childSnapshots, type SnapshotChild } from '../db/child-snapshot.ts'
import { holdersOf, namesakesOf } from '../db/elsewhere.ts'
import { calledBy, namesAt } from '../db/names-at.ts'
import { soundOf } from '../search-keys.ts'
import { toldFile } from '../told-file.ts'
import { type Changes, checkTyped, placesOf } from '../typed-changes.ts'

type Alike = z.infer<typeof childAlike>
/** More of one name than anybody reads through. */
const MOST = 60

/**
 * Who of the register is likely the child that somebody is about to add, each with the reasons in words: a number, the name with what
 * fits, a near name with a birth date or a phone that fits. Of a child of another place nothing is told but that the county has it
 * (decision 010). Errors: invalid (by field), place-unknown.
 */
export const childrenAlike = async (
  ctx: Ctx,
  actor: Actor,
  input: { changes: Changes & { name: string } },
): Promise<{ items: Alike[] }> => {
  can(actor, 'child.write')
  const today = shanghaiDate(ctx.now())
  checkTyped(input.changes, today, today)
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      const { klass, flat } = placesOf(tree, input.changes, EMPTY_CHILD)
      const row = asRow(flat)
      const near = new Map(
        (await childSnapshots(tx, ctx.keys, await nearBy(tx, ctx.keys, row, klass?.parentId ?? null), today)).map(
          (s): [string, SnapshotChild] => [s.row.id, s],
        ),
      )
      const children = [...near.values()].map((s) => s.register)
      const found = likelySame([row], children, (a, b) => soundOf(a) === soundOf(b))
      const seen = (found[0]?.candidates ?? []).flatMap(({ child, reasons }): Alike[] => {
        const of = child && near.get(child.id)
        return of ? [{ child: toldFile(of, tree), reasons }] : []
      })
      const reasons = await elsewhere(tx, ctx.keys, row, new Set(near.keys()))
      return { items: [...seen, ...(reasons.length ? [{ child: null, reasons }] : [])] }
    },
    { readOnly: true, now: ctx.now() },
  )
}

/** What was typed, as a row of a list would say it. */
const asRow = (flat: FlatChild): IncomingChild => ({
  key: 'typed',
  sheet: '',
  row: 1,
  nameKey: nameKey(flat.name),
  issues: [],
  says: flat,
})

/** Whom to look at, of those in sight: holders of a number, namesakes, and near names of the same school and village. */
const nearBy = async (tx: Tx, keys: Keys, { nameKey, says }: IncomingChild, schoolId: number | null) => {
  const sound = soundOf(nameKey)
  const own = (await tx.tree()).get(tx.actor.placeId)
  const schools = [schoolId, own?.kind === 'school' ? own.id : own?.kind === 'class' ? own.parentId : null]
  const villages = [says.villageId ?? null, own?.kind === 'village' ? own.id : null]
  const names = await namesAt(tx, schools.filter(isPlace), villages.filter(isPlace))
  const like = names.filter(({ name_order }) => {
    const at = name_order.lastIndexOf(' ')
    const plain = name_order.slice(at + 1)
    return plain === nameKey || oneApart(plain, nameKey) || name_order.slice(0, Math.max(at, 0)) === sound
  })
  return [
    ...new Set([
      ...(await byNumber(tx, keys, says)),
      ...(await calledBy(tx, nameKey)),
      ...like.map((n) => n.id).slice(0, MOST),
    ]),
  ]
}

const isPlace = (id: number | null): id is number => id !== null

const NUMBERS = [
  ['idNumber', 'id_blind', '身份证号相同'],
  ['studentNo', 'student_no_blind', '学籍号相同'],
] as const

const byNumber = async (tx: Tx, keys: Keys, says: Partial<FlatChild>): Promise<string[]> => {
  const out: string[] = []
  for (const [field, column] of NUMBERS) {
    const number = says[field]
    if (number) out.push(...(await holdersOf(tx, column, [keys.blind(tx.countyId, number)])).map((h) => h.id))
  }
  return out
}

/** Why the county may have the child at a place out of sight; none where it has not. */
const elsewhere = (tx: Tx, keys: Keys, row: IncomingChild, inSight: ReadonlySet<string>): Promise<string[]> =>
  tx.widened(async () => {
    const { says } = row
    const reasons: string[] = []
    for (const [field, column, reason] of NUMBERS) {
      const number = says[field]
      const holders = number ? await holdersOf(tx, column, [keys.blind(tx.countyId, number)]) : []
      if (holders.some((h) => !inSight.has(h.id))) reasons.push(reason)
    }
    if (reasons.length || row.nameKey === '' || says.birth?.length !== 10) return reasons
    const others = (await namesakesOf(tx, [row.nameKey], [says.birth])).filter((n) => !inSight.has(n.id))
    const files = await childSnapshots(
      tx,
      keys,
      others.map((n) => n.id),
      shanghaiDate(tx.now),
    )
    // A key is a family's name too: only the child's own counts. Another number says that it is another child.
    const same = files.some(
      ({ register }) =>
        register.nameKey === row.nameKey &&
        !(says.idNumber && register.flat.idNumber && says.idNumber !== register.flat.idNumber),
    )
    return same ? ['姓名和出生日期相同'] : []
  })
