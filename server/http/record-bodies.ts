import { ENTRY_KINDS } from '../../domain/entries/list.ts'
import { bodySchema } from '../../domain/kit/body-schema.ts'
import { OWN_KEY } from '../../domain/kit/own-field.ts'
import { RECORD_KINDS } from '../../domain/records/list.ts'

/** The contract is one for all counties: what each asks besides stands in `GET /api/kinds` (decision 032). */
const withCounty = (schema: Record<string, unknown>): Record<string, unknown> => ({
  ...schema,
  properties: {
    ...(schema.properties as Record<string, unknown>),
    [OWN_KEY]: { type: 'object', description: '本县自定的项目：有哪些、怎么填，见 GET /api/kinds' },
  },
})

/**
 * What the `body` of a record may hold, a schema a kind, by the kinds' own fields: for the contract that other systems read.
 * With what is asked only sometimes; what a kind checks beyond that is told by the verdict.
 */
export const recordBodies = (): Record<string, object> =>
  Object.fromEntries(
    RECORD_KINDS.map((kind) => [
      `record-${kind.kind}`,
      { title: `${kind.kind} v${kind.version}`, description: kind.about, ...withCounty(bodySchema(kind)) },
    ]),
  )

/** The same for the registers, under `entry-<kind>`. */
export const entryBodies = (): Record<string, object> =>
  Object.fromEntries(
    ENTRY_KINDS.map((kind) => [
      `entry-${kind.kind}`,
      { title: `${kind.kind} v${kind.version}`, description: kind.purpose, ...withCounty(bodySchema(kind)) },
    ]),
  )
