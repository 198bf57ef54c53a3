import { isUrgent, type RecordKind } from '../../domain/kit/define-record.ts'
import { recordKind } from '../../domain/records/list.ts'
import { raisedByRecord } from '../concerns/raised-by-record.ts'
import type { Tx } from '../db/tx-type.ts'
import type { Change } from '../db/write/change.ts'
import { childrenHeld, childrenOfRecords, recordsAndScopes, spansOfChildren } from './db/record.ts'
import { asksKeeper } from './kept-child.ts'
import { isPlain, plainRecord } from './plain-record.ts'
import { kindRefused, sameRecord, saveOne } from './save-one.ts'
import type { Stated } from './stated.ts'
import { accepted, duplicate, IdTaken, idTaken, type Verdict } from './verdict.ts'

/**
 * A phone's push in one transaction, a statement for all of them at each step: what stands already, the children (held until the
 * commit), their places, the rows. Corrections, ids that come twice and ids that stand out of sight go one by one after the
 * others. Errors: IdTaken where somebody else was quicker; then nothing of it is kept, and each is asked again by itself.
 * `fresh`: one that is sent alone hardly ever stands already; its insert tells, and what is not taken in is asked for after all.
 */
export const saveTogether = async (
  tx: Tx,
  records: readonly Stated[],
  fresh = records.length === 1,
): Promise<Verdict[]> => {
  const verdicts: (Verdict | null)[] = records.map((record) => kindRefused(tx, record))
  const open = () => records.flatMap((record, at) => (verdicts[at] === null ? [{ record, at }] : []))
  // In the order of their ids, all at once: of two pushes one waits for the other, never both.
  const childIds = [...new Set(open().flatMap(({ record }) => record.childIds))]
  const [stands, held, spans] = await Promise.all([
    standing(tx, fresh ? [] : open().map(({ record }) => record.id)),
    childrenHeld(tx, childIds),
    spansOfChildren(tx, childIds),
  ])
  const children = new Map(held.map((c) => [c.id, c]))
  const mine = [...stands.values()].flatMap((s) => (s.mine ? [s.row.id] : []))
  const linksOfSame = Map.groupBy(mine.length ? await childrenOfRecords(tx, mine) : [], (l) => l.record_id)
  const sameChildren = (record: Stated) =>
    record.childIds
      .filter((id) => children.has(id))
      .sort()
      .join() ===
    (linksOfSame.get(record.id) ?? [])
      .map((l) => l.child_id)
      .sort()
      .join()

  const rows: Change[] = []
  const links: Change[] = []
  const worries: { kind: RecordKind; record: Stated }[] = []
  const alone: number[] = []
  const taken = new Set<string>()
  for (const { record, at } of open()) {
    const kind = recordKind(record.kind)
    const before = stands.get(record.id)
    const one = !kind || record.replaces || taken.has(record.id) || before?.mine === false
    if (one || !isPlain(kind, record) || asksKeeper(kind, record.childIds, children)) {
      alone.push(at)
      continue
    }
    if (before) {
      verdicts[at] = sameRecord(before.row, record) && sameChildren(record) ? duplicate(record.id) : idTaken(record.id)
      continue
    }
    const made = await plainRecord(tx, kind, record, { children, spans })
    if ('verdict' in made) {
      verdicts[at] = made
      continue
    }
    taken.add(record.id)
    rows.push(made.row)
    links.push(...made.links)
    if (isUrgent(kind, record.body)) worries.push({ kind, record })
    tx.note(made.note)
    verdicts[at] = accepted(record.id)
  }
  if (fresh && rows.length === 0 && alone.length === 0) return saveTogether(tx, records, false)
  // In one order here too: of two pushes with the same ids one waits.
  rows.sort((a, b) => (a.id < b.id ? -1 : 1))
  const { inserted } = rows.length ? await tx.write([...rows, ...links], null) : { inserted: taken }
  for (const id of taken) if (!inserted.has(id)) throw new IdTaken()
  for (const { kind, record } of worries) await raisedByRecord(tx, kind, record)
  for (const at of alone) {
    const record = records[at]
    if (record) verdicts[at] = await saveOne(tx, record)
  }
  return verdicts.flatMap((v) => v ?? [])
}

/** Which of the ids stand already: `mine`, in the actor's sight or written by it; else another's, of which nothing must show. */
const standing = async (tx: Tx, ids: readonly string[]) => {
  const rows = ids.length ? await recordsAndScopes(tx, ids) : []
  return new Map(
    rows.map((row) => [
      row.id,
      {
        row,
        mine: row.author_id === tx.actor.accountId || row.scope.some((circle) => tx.actor.circles.includes(circle)),
      },
    ]),
  )
}
