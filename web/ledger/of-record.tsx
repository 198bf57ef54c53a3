import { Select } from '@mantine/core'
import { isAboutChildren } from '../../domain/kit/define-record.ts'
import { RECORD_KINDS } from '../../domain/records/list.ts'
import { dayWords } from '../client/child-text.ts'
import { useMay } from '../client/me.tsx'
import { useAsk } from '../client/queries.ts'
import { t } from '../words/words.ts'
import type { Whom } from './whom.tsx'

/** A record that says so much was given to each of its children: what it cost is booked once. */
export type Unbooked = { id: string; on: string; line: string; fen: number; children: readonly Whom[] }

/** The kind of record about children that tells of money, and which of its answers does. */
const PAID = RECORD_KINDS.filter(isAboutChildren).flatMap((kind) => {
  const field = kind.fields.find((f) => f.kind === 'money')
  return field ? [{ kind: kind.kind, title: kind.title, field: field.name }] : []
})[0]

/** From which record it comes: then whom, how much and when is known already. */
export const OfRecord = ({
  place,
  booked,
  chosen,
  choose,
}: {
  place: string
  booked: ReadonlySet<string>
  chosen: Unbooked | null
  choose: (record: Unbooked | null) => void
}) => {
  const may = useMay('record.read')
  const found = useAsk(
    'listRecords',
    { query: { place, kind: PAID?.kind ?? '', limit: 50 } },
    { enabled: may && PAID !== undefined },
  )
  const records: Unbooked[] = (found.data?.items ?? []).flatMap((r) => {
    const fen = PAID ? r.body[PAID.field] : undefined
    const stands = r.supersededBy === null && !booked.has(r.id)
    return stands && typeof fen === 'number' && fen > 0
      ? [{ id: r.id, on: r.happenedOn, line: r.line, fen, children: r.children.map(({ id, name }) => ({ id, name })) }]
      : []
  })
  if (!PAID || records.length === 0) return null
  return (
    <Select
      label={t('由哪条{x}记录入账（可以不选）', { x: t(PAID.title) })}
      value={chosen?.id ?? null}
      onChange={(id) => choose(records.find((r) => r.id === id) ?? null)}
      data={records.map((r) => ({
        value: r.id,
        label: t('{d} {n}名：{x}', { d: dayWords(r.on), n: r.children.length, x: r.line }).slice(0, 60),
      }))}
      clearable
    />
  )
}
