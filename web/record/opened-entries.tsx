import { Checkbox } from '@mantine/core'
import type { Opened, RecordBody, RecordKind } from '../../domain/kit/define-record.ts'
import { newId } from '../client/new-id.ts'
import type { Step } from '../client/record-draft.ts'
import { useEntryKinds } from '../entry/kinds.ts'
import type { EntrySent } from '../local/outbox.ts'
import { t } from '../words/words.ts'

type Steps = Readonly<Record<string, Step | null>>

/** Kept beside the steps of a draft: which of them is not wanted. */
const keyOf = ({ kind, body }: Opened): string => `opens ${kind} ${JSON.stringify(body)}`

const openedBy = (kind: RecordKind, body: RecordBody): Opened[] => kind.opens?.(body) ?? []

/** What the record begins besides: named, and left out with one tap (needs of a survey, S1.10). */
export const OpenedEntries = ({
  kind,
  body,
  steps,
  set,
  where,
}: {
  kind: RecordKind
  body: RecordBody
  steps: Steps
  set: (steps: Steps) => void
  /** Where they are found afterwards. */
  where: string
}) => {
  const { write } = useEntryKinds()
  const rows = openedBy(kind, body).flatMap((opened) => {
    const register = write.find((k) => k.kind === opened.kind)
    return register ? [{ opened, register }] : []
  })
  if (rows.length === 0) return null
  return (
    <section className="card pad col" style={{ gap: 8 }} aria-label={t('同时登记')}>
      <b>{t('同时登记')}</b>
      {rows.map(({ opened, register }) => {
        const key = keyOf(opened)
        return (
          <Checkbox
            key={key}
            size="md"
            checked={steps[key] !== null}
            onChange={(e) =>
              set(
                e.currentTarget.checked
                  ? Object.fromEntries(Object.entries(steps).filter(([k]) => k !== key))
                  : { ...steps, [key]: null },
              )
            }
            label={`${t(register.title)}　${register.line(opened.body)}`}
          />
        )
      })}
      <span className="sm mut">{where}</span>
    </section>
  )
}

/** The entries of a record, one a child: they are sent after it. */
export const useOpened = () => {
  const { write } = useEntryKinds()
  return (
    kind: RecordKind,
    recordId: string,
    abouts: readonly ({ child: string } | { place: string })[],
    body: RecordBody,
    on: string,
    steps: Steps,
  ): EntrySent[] =>
    abouts.flatMap((about) =>
      openedBy(kind, body).flatMap((opened) => {
        const register = write.find((k) => k.kind === opened.kind)
        if (!register || steps[keyOf(opened)] === null) return []
        const source = register.fields.some((f) => f.record) ? { source: recordId } : {}
        return [
          {
            id: newId(),
            kind: register.kind,
            version: register.version,
            about,
            from: on,
            body: { ...opened.body, ...source },
          },
        ]
      }),
    )
}
