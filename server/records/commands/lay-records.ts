import { recordInput } from '../../../domain/api/record.ts'
import { isUrgent } from '../../../domain/kit/define-record.ts'
import { recordKind } from '../../../domain/records/list.ts'
import type { RecordInput } from '../../../domain/records/record-facts.ts'
import type { PlaceTree } from '../../../domain/registers/place.ts'
import { scopeOfChild } from '../../../domain/registers/scope.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import type { Change } from '../../db/write/change.ts'
import { inTheNameOf } from '../../db/write/in-the-name-of.ts'
import { childrenHeld, placesOn, spansOfChildren } from '../db/record.ts'
import { isPlain, type KnownChildren, plainRecord } from '../plain-record.ts'
import { kindRefused, outOfReach } from '../save-one.ts'
import { raised, type Stated, stated } from '../stated.ts'
import { misshapen, type Verdict } from '../verdict.ts'

/** What one person wrote down at one instant (milliseconds). */
export type Written = { author: Actor; at: number; records: readonly RecordInput[] }

/** A record that is not laid down: ordinary saving would have refused it, or must do more for it than write its rows. */
export class NotLaid extends Error {
  readonly verdict: Verdict
  constructor(verdict: Verdict) {
    super(`not laid: ${verdict.code} ${verdict.message}`)
    this.verdict = verdict
  }
}

/**
 * Lays down new records of many people, each in the name and at the instant of its author, in one transaction: the rows, their
 * seals, their lines in the diary are those that `saveRecords` writes for each of them. For whoever has a whole school's records at
 * once (an invented county); only new ones about children, without corrections. The actor must have the county in sight.
 * Returns how many. Errors: NotLaid, and then nothing of it is written.
 */
export const layRecords = async (ctx: Ctx, actor: Actor, written: readonly Written[]): Promise<number> => {
  can(actor, 'record.write')
  return inActorTx(ctx.db, actor, (tx) => lay(tx, written), { now: ctx.now(), patient: true })
}

const lay = async (tx: Tx, written: readonly Written[]): Promise<number> => {
  const read = written.map(({ author, at, records }) => {
    can(author, 'record.write')
    return { view: inTheNameOf(tx, author, at), records: records.map(shaped) }
  })
  const named = [...new Set(read.flatMap(({ records }) => records.flatMap((r) => r.childIds)))]
  const [held, spans] = await Promise.all([childrenHeld(tx, named), spansOfChildren(tx, named)])
  const known: KnownChildren = { children: new Map(held.map((c) => [c.id, c])), spans }
  const tree = await tx.tree()
  const rows: Change[] = []
  const links: Change[] = []
  for (const { view, records } of read)
    for (const record of records) {
      const against = kindRefused(view, record) ?? reachRefused(view.actor, record, known, tree)
      if (against) throw new NotLaid(against)
      const kind = recordKind(record.kind)
      if (!kind || record.replaces || !isPlain(kind, record) || isUrgent(kind, record.body))
        throw new NotLaid(outOfReach(record.id))
      const made = await plainRecord(view, kind, record, known)
      if ('verdict' in made) throw new NotLaid(made)
      rows.push(made.row)
      links.push(...made.links)
      view.note(made.note)
    }
  const { inserted } = rows.length ? await tx.write([...rows, ...links], null) : { inserted: new Set() }
  const ids = new Set<unknown>()
  const twice = rows.find((row) => !inserted.has(String(row.id)) || ids.size === ids.add(row.id).size)
  if (twice) throw new NotLaid(outOfReach(String(twice.id)))
  return rows.length
}

const shaped = (one: RecordInput): Stated => {
  const shape = recordInput.safeParse(one)
  if (!shape.success) throw new NotLaid(misshapen(one, shape.error.issues))
  return raised(stated(shape.data))
}

/**
 * The children are read with the county in sight: the author's own sight is asked here, as row security asks it. What stands long
 * ago was written by who saw the child then.
 */
const reachRefused = (author: Actor, record: Stated, { children, spans }: KnownChildren, tree: PlaceTree) => {
  const places = placesOn(spans, record.childIds, record.happenedOn)
  const then = (id: string) => {
    const at = places.get(id)
    return at ? scopeOfChild({ classId: at.class_id, schoolId: at.school_id, villageId: at.village_id }, tree) : []
  }
  const seen = (scope: readonly number[] = []) => scope.some((circle) => author.circles.includes(circle))
  return record.childIds.every((id) => seen(children.get(id)?.scope) || seen(then(id))) ? null : outOfReach(record.id)
}
