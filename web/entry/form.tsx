import { Button, Select, TextInput } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { isAsked, isBlank } from '../../domain/kit/condition.ts'
import { type EntryKind, isOfList, stateSaid, stateTakenOn } from '../../domain/kit/define-entry.ts'
import { stamped } from '../../domain/kit/own-answers.ts'
import { unlistedProblems, validateEntry } from '../../domain/kit/validate-entry.ts'
import { refusedAt } from '../client/faults-at.ts'
import { FootFault } from '../client/foot-fault.tsx'
import { useMe } from '../client/me.tsx'
import { hush } from '../client/notify.ts'
import { Field } from '../record/field.tsx'
import { AboutChild } from '../record/fields/children.tsx'
import { OwnFields } from '../record/own-fields.tsx'
import { showFault } from '../ui/show-fault.ts'
import { t } from '../words/words.ts'

export type Written = { from: string; until: string | null; state: string; body: Record<string, unknown> }

/** The child, the place or the entry that an entry is about, for what its form asks of them. */
export const hungOn = ({ kind, id }: { kind: 'child' | 'place' | 'entry'; id: string }) => ({
  child: kind === 'child' ? id : null,
  place: kind === 'place' ? id : null,
  entry: kind === 'entry' ? id : null,
})

/** The form of a register, drawn from its declaration; what is wrong is said at the field and beside the button. */
export const EntryForm = ({
  kind,
  title,
  aside,
  children,
  about,
  value,
  set,
  error,
  busy,
  fresh = false,
  send,
}: {
  kind: EntryKind
  title: string
  aside: string
  children?: ReactNode
  /** The child, the place or the entry on which it hangs. */
  about: { child: string | null; place: string | null; entry: string | null }
  value: Written
  set: (next: Written) => void
  error: Error | null
  busy: boolean
  /** Made now: everything is asked that the county asks today. */
  fresh?: boolean
  send: () => void
}) => {
  const me = useMe()
  const router = useRouter()
  const form = useRef<HTMLDivElement>(null)
  // As in the form of a record: what was said of the last thing stands over no button of the next (F3).
  useEffect(hush, [])
  const [tried, setTried] = useState(false)
  const problems = [
    ...validateEntry(kind, fresh ? { ...value, body: stamped(kind, value.body) } : value, { today: me.today }),
    ...unlistedProblems(kind, about.place !== null, value.body),
  ]
  // What the server alone can know is said where it is mended too.
  const no = refusedAt(error)
  const faultOf = (field: string) =>
    (tried ? problems.find((p) => p.field === field)?.message : undefined) ?? no.at(field)
  const living = kind.states.filter((s) => !s.ended && (!s.above || s.value === value.state))
  useEffect(() => {
    if (error) showFault(form.current)
  }, [error])
  const press = () => {
    setTried(true)
    if (problems.length === 0) send()
    else showFault(form.current)
  }
  return (
    <div className="page narrow" ref={form}>
      <div className="hd">
        <h1>{title}</h1>
        <span className="mut">{aside}</span>
        <span className="sp" />
        <button type="button" className="linkish" style={{ minHeight: 44 }} onClick={() => router.history.back()}>
          {t('不登了')}
        </button>
      </div>
      <p className="mut sm">{t(kind.purpose)}</p>
      {children}
      <AboutChild value={{ kind: kind.kind, ...about }}>
        {kind.fields
          .filter((field) => isAsked(field, value.body) || !isBlank(value.body[field.name]))
          .filter((field) => field.name !== kind.unlisted || about.place !== null)
          .map((field) => (
            <div key={field.name}>
              <Field
                field={field}
                value={value.body[field.name]}
                set={(answer) => {
                  const body = { ...value.body, [field.name]: answer }
                  set({
                    ...value,
                    state:
                      field.name === kind.upwardBy
                        ? stateSaid(kind, body, value.state)
                        : stateTakenOn(kind, value.body, body, value.state),
                    body,
                  })
                }}
                fault={faultOf(field.name)}
              />
              <Why kind={kind} field={field.name} />
            </div>
          ))}
      </AboutChild>
      <OwnFields
        own={kind.own}
        body={value.body}
        day={me.today}
        set={(body) => set({ ...value, body })}
        faultOf={faultOf}
      />
      <div className="row" style={{ gap: 12, alignItems: 'flex-start' }}>
        <TextInput
          type="date"
          label={isOfList(kind) ? t('哪天看到、听到的') : t('从哪天起')}
          value={value.from}
          error={faultOf('from')}
          onChange={(e) => set({ ...value, from: e.currentTarget.value })}
          style={{ flex: '1 1 140px' }}
        />
        {isOfList(kind) || kind.file || (endsItself(kind) && value.until === null) ? null : (
          <TextInput
            type="date"
            label={t('说好到哪天（可以不填）')}
            value={value.until ?? ''}
            error={faultOf('until')}
            onChange={(e) => set({ ...value, until: e.currentTarget.value || null })}
            style={{ flex: '1 1 140px' }}
          />
        )}
      </div>
      {living.length > 1 ? (
        <Select
          label={t('现在')}
          value={value.state}
          data={living.map((s) => ({ value: s.value, label: t(s.label) }))}
          onChange={(state) => set({ ...value, state: state ?? value.state })}
        />
      ) : null}
      <div className="bottom">
        <div style={{ marginBottom: error ? 8 : 0 }}>
          <FootFault of={no} />
        </div>
        {tried && problems.length ? (
          <div className="sm c-overdue" role="status" style={{ marginBottom: 6 }}>
            {problems[0]?.message}
          </div>
        ) : null}
        <Button fullWidth size="lg" loading={busy} onClick={press}>
          {t('登记好了')}
        </Button>
      </div>
    </div>
  )
}

/** One of its answers says until when: a second such day would only be asked twice. */
const endsItself = (kind: EntryKind): boolean => kind.fields.some((field) => field.ends)

/** What a fact of the file is asked for: nobody is asked something without a reason. */
const Why = ({ kind, field }: { kind: EntryKind; field: string }) => {
  const asked = kind.file?.asks.find((a) => a.field === field)
  return asked ? <div className="mut xs">{t('问这个：{x}', { x: t(asked.why) })}</div> : null
}
