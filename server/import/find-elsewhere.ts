import type { Elsewhere } from '../../domain/registers/elsewhere.ts'
import type { IncomingChild } from '../../domain/registers/roster-child.ts'
import { childSnapshots, type SnapshotChild } from '../children/db/child-snapshot.ts'
import { holdersOf, namesakesOf } from '../children/db/elsewhere.ts'
import type { Tx } from '../db/tx-type.ts'
import type { Keys } from '../keys.ts'

/** `named`: only files of exactly this comparable name count. */
type Hit = { key: string; ids: string[]; by: Elsewhere['by']; named?: string }

/**
 * Which of a school's new rows the county knows at another place: by ID number, by student number, else by name and full birth
 * date. Asked with the county in sight; the answer is for deciding and moving, never for showing.
 */
export const findElsewhere = (
  tx: Tx,
  keys: Keys,
  schoolId: number,
  rows: readonly IncomingChild[],
  day: string,
): Promise<{ found: Map<string, Elsewhere>; files: Map<string, SnapshotChild> }> =>
  tx.widened(async () => {
    const hits = [
      ...(await byNumber(tx, keys, rows, 'id')),
      ...(await byNumber(tx, keys, rows, 'student-no')),
      ...(await byName(tx, rows)),
    ]
    const snapshots = new Map(
      (await childSnapshots(tx, keys, [...new Set(hits.flatMap((h) => h.ids))], day))
        // On that day it may be this school's, though today it is another's, or the other way round.
        .filter((s) => s.row.school_id !== schoolId)
        .map((s) => [s.row.id, s]),
    )
    const found = new Map<string, Elsewhere>()
    const files = new Map<string, SnapshotChild>()
    for (const { key, ids, by, named } of hits) {
      // The strongest likeness comes first and holds.
      if (found.has(key)) continue
      const [file, ...others] = ids
        .flatMap((id) => snapshots.get(id) ?? [])
        .filter((s) => named === undefined || s.register.nameKey === named)
      if (!file) continue
      found.set(key, { child: file.register, by, others: others.length })
      files.set(key, file)
    }
    return { found, files }
  })

const byNumber = async (
  tx: Tx,
  keys: Keys,
  rows: readonly IncomingChild[],
  by: 'id' | 'student-no',
): Promise<Hit[]> => {
  const blind = new Map<string, string>()
  for (const { key, says } of rows) {
    const number = by === 'id' ? says.idNumber : says.studentNo
    if (number) blind.set(key, keys.blind(tx.countyId, number).toString('hex'))
  }
  const column = by === 'id' ? 'id_blind' : 'student_no_blind'
  const wanted = [...new Set(blind.values())].map((hex) => Buffer.from(hex, 'hex'))
  const holders = Map.groupBy(await holdersOf(tx, column, wanted), (h) => h.blind.toString('hex'))
  return [...blind].flatMap(([key, hex]) => {
    const ids = holders.get(hex)?.map((h) => h.id)
    return ids ? [{ key, ids, by }] : []
  })
}

const byName = async (tx: Tx, rows: readonly IncomingChild[]): Promise<Hit[]> => {
  const asking = rows.filter((row) => row.nameKey !== '' && row.says.birth?.length === 10)
  const namesakes = Map.groupBy(
    await namesakesOf(
      tx,
      [...new Set(asking.map((row) => row.nameKey))],
      [...new Set(asking.map((row) => row.says.birth ?? ''))],
    ),
    (n) => `${n.key} ${n.birth}`,
  )
  return asking.flatMap((row): Hit[] => {
    const ids = namesakes.get(`${row.nameKey} ${row.says.birth}`)?.map((n) => n.id)
    return ids ? [{ key: row.key, ids, by: 'name-birth', named: row.nameKey }] : []
  })
}
