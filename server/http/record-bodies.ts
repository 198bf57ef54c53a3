import { bodySchema } from '../../domain/kit/body-schema.ts'
import { RECORD_KINDS } from '../../domain/records/list.ts'

/**
 * What the `body` of a record may hold, a schema a kind, by the kinds' own fields: for the contract that other systems read.
 * With what is asked only sometimes; what a kind checks beyond that is told by the verdict.
 */
export const recordBodies = (): Record<string, object> =>
  Object.fromEntries(
    RECORD_KINDS.map((kind) => [
      `record-${kind.kind}`,
      { title: `${kind.kind} v${kind.version}`, description: kind.about, ...bodySchema(kind) },
    ]),
  )
