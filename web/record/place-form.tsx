import { Select, TextInput } from '@mantine/core'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { isAsked, isBlank } from '../../domain/kit/condition.ts'
import type { RecordKind } from '../../domain/kit/define-record.ts'
import { stamped } from '../../domain/kit/own-answers.ts'
import { fewStaff } from '../../domain/kit/record-subject.ts'
import { validateRecord } from '../../domain/kit/validate-record.ts'
import { givenMoney } from '../../domain/records/given-money.ts'
import type { Answer } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { useDraft } from '../client/draft.ts'
import { useMe } from '../client/me.tsx'
import { newId } from '../client/new-id.ts'
import { useAsk } from '../client/queries.ts'
import { type Invited, type RecordDraft, recordDraftKey } from '../client/record-draft.ts'
import { noteUsed } from '../client/record-kinds.ts'
import { usePlaces } from '../client/use-places.ts'
import { useKeepRecord } from '../local/use-keep-record.ts'
import { Choice, Choices } from '../ui/choices.tsx'
import { showFault } from '../ui/show-fault.ts'
import { Fault, Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { Day } from './day.tsx'
import { Field } from './field.tsx'
import { AboutPlace } from './fields/entries.tsx'
import { FormFoot, FormHead, useTellKept } from './form-frame.tsx'
import { NextSteps, useSteps } from './next-steps.tsx'
import { OpenedEntries, useOpened } from './opened-entries.tsx'
import { OwnFields } from './own-fields.tsx'
import { Roll, useInvited } from './roll.tsx'

type Old = NonNullable<Answer<'prepareRecord'>['replaces']>

const INVITED: readonly { value: Invited; families: string; children: string }[] = [
  { value: 'left-behind', families: '留守儿童家', children: '父母外出的孩子' },
  { value: 'all', families: '全部学生家', children: '全部孩子' },
  { value: 'nobody', families: '不点名', children: '不点名' },
]

/**
 * What a place does as a whole (a meeting): where (`at`: the place from which one comes), what, who came, which staff. A draft is kept at every touch; whoever was not asked
 * about stands nowhere in the record.
 */
export const PlaceForm = ({ kind, old, at = '' }: { kind: RecordKind; old: Old | null; at?: string }) => {
  const me = useMe()
  const navigate = useNavigate()
  const router = useRouter()
  const form = useRef<HTMLDivElement>(null)
  const kinds = kind.subject?.of === 'place' ? kind.subject.places : []
  const places = usePlaces({ kind: kinds.join(','), within: me.post.place.code })
  const own = places.items.find((p) => p.code === me.post.place.code) ?? places.items[0]
  const blank = {
    place: old?.place ?? at,
    invited: (old && old.took.length === 0 ? 'nobody' : 'left-behind') as Invited,
    marks: Object.fromEntries((old?.took ?? []).map((x) => [x.child, x.mark])),
    staff: old?.staff.map((p) => p.name).join('、') ?? '',
  }
  const draft = useDraft<RecordDraft>(recordDraftKey(me.accountId, kind.kind, '', old?.id ?? null), {
    id: newId(),
    kind: kind.kind,
    asked: '',
    childIds: null,
    who: '',
    on: old?.on ?? me.today,
    body: old?.body ?? kind.prefill ?? {},
    replaces: old?.id ?? null,
    roll: blank,
  })
  const { id, on, body } = draft.value
  const whole = stamped(kind, body)
  const roll = draft.value.roll ?? blank
  const code = roll.place || (own?.code ?? '')
  const place = places.items.find((p) => p.code === code)
  const found = useInvited(kind.took ? code : '', roll.invited)
  const save = useKeepRecord()
  const stepsAfter = useSteps()
  const openedAfter = useOpened()
  const start = useAsk('prepareRecord', { query: { kind: kind.kind } }, { enabled: old === null })
  const steps = draft.value.steps ?? {}
  const tellKept = useTellKept()
  const [tried, setTried] = useState(false)
  const keep = (next: Partial<RecordDraft>) => draft.set({ ...draft.value, who: place?.name ?? '', ...next })
  const keepRoll = (next: Partial<typeof roll>) => keep({ roll: { ...roll, ...next } })
  const problems = validateRecord(kind, { happenedOn: on, body: whole }, { today: me.today })
  const faultOf = (field: string) =>
    tried ? (problems.find((p) => p.field === field)?.message ?? save.faults[field]) : undefined
  const first = kind.took?.marks[0]?.value ?? ''
  // Children of the old roll who are not on the list any more keep their mark: a correction takes nobody out in silence.
  const listed = roll.invited === 'nobody' ? [] : (found.data ?? [])
  const names = roll.staff
    .split(/[、，,;；\s]+/)
    .map((name) => name.trim())
    .filter(Boolean)
  const few = kind.staff ? fewStaff(kind.staff, names.length, whole) : null
  const took = [
    ...listed.map((c) => ({ child: c.id, mark: roll.marks[c.id] ?? first })),
    ...(roll.invited === 'nobody' ? [] : (old?.took ?? []).filter((x) => !listed.some((c) => c.id === x.child))),
  ]
  const loading = kind.took !== undefined && roll.invited !== 'nobody' && !found.data
  const send = () => {
    setTried(true)
    if (problems.length || few || !place || loading) {
      showFault(form.current)
      return
    }
    const { replaces } = draft.value
    const record = {
      id,
      kind: kind.kind,
      version: kind.version,
      about: { place: code },
      ...(kind.took && took.length ? { took } : {}),
      ...(kind.staff && names.length
        ? { staff: names.map((name) => old?.staff.find((p) => p.name === name) ?? { name }) }
        : {}),
      happenedOn: on,
      body: whole,
      ...(replaces ? { replaces } : {}),
      deviceAt: new Date().toISOString(),
    }
    void save.keep(
      {
        record,
        entries: old
          ? []
          : [
              ...(start.data ? stepsAfter(kind, id, [{ place: code }], body, steps, start.data) : []),
              ...openedAfter(kind, id, [{ place: code }], body, on, steps),
            ],
        who: place.name,
        draft: { key: recordDraftKey(me.accountId, kind.kind, '', old?.id ?? null), value: draft.value },
      },
      (recordId, sent) => {
        draft.clear()
        noteUsed(me.accountId, kind.kind)
        tellKept(kind.kind, recordId, place.name, sent, null, false, givenMoney(kind, body) !== null)
        if (router.history.canGoBack()) router.history.back()
        else void navigate({ to: '/records' })
      },
    )
  }
  if (places.ready && places.items.length === 0)
    return (
      <Page title={t(kind.title)}>
        <p className="mut">{t('您负责的地方里没有可以记这一类的。请换一个职务再记。')}</p>
      </Page>
    )
  return (
    <div className="page narrow" ref={form}>
      <FormHead title={t(kind.title)} draft={draft} old={old} />
      {places.error ? <Fault error={places.error} again={places.again} /> : null}
      {places.items.length > 1 ? (
        <Select
          label={t('哪里的')}
          searchable
          allowDeselect={false}
          value={code}
          onChange={(value) => keepRoll({ place: value ?? '', marks: {} })}
          data={places.items.map((p) => ({ value: p.code, label: p.name }))}
        />
      ) : (
        <div className="card pad">
          <b style={{ fontSize: 'var(--t-xl)' }}>{place?.name}</b>
        </div>
      )}
      <AboutPlace value={code}>
        {kind.fields.map((field) =>
          isAsked(field, body) || !isBlank(body[field.name]) ? (
            <Field
              key={field.name}
              field={field}
              value={body[field.name]}
              set={(v) => keep({ body: { ...body, [field.name]: v } })}
              fault={faultOf(field.name)}
            />
          ) : null,
        )}
      </AboutPlace>
      {old || !start.data ? null : (
        <NextSteps kind={kind} body={body} steps={steps} set={(next) => keep({ steps: next })} start={start.data} />
      )}
      {old ? null : (
        <OpenedEntries
          kind={kind}
          body={body}
          steps={steps}
          set={(next) => keep({ steps: next })}
          where={t('存下后在“登记”里，到期会问谁来办的人。')}
        />
      )}
      <OwnFields own={kind.own} body={body} day={on} set={(next) => keep({ body: next })} faultOf={faultOf} />
      {kind.staff ? (
        <TextInput
          label={t(kind.staff.title)}
          description={t('几个人用顿号隔开')}
          value={roll.staff}
          error={tried ? few : undefined}
          onChange={(e) => keepRoll({ staff: e.currentTarget.value })}
        />
      ) : null}
      {kind.took ? (
        <>
          <Choices label={t(kind.took.title)} fault={undefined}>
            {INVITED.map((one) => (
              <Choice
                key={one.value}
                on={roll.invited === one.value}
                tap={() => keepRoll({ invited: one.value })}
                text={t(kind.took?.families ? one.families : one.children)}
              />
            ))}
          </Choices>
          {roll.invited === 'nobody' ? null : (
            <Roll took={kind.took} found={found} marks={roll.marks} set={(marks) => keepRoll({ marks })} />
          )}
        </>
      ) : null}
      <Day today={me.today} value={on} set={(day) => keep({ on: day })} fault={faultOf('happenedOn')} />
      <FormFoot
        error={save.error}
        refused={save.refused}
        lacks={tried ? (problems[0]?.message ?? few ?? undefined) : undefined}
        aside={t('{d} · {who} · 记错了以后可以更正', { d: dayWords(on), who: place?.name ?? '' })}
        busy={save.busy}
        disabled={loading || !place}
        save={send}
      />
    </div>
  )
}
