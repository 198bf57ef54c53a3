import type { RecordBody, RecordKind } from '../kit/define-record.ts'

/** The answer by which any kind of record says 担心安全 (F2): a field that offers it, and it was chosen. */
export const WORRY = 'worry'

export const saysWorry = (kind: Pick<RecordKind, 'fields'>, body: RecordBody): boolean =>
  kind.fields.some(
    (field) =>
      (field.options ?? []).some((o) => o.value === WORRY) &&
      (Array.isArray(body[field.name]) ? (body[field.name] as unknown[]) : [body[field.name]]).includes(WORRY),
  )
