import type { RecordBody } from '../../domain/kit/define-record.ts'
import type { FieldSpec } from '../../domain/kit/field-spec.ts'
import { isUuid } from '../../domain/kit/uuid.ts'
import { recordKind } from '../../domain/records/list.ts'
import { longDate } from '../../domain/reports/prose/numbers.ts'
import type { Tx } from '../db/tx-type.ts'
import { recordDays } from './db/record.ts'
import { mayReadKind } from './readable.ts'

/** So many are asked for at once. */
const AT_ONCE = 1000

/**
 * The records at which answers of these bodies point (the meeting that is told of afterwards, what a task came from): the day and the kind of
 * each, by its id, as far as the actor sees it. On a sheet an id says nothing to anybody.
 */
export const namesOfRecords = async (
  tx: Tx,
  kind: { fields: readonly FieldSpec[] },
  of: readonly { body: RecordBody }[],
): Promise<ReadonlyMap<string, string>> => {
  const fields = kind.fields.filter((field) => field.record !== undefined)
  const ids = [...new Set(of.flatMap(({ body }) => fields.map((field) => String(body[field.name] ?? ''))))].filter(
    isUuid,
  )
  const names = new Map<string, string>()
  for (let from = 0; from < ids.length; from += AT_ONCE)
    for (const row of await recordDays(tx, ids.slice(from, from + AT_ONCE)))
      if (mayReadKind(tx.actor, row.kind))
        names.set(row.id, `${longDate(row.happened_on)} ${recordKind(row.kind)?.title ?? ''}`.trim())
  return names
}
