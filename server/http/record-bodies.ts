import * as z from 'zod'
import { ENTRY_KINDS } from '../../domain/entries/list.ts'
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

/** The same for the registers, under `entry-<kind>`. */
export const entryBodies = (): Record<string, object> =>
  Object.fromEntries(
    ENTRY_KINDS.map((kind) => {
      const fields = z.strictObject(Object.fromEntries(kind.fields.map((field) => [field.name, field.schema])))
      const { $schema: _dialect, ...schema } = z.toJSONSchema(fields, { io: 'input' })
      return [`entry-${kind.kind}`, { title: `${kind.kind} v${kind.version}`, description: kind.purpose, ...schema }]
    }),
  )
