import * as z from 'zod'
import type { Endpoint } from './kit.ts'

const schema = z.record(z.string(), z.unknown())
const declared = {
  kind: z.string(),
  version: z.number(),
  title: z.string(),
  about: z.string(),
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
      records: z.array(z.object({ ...declared, about: z.enum(['children', 'place', 'entry']), help: z.string() })),
      /** Declared registers; none is kept yet. */
      entries: z.array(z.object({ ...declared, states: z.array(z.string()) })),
      duties: z.array(
        z.object({
          rule: z.string(),
          title: z.string(),
          subject: z.enum(['child', 'place', 'entry']),
          /** How often: month, phase, term. */
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
