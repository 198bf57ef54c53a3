import type * as z from 'zod'
import type { kindsApi } from './api/kinds.ts'
import { DUTY_RULES } from './duties/list.ts'
import { bodySchema } from './kit/body-schema.ts'
import { RECORD_KINDS } from './records/list.ts'

type Kinds = z.input<(typeof kindsApi)['getKinds']['response']>

/** What may be recorded and what is owed, from the declarations (outside.md): nothing of anybody stands in it. */
export const declaredKinds = (): Kinds => ({
  records: RECORD_KINDS.map((kind) => ({
    kind: kind.kind,
    version: kind.version,
    title: kind.title,
    about: 'children' as const,
    help: kind.about,
    schema: bodySchema(kind),
    write: [...kind.write],
    read: [...kind.read],
    sources: [...kind.sources],
  })),
  entries: [],
  duties: DUTY_RULES.map((rule) => ({
    rule: rule.key,
    title: rule.title,
    subject: 'child' as const,
    period: rule.rhythm,
    source: rule.source,
    evidence: [...rule.evidence.kinds],
    on: true,
  })),
})
