import type { TextKind } from '../../../domain/reports/papers/texts.ts'
import type { Tx } from '../../db/tx-type.ts'

export type PaperTextRow = { id: string; place_id: number; kind: TextKind; text: string; version: number }

/** The wordings that these places keep. */
export const paperTextRows = (tx: Tx, places: readonly number[]): Promise<PaperTextRow[]> =>
  tx.query<PaperTextRow>(
    'select id, place_id, kind, text, version from paper_text where county_id = $1 and place_id = any($2::int[]) and not del order by kind, place_id',
    [tx.countyId, places],
  )
