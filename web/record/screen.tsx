import { Link, useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router'
import { Fragment, useRef, useState } from 'react'
import { isAsked, isBlank } from '../../domain/kit/condition.ts'
import { isAboutChildren, isUrgent, type RecordKind } from '../../domain/kit/define-record.ts'
import { offeredOf } from '../../domain/kit/offered.ts'
import { stamped } from '../../domain/kit/own-answers.ts'
import { keptRegister, mostAbout } from '../../domain/kit/record-subject.ts'
import { validateRecord } from '../../domain/kit/validate-record.ts'
import { givenMoney } from '../../domain/records/given-money.ts'
import type { Answer } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { useDraft } from '../client/draft.ts'
import { homesInMemory, knownStart } from '../client/known-start.ts'
import { useMay, useMe } from '../client/me.tsx'
import { newId } from '../client/new-id.ts'
import { nextOwed } from '../client/next-owed.ts'
import { useRecordKind } from '../client/own-kinds.ts'
import { useAsk } from '../client/queries.ts'
import { type RecordDraft, recordDraftKey } from '../client/record-draft.ts'
import { noteUsed } from '../client/record-kinds.ts'
import { CallFirst } from '../concern/call-first.tsx'
import { useKeepRecord } from '../local/use-keep-record.ts'
import { showFault } from '../ui/show-fault.ts'
import { Fault, Loading, Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { Choose } from './choose.tsx'
import { ChooseEntry } from './choose-entry.tsx'
import { ChooseKept } from './choose-kept.tsx'
import { Day } from './day.tsx'
import { EntryForm } from './entry-form.tsx'
import { FamilyChanged } from './family-changed.tsx'
import { Field } from './field.tsx'
import { AboutChildren } from './fields/record.tsx'
import { FormFoot, FormHead, useTellKept } from './form-frame.tsx'
import { NextSteps, useSteps } from './next-steps.tsx'
import { OpenedEntries, useOpened } from './opened-entries.tsx'
import { OwnFields } from './own-fields.tsx'
import { People } from './people.tsx'
import { PlaceForm } from './place-form.tsx'

/** A record of any kind, drawn from its declaration: chips first, one text, what next. A draft is kept at every touch. */
export const Screen = () => {
  const { kind: name } = useParams({ strict: false }) as { kind: string }
  const search = useSearch({ strict: false }) as {
    children?: string
    entry?: string
    /** A code of digits alone, typed into the address, comes as a number. */
    place?: string | number
    replaces?: string
    of?: string
  }
  const me = useMe()
  const kind = useRecordKind(name)
  const register = useMay('child.list')
  const asked = search.children ?? ''
  const replaces = search.replaces ?? null
  const ofEntry = kind?.subject?.of === 'entry'
  const ofPlace = kind !== null && !isAboutChildren(kind) && !ofEntry
  const start = useAsk(
    'prepareRecord',
    {
      query: {
        kind: name,
        children: asked,
        ...(search.entry ? { entry: search.entry } : {}),
        ...(replaces ? { replaces } : {}),
      },
    },
    {
      enabled:
        kind !== null && (replaces !== null || (ofEntry ? search.entry !== undefined : !ofPlace && asked !== '')),
    },
  )
  if (ofPlace && (!replaces || start.data))
    return (
      <PlaceForm
        key={`${name}${replaces}`}
        kind={kind}
        old={start.data?.replaces ?? null}
        at={String(search.place ?? '')}
      />
    )
  if (kind && ofEntry && !search.entry && !replaces) return <ChooseEntry kind={kind} />
  if (kind && !ofPlace && !ofEntry && asked === '' && !replaces)
    return !register && keptRegister(kind) ? (
      <ChooseKept kind={kind} of={search.entry ?? null} />
    ) : (
      <Choose kind={kind} />
    )
  if (!kind || (!ofPlace && !ofEntry && start.data?.people.length === 0))
    return (
      <Page title={t('记一笔')}>
        <p className="mut">{t('先选孩子：从“今天”或花名册里点一个名字。')}</p>
        <Link to="/today">{t('看今天要看望谁')}</Link>
      </Page>
    )
  // Without a network the form opens for whom the lists on this page know.
  const known =
    start.error?.code === 'offline' && !start.data && !replaces && !ofEntry && !ofPlace
      ? knownStart(asked, me.today)
      : null
  if (start.error && !start.data && !known)
    return (
      <Page title={kind.title}>
        <Fault error={start.error} again={() => void start.refetch()} />
      </Page>
    )
  const ready = start.data ?? known
  if (!ready)
    return (
      <div className="page">
        <Loading rows={4} />
      </div>
    )
  if (ready.entry)
    return <EntryForm key={`${name}${ready.entry.id}${replaces}`} kind={kind} start={ready} entry={ready.entry} />
  return (
    <Form
      key={`${name}${asked}${replaces}${search.of}`}
      kind={kind}
      asked={asked}
      named={search.of ?? null}
      start={ready}
    />
  )
}

const Form = ({
  kind,
  asked,
  named,
  start,
}: {
  kind: RecordKind
  asked: string
  /** The record that it comes from (of which meeting). */
  named: string | null
  start: Answer<'prepareRecord'>
}) => {
  const me = useMe()
  const navigate = useNavigate()
  const router = useRouter()
  const form = useRef<HTMLDivElement>(null)
  const old = start.replaces
  const draft = useDraft<RecordDraft>(recordDraftKey(me.accountId, kind.kind, asked, old?.id ?? null), {
    id: newId(),
    kind: kind.kind,
    asked,
    childIds: null,
    who: '',
    on: old?.on ?? me.today,
    body: old?.body ?? { ...kind.prefill, ...namedIn(kind, named) },
    replaces: old?.id ?? null,
  })
  const save = useKeepRecord()
  const stepsAfter = useSteps()
  const openedAfter = useOpened()
  const steps = draft.value.steps ?? {}
  const tellKept = useTellKept()
  const [tried, setTried] = useState(false)
  const { id, on, body } = draft.value
  const whole = stamped(kind, body)
  const most = mostAbout(kind)
  const chosen = draft.value.childIds ?? start.people.flatMap((p) => (p.asked ? [p.id] : [])).slice(0, most)
  const unfit = start.people.filter((p) => chosen.includes(p.id)).flatMap((p) => p.unfit)
  const who = start.people.filter((p) => chosen.includes(p.id)).map((p) => p.name)
  const problems = validateRecord(kind, { happenedOn: on, body: whole }, { today: me.today })
  const faultOf = (field: string) =>
    tried ? (problems.find((p) => p.field === field)?.message ?? save.faults[field]) : undefined
  const keep = (next: Partial<RecordDraft>) => draft.set({ ...draft.value, who: who.join('、'), ...next })
  const toggle = (child: string) => {
    // Of a kind about one child the one that was tapped last.
    const next = chosen.includes(child) ? chosen.filter((c) => c !== child) : [...chosen, child].slice(-most)
    if (next.length)
      keep({
        childIds: next,
        who: start.people
          .filter((p) => next.includes(p.id))
          .map((p) => p.name)
          .join('、'),
      })
  }
  const done = (recordId: string, sent: boolean) => {
    draft.clear()
    noteUsed(me.accountId, kind.kind)
    const urgent = isUrgent(kind, body)
    const next = old || urgent ? null : nextOwed(homesInMemory(), kind, chosen)
    tellKept(kind.kind, recordId, who.join('、'), sent, next, urgent, givenMoney(kind, body) !== null)
    if (urgent) void navigate({ to: '/help', replace: true })
    else if (old && isUrgent(kind, old.body)) void navigate({ to: '/concerns', replace: true })
    // Back where one was: Today at the same place, the child's file, the register with its choice (F16).
    else if (router.history.canGoBack()) router.history.back()
    else void navigate({ to: '/today' })
  }
  const send = () => {
    setTried(true)
    if (problems.length) {
      showFault(form.current)
      return
    }
    const { replaces } = draft.value
    const record = {
      id,
      kind: kind.kind,
      version: kind.version,
      childIds: chosen,
      happenedOn: on,
      body: whole,
      ...(replaces ? { replaces } : {}),
      deviceAt: new Date().toISOString(),
    }
    const abouts = chosen.map((child) => ({ child }))
    void save.keep(
      {
        record,
        entries: old
          ? []
          : [...stepsAfter(kind, id, abouts, body, steps, start), ...openedAfter(kind, id, abouts, whole, on, steps)],
        who: who.join('、'),
        draft: {
          key: recordDraftKey(me.accountId, kind.kind, asked, old?.id ?? null),
          value: { ...draft.value, who: who.join('、') },
        },
      },
      done,
    )
  }
  return (
    <AboutChildren value={chosen}>
      <div className="page narrow" ref={form}>
        <FormHead title={kind.title} draft={draft} old={old} />
        <People people={start.people} chosen={chosen} toggle={toggle} locked={old !== null} />
        {/* An answer that is no longer asked for stays in sight, so that it can be taken out: the check says so. */}
        {kind.fields
          .filter((f) => isAsked(f, body) || !isBlank(body[f.name]))
          .map((field) => (
            <Fragment key={field.name}>
              {kind.tells?.above === field.name ? <p className="note">{kind.tells.say(body)}</p> : null}
              <Field
                field={offeredOf(field, unfit)}
                value={body[field.name]}
                set={(v) => keep({ body: { ...body, [field.name]: v } })}
                fault={faultOf(field.name)}
              />
              {isUrgent({ fields: [field] }, body) ? <CallFirst /> : null}
            </Fragment>
          ))}
        {old ? null : (
          <NextSteps kind={kind} body={body} steps={steps} set={(next) => keep({ steps: next })} start={start} />
        )}
        {old ? null : (
          <OpenedEntries
            kind={kind}
            body={body}
            steps={steps}
            set={(next) => keep({ steps: next })}
            where={t('存下后在孩子的档案里，可以接着写谁来办、哪天前办好。')}
          />
        )}
        <OwnFields own={kind.own} body={body} day={on} set={(next) => keep({ body: next })} faultOf={faultOf} />
        <FamilyChanged people={start.people.filter((p) => chosen.includes(p.id))} />
        <Day today={me.today} value={on} set={(day) => keep({ on: day })} fault={faultOf('happenedOn')} />
        <FormFoot
          error={save.error}
          refused={save.refused}
          lacks={tried ? problems[0]?.message : undefined}
          aside={t('{d} · {who} · 记错了以后可以更正', { d: dayWords(on), who: who.join('、') })}
          busy={save.busy}
          save={send}
        />
      </div>
    </AboutChildren>
  )
}

/** The field that names another record, filled in where the way here says which. */
const namedIn = (kind: RecordKind, named: string | null): Record<string, unknown> => {
  const field = named === null ? undefined : kind.fields.find((f) => f.record?.of)
  return field ? { [field.name]: named } : {}
}
