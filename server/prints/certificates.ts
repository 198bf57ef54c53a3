import { AppError } from '../../domain/errors.ts'
import { commendation } from '../../domain/records/commendation.ts'
import { chainOf, type Place } from '../../domain/registers/place.ts'
import { type Certificate, certificateOf, giverOf } from '../../domain/reports/papers/certificate.ts'
import type { Tx } from '../db/tx-type.ts'
import { findRecord } from '../records/db/record.ts'
import { recordViews } from '../records/queries/records.ts'

/** A commendation within sight that stands (a corrected one is told by its correction). Errors: not-found. */
const commended = async (tx: Tx, id: string) => {
  const row = await findRecord(tx, id)
  const [view] = row?.kind === commendation.kind && row.superseded_by === null ? await recordViews(tx, [row]) : []
  if (!view) throw new AppError('not-found', undefined, '没有找到这次表彰，或已经更正过。请回“奖状”重新选。')
  return view
}

/** The children whom a commendation praises, as far as they are in sight. */
export const praised = async (tx: Tx, id: string): Promise<string[]> =>
  (await commended(tx, id)).children.map((c) => c.id)

/** The certificates of these children, signed by whom the record names, unless another name was typed. */
export const certificatesFor = async (
  tx: Tx,
  of: { record: string; children: readonly string[]; giver: string; place: Place },
): Promise<Certificate[]> => {
  const record = await commended(tx, of.record)
  const tree = await tx.tree()
  // As on the screen: the county itself is not in it.
  const names = chainOf(tree, of.place.id).flatMap((id) => {
    const at = tree.get(id)
    return at && (at.kind !== 'county' || id === of.place.id) ? [at.name] : []
  })
  const by = of.giver || giverOf(record, { kind: of.place.kind, names: names.toReversed() })
  return record.children.filter((c) => of.children.includes(c.id)).map((child) => certificateOf(record, child, by))
}
