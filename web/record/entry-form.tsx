import { useNavigate, useRouter } from '@tanstack/react-router'
import { Fragment, useRef, useState } from 'react'
import { textIn } from '../../domain/kit/answers.ts'
import type { RecordKind } from '../../domain/kit/define-record.ts'
import { stamped } from '../../domain/kit/own-answers.ts'
import { fewStaff, type TookPart } from '../../domain/kit/record-subject.ts'
import { validateRecord } from '../../domain/kit/validate-record.ts'
import { homeLoan } from '../../domain/records/home-loan.ts'
import type { Answer } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { useDraft } from '../client/draft.ts'
import { useMay, useMe } from '../client/me.tsx'
import { newId } from '../client/new-id.ts'
import { useEntryKind } from '../client/own-kinds.ts'
import { useAsk } from '../client/queries.ts'
import { type Invited, type RecordDraft, recordDraftKey } from '../client/record-draft.ts'
import { noteUsed } from '../client/record-kinds.ts'
import { NameThing } from '../loans/name-thing.tsx'
import { useKeepRecord } from '../local/use-keep-record.ts'
import { Choice, Choices } from '../ui/choices.tsx'
import { showFault } from '../ui/show-fault.ts'
import { t } from '../words/words.ts'
import { Day } from './day.tsx'
import { Field } from './field.tsx'
import { AboutEntry } from './fields/entry-row.tsx'
import { FormFoot, FormHead, useTellKept } from './form-frame.tsx'
import { OwnFields } from './own-fields.tsx'
import { Roll, useRollOf } from './roll.tsx'
import { namesIn, peopleIn, StaffOn } from './staff-on.tsx'
import { TapRoll } from './tap-roll.tsx'

type Start = Answer<'prepareRecord'>
type Entry = NonNullable<Start['entry']>

/** Whoever is not tapped is as `rest` says, and is not written: the first step of a tap, and its way back. */
const withRest = (took: TookPart): TookPart =>
  took.rest === undefined ? took : { ...took, marks: [{ value: '', label: took.rest }, ...took.marks] }
const tapped = (marks: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(marks).filter(([, mark]) => mark !== ''))

const LISTED: readonly [Invited, string][] = [
  ['left-behind', '留守儿童'],
  ['all', '全部孩子'],
]

/**
 * What happens at an entry (a Children's Home is open): when, who was there, which children, what was done. It begins with what the
 * entry says of that day; a draft is kept at every touch.
 */
export const EntryForm = ({ kind, start, entry }: { kind: RecordKind; start: Start; entry: Entry }) => {
  const me = useMe()
  const readsEntries = useMay('entry.read')
  const navigate = useNavigate()
  const router = useRouter()
  const form = useRef<HTMLDivElement>(null)
  const old = start.replaces
  const prefilled = (on: string) => ({ ...kind.prefill, ...kind.prefillFrom?.(entry.body, on) })
  const blank = {
    place: entry.place ?? '',
    invited: 'left-behind' as Invited,
    marks: Object.fromEntries((old?.took ?? []).map((x) => [x.child, x.mark])),
    staff: old?.staff.map((p) => p.name).join('、') ?? '',
  }
  const draft = useDraft<RecordDraft>(recordDraftKey(me.accountId, kind.kind, entry.id, old?.id ?? null), {
    id: newId(),
    kind: kind.kind,
    asked: '',
    childIds: null,
    who: entry.line,
    on: old?.on ?? me.today,
    body: old?.body ?? prefilled(me.today),
    replaces: old?.id ?? null,
    entry: entry.id,
    roll: blank,
  })
  const { id, on, body } = draft.value
  const whole = stamped(kind, body)
  const roll = draft.value.roll ?? blank
  const rolled = kind.took !== undefined && entry.place !== null
  const found = useRollOf(entry.id, kind.kind, roll.invited, rolled)
  const last = useAsk('getEntry', { params: { id: entry.id }, query: { limit: 1 } }, { enabled: rolled && !old })
  const before = (last.data?.records.items[0]?.took ?? []).map((c) => c.id)
  const save = useKeepRecord()
  const tellKept = useTellKept()
  const [tried, setTried] = useState(false)
  const keep = (next: Partial<RecordDraft>) => draft.set({ ...draft.value, who: entry.line, ...next })
  const keepRoll = (next: Partial<typeof roll>) => keep({ roll: { ...roll, ...next } })
  const register = useEntryKind(kind.subject?.of === 'entry' ? kind.subject.entry : '')
  const known = peopleIn(register?.fields ?? [], entry.body)
  const said = [...(old?.staff ?? []), ...known]
  const staff = namesIn(roll.staff).map((name) => {
    const person = said.find((p) => p.name === name)
    return { name, ...(person?.account ? { account: person.account } : {}) }
  })
  const first = kind.took?.marks[0]?.value ?? ''
  const marks = kind.took?.all
    ? { ...Object.fromEntries((found.data ?? []).map((c) => [c.id, first])), ...roll.marks }
    : roll.marks
  const took = Object.entries(marks).map(([child, mark]) => ({ child, mark }))
  const few = kind.staff ? fewStaff(kind.staff, staff.length, body) : null
  const problems = [
    ...validateRecord(kind, { happenedOn: on, body: whole, staff, took }, { today: me.today }),
    ...(few ? [{ field: 'staff', code: 'not-enough' as const, message: few }] : []),
  ]
  const faultOf = (field: string) =>
    tried ? (problems.find((p) => p.field === field)?.message ?? save.faults[field]) : undefined
  /** Why there were fewer is asked only then. */
  const asked = kind.fields.filter(
    (f) =>
      f.name !== kind.staff?.fewerWith ||
      (staff.length > 0 && staff.length < (kind.staff?.least ?? 0)) ||
      (typeof body[f.name] === 'string' && body[f.name] !== ''),
  )
  // On another weekday the hours are others, unless somebody has typed some already.
  const changeDay = (day: string) => {
    const then = prefilled(on)
    const untouched = Object.entries(then).every(([name, value]) => body[name] === value)
    keep({ on: day, ...(untouched && !old ? { body: { ...body, ...prefilled(day) } } : {}) })
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
      about: { entry: entry.id },
      ...(kind.took && took.length ? { took } : {}),
      ...(kind.staff && staff.length ? { staff } : {}),
      happenedOn: on,
      body: whole,
      ...(replaces ? { replaces } : {}),
      deviceAt: new Date().toISOString(),
    }
    void save.keep(
      {
        record,
        entries: [],
        who: entry.line,
        draft: { key: recordDraftKey(me.accountId, kind.kind, entry.id, old?.id ?? null), value: draft.value },
      },
      (recordId, sent) => {
        draft.clear()
        noteUsed(me.accountId, kind.kind)
        tellKept(kind.kind, recordId, entry.line, sent)
        if (router.history.canGoBack()) router.history.back()
        else void navigate({ to: readsEntries ? '/entries/$id' : '/cards/$id', params: { id: entry.id } })
      },
    )
  }
  return (
    <div className="page narrow" ref={form}>
      <FormHead title={t(kind.title)} draft={draft} old={old} />
      <div className="card pad">
        <b>{entry.line}</b>
        {entry.ended ? (
          <div className="sm c-overdue">{t('{d}已经结束，只能记那天以前的。', { d: dayWords(entry.until ?? '') })}</div>
        ) : null}
      </div>
      <Day today={me.today} value={on} set={changeDay} fault={faultOf('happenedOn')} />
      {kind.staff ? (
        <StaffOn
          part={kind.staff}
          known={known}
          value={roll.staff}
          set={(value) => keepRoll({ staff: value })}
          fault={faultOf('staff')}
        />
      ) : null}
      {rolled && kind.took ? (
        <>
          {kind.took.among === undefined ? (
            <Choices label={t('名单上列出')} fault={undefined}>
              {LISTED.map(([value, text]) => (
                <Choice
                  key={value}
                  on={roll.invited === value}
                  tap={() => keepRoll({ invited: value })}
                  text={t(text)}
                />
              ))}
            </Choices>
          ) : null}
          {kind.took.all || kind.took.rest !== undefined ? (
            <Roll
              took={withRest(kind.took)}
              found={found}
              marks={roll.marks}
              set={(next) => keepRoll({ marks: tapped(next) })}
            />
          ) : (
            <TapRoll
              took={kind.took}
              found={found}
              before={before}
              marks={roll.marks}
              set={(next) => keepRoll({ marks: next })}
            />
          )}
        </>
      ) : null}
      <AboutEntry value={entry.body}>
        {asked.map((field) => (
          <Fragment key={field.name}>
            <Field
              field={field}
              value={body[field.name]}
              set={(v) => keep({ body: { ...body, [field.name]: v } })}
              fault={faultOf(field.name)}
            />
            {kind.kind === homeLoan.kind && field.name === 'thing' ? (
              <NameThing
                entry={entry.id}
                marks={roll.marks}
                value={textIn(body, 'thing')}
                set={(thing) => keep({ body: { ...body, thing } })}
              />
            ) : null}
          </Fragment>
        ))}
      </AboutEntry>
      <OwnFields own={kind.own} body={body} day={on} set={(next) => keep({ body: next })} faultOf={faultOf} />
      <FormFoot
        error={save.error}
        refused={save.refused}
        lacks={tried ? problems[0]?.message : undefined}
        aside={
          kind.took?.rest !== undefined
            ? t('{d} · {n} 名有情况 · 记错了以后可以更正', { d: dayWords(on), n: took.length })
            : kind.took
              ? t('{d} · {n} 名孩子 · 记错了以后可以更正', { d: dayWords(on), n: took.length })
              : t('{d} · 记错了以后可以更正', { d: dayWords(on) })
        }
        busy={save.busy}
        disabled={(kind.took?.all === true || kind.took?.rest !== undefined) && rolled && !found.data}
        save={send}
      />
    </div>
  )
}
