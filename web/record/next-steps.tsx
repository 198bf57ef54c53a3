import { Select, TextInput } from '@mantine/core'
import { task } from '../../domain/entries/task.ts'
import type { RecordBody, RecordKind } from '../../domain/kit/define-record.ts'
import type { Option } from '../../domain/kit/fields.ts'
import type { Answer } from '../client/call.ts'
import { useMe } from '../client/me.tsx'
import { newId } from '../client/new-id.ts'
import type { Step } from '../client/record-draft.ts'
import { useEntryKinds } from '../entry/kinds.ts'
import type { EntrySent } from '../local/outbox.ts'
import { t } from '../words/words.ts'

type Steps = Readonly<Record<string, Step | null>>
type Start = Pick<Answer<'prepareRecord'>, 'owners' | 'days'>

/** The answers chosen that say what is to be done next. */
const leading = (kind: RecordKind, body: RecordBody): Option[] =>
  kind.fields.flatMap((field) =>
    (field.options ?? []).filter((o) => o.leads && [body[field.name]].flat().includes(o.value)),
  )

/** What comes next, each with its day and who takes it on: as it was written, else with what one would write. */
const stepsOf = (kind: RecordKind, body: RecordBody, steps: Steps, start: Start, me: string) =>
  leading(kind, body).flatMap((option) => {
    const kept = steps[option.value]
    if (kept === null || !option.leads) return []
    const what = option.leads.asks ? '' : option.label
    const on = option.leads.days === 3 ? start.days.soon : start.days.week
    return [{ option, step: kept ?? { what, on, owner: me } }]
  })

/** Under 接下来: what is to be done becomes a task with a day and somebody, so that it does not evaporate (F17). */
export const NextSteps = ({
  kind,
  body,
  steps,
  set,
  start,
}: {
  kind: RecordKind
  body: RecordBody
  steps: Steps
  set: (steps: Steps) => void
  start: Start
}) => {
  const me = useMe()
  const may = useEntryKinds().write.some((k) => k.kind === task.kind)
  const rows = stepsOf(kind, body, steps, start, me.accountId)
  const left = leading(kind, body).filter((o) => steps[o.value] === null)
  if (!may || rows.length + left.length === 0) return null
  const owners = [
    { value: me.accountId, label: t('我自己') },
    ...start.owners
      .filter((o) => o.account !== me.accountId)
      .map((o) => ({ value: o.account, label: `${o.name}　${o.post}` })),
  ]
  return (
    <section className="col" style={{ gap: 8 }} aria-label={t('接下来要办的事')}>
      {rows.map(({ option, step }) => {
        const put = (next: Partial<Step>) => set({ ...steps, [option.value]: { ...step, ...next } })
        return (
          <div key={option.value} className="card pad col" style={{ gap: 6 }}>
            <div className="row">
              <b>{t(option.label)}</b>
              <span className="sp" />
              <button
                type="button"
                className="linkish sm"
                style={{ minHeight: 44 }}
                onClick={() => set({ ...steps, [option.value]: null })}
              >
                {t('不用提醒')}
              </button>
            </div>
            {option.leads?.asks ? (
              <TextInput
                label={t('要办什么')}
                value={step.what}
                maxLength={80}
                onChange={(e) => put({ what: e.currentTarget.value })}
              />
            ) : null}
            <div className="row" style={{ gap: 12, alignItems: 'flex-end' }}>
              <TextInput
                type="date"
                label={t('哪天前')}
                value={step.on}
                min={me.today}
                onChange={(e) => put({ on: e.currentTarget.value })}
                style={{ flex: '1 1 9em' }}
              />
              <Select
                label={t('谁来办')}
                data={owners}
                value={step.owner}
                allowDeselect={false}
                onChange={(owner) => put({ owner: owner ?? me.accountId })}
                style={{ flex: '1 1 10em' }}
              />
            </div>
          </div>
        )
      })}
      {left.map((option) => (
        <p key={option.value} className="mut sm">
          {t('“{x}”只记下，不提醒。', { x: t(option.label) })}
          <button
            type="button"
            className="linkish"
            style={{ minHeight: 44 }}
            onClick={() => set(Object.fromEntries(Object.entries(steps).filter(([key]) => key !== option.value)))}
          >
            {t('还是提醒')}
          </button>
        </p>
      ))}
    </section>
  )
}

/** The tasks of a record, one a child or one for the place: they are sent after it. */
export const useSteps = () => {
  const me = useMe()
  const may = useEntryKinds().write.some((k) => k.kind === task.kind)
  return (
    kind: RecordKind,
    recordId: string,
    abouts: readonly ({ child: string } | { place: string })[],
    body: RecordBody,
    steps: Steps,
    start: Start,
  ): EntrySent[] => {
    const wanted = may
      ? stepsOf(kind, body, steps, start, me.accountId).filter(({ step }) => step.what.trim() !== '' && step.on !== '')
      : []
    const nameOf = (account: string) => start.owners.find((o) => o.account === account)?.name ?? me.name
    return abouts.flatMap((about) =>
      wanted.map(({ option, step }) => {
        const meets = option.leads?.same ? kind.kind : option.leads?.kind
        return {
          id: newId(),
          kind: task.kind,
          version: task.version,
          about,
          from: me.today,
          body: {
            what: step.what.trim(),
            owner: { account: step.owner, name: nameOf(step.owner) },
            due: step.on,
            source: recordId,
            ...(meets ? { meets } : {}),
          },
        }
      }),
    )
  }
}
