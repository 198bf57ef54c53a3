import type { FormMapping } from '../../../domain/registers/blank-form.ts'
import type { Tx } from '../../db/tx-type.ts'
import type { FormFormat } from '../files/form-file.ts'

export type BlankFormRow = {
  id: string
  place_id: number
  title: string
  format: FormFormat
  file_name: string
  mapping: FormMapping
  version: number
  made_by_name: string
  made_on: string
}

const COLUMNS = 'id, place_id, title, format, file_name, mapping, version, made_by_name, made_on'
/** Of one place no more forms than fit on a list. */
export const MOST_FORMS = 60

/** The forms that these places keep. */
export const formsOf = (tx: Tx, places: readonly number[]): Promise<BlankFormRow[]> =>
  tx.query<BlankFormRow>(
    `select ${COLUMNS} from blank_form where county_id = $1 and place_id = any($2::int[]) and gone_on is null and not del order by title, id`,
    [tx.countyId, places],
  )

/** One form with its file, as it lies. */
export const findForm = async (tx: Tx, id: string): Promise<(BlankFormRow & { file_sealed: Buffer }) | null> => {
  const [row] = await tx.query<BlankFormRow & { file_sealed: Buffer | null }>(
    `select ${COLUMNS}, file_sealed from blank_form where county_id = $1 and id = $2 and gone_on is null and not del`,
    [tx.countyId, id],
  )
  return row?.file_sealed ? { ...row, file_sealed: row.file_sealed } : null
}
