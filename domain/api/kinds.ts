import * as z from 'zod'
import type { Endpoint } from './kit.ts'

const schema = z.record(z.string(), z.unknown())
const declared = {
  kind: z.string(),
  version: z.number(),
  title: z.string(),
  schema,
  write: z.array(z.string()),
  read: z.array(z.string()),
  sources: z.array(z.string()),
}

export const kindsApi = {
  getKinds: {
    method: 'GET',
    path: '/api/kinds',
    needs: 'place.read',
    about: '每一种记录、登记和值守：是关于谁的、问什么（JSON Schema）、谁记谁看。照 schema 写出的 body 就能存',
    response: z.object({
      records: z.array(
        z.object({
          ...declared,
          about: z.enum(['children', 'place', 'entry']),
          help: z.string(),
          /** Of which kinds of place, where it is about one. */
          places: z.array(z.string()).optional(),
          /** The register, where it is about an entry. */
          entry: z.string().optional(),
          /** Children who took part, each with one of these marks. */
          took: z
            .object({ title: z.string(), marks: z.array(z.object({ value: z.string(), label: z.string() })) })
            .optional(),
          staff: z.object({ title: z.string(), least: z.number().optional(), most: z.number().optional() }).optional(),
        }),
      ),
      /** Declared registers: what an entry hangs on, and the states of its life. */
      entries: z.array(
        z.object({ ...declared, about: z.array(z.string()), help: z.string(), states: z.array(z.string()) }),
      ),
      duties: z.array(
        z.object({
          rule: z.string(),
          title: z.string(),
          /** What it is owed by: each child, places of `places`, entries of `entries` (where none is named, of every register). */
          subject: z.enum(['child', 'place', 'entry']),
          places: z.array(z.string()).optional(),
          entries: z.array(z.string()).optional(),
          /** How often: week, month, phase, term, date. */
          period: z.string(),
          source: z.string(),
          /** Kinds of record that answer it. */
          evidence: z.array(z.string()),
          on: z.boolean(),
        }),
      ),
    }),
  },
} as const satisfies Record<string, Endpoint>
