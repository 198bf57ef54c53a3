import type { CountyEquation, CountyItem } from '../../../domain/reports/tables/county-form.ts'
import type { TableKey } from '../../../domain/reports/tables/define-table.ts'
import type { Tx } from '../../db/tx-type.ts'

export type FormRow = {
  id: string
  form: TableKey
  version: number
  from_term: string
  from_on: string
  items: CountyItem[]
  equations: CountyEquation[]
  made_by_name: string
  made_on: string
}

const COLUMNS = 'id, form, version, from_term, from_on, items, equations, made_by_name, made_on'

/** Every version of a table that the county ever mapped, the newest first. */
export const formRows = (tx: Tx, form: TableKey): Promise<FormRow[]> =>
  tx.query<FormRow>(
    `select ${COLUMNS} from statistics_form where county_id = $1 and form = $2 and not del order by version desc`,
    [tx.countyId, form],
  )

/** The version that holds for a term beginning on that day: of the latest term at or before it, the last that was written. */
export const formAt = async (tx: Tx, form: TableKey, startsOn: string): Promise<FormRow | null> => {
  const [row] = await tx.query<FormRow>(
    `select ${COLUMNS} from statistics_form where county_id = $1 and form = $2 and from_on <= $3 and not del order by from_on desc, version desc limit 1`,
    [tx.countyId, form, startsOn],
  )
  return row ?? null
}
