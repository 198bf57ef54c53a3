import { textIn } from '../../domain/kit/answers.ts'
import type { Problem, RecordKind } from '../../domain/kit/define-record.ts'
import { placeOfCode } from '../../domain/registers/merged-place.ts'
import type { Tx } from '../db/tx-type.ts'
import { childNamesIn } from '../reports/db/report.ts'
import type { Stated } from './stated.ts'

/** A child's name in what goes out among people (S2B.19; 未成年人保护法 Art. 4, 103): asked of the place that writes it. Null: none. */
export const namelessRefused = async (tx: Tx, kind: RecordKind, record: Stated): Promise<Problem | null> => {
  for (const field of kind.fields.filter((f) => f.nameless)) {
    const place = record.place === null ? undefined : (placeOfCode(await tx.tree(), record.place) ?? undefined)
    // The place's own name may hold what is also a child's.
    const words = textIn(record.body, field.name).replaceAll(place?.name ?? '', '')
    const [name] = await childNamesIn(tx, place, words)
    if (name)
      return {
        field: field.name,
        code: 'not-understood',
        message: `里面有“${name}”，和一名孩子的名字一样：出去的东西不写孩子的名字，请换个说法。`,
      }
  }
  return null
}
