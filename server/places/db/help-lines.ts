import type { Tx } from '../../db/tx-type.ts'

export type HelpLine = { name: string; phone: string; note: string }

/** Places that have numbers of their own, from the county down. */
export const helpLineRows = (tx: Tx): Promise<{ id: number; name: string; kind: string; help_lines: HelpLine[] }[]> =>
  tx.query(
    `select id, name, kind, help_lines from place where county_id = $1 and jsonb_array_length(help_lines) > 0 and not del and not closed order by id`,
    [tx.countyId],
  )
