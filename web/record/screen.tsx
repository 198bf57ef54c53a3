import { Button, Textarea, TextInput } from '@mantine/core'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { FieldSpec } from '../../domain/kit/fields.ts'
import { validateRecord } from '../../domain/kit/validate-record.ts'
import { recordKind } from '../../domain/records/list.ts'
import { dayWords } from '../client/child-text.ts'
import { useDraft } from '../client/draft.ts'
import { useMe } from '../client/me.tsx'
import { newId } from '../client/new-id.ts'
import { tell } from '../client/notify.ts'
import { useAsk, useDo } from '../client/queries.ts'
import { Fault, Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'

type Draft = { id: string; on: string; body: Record<string, unknown> }

/** A record of any kind, drawn from its declaration: chips first, one text, what next. A draft is kept at every touch. */
export const Screen = () => {
  const { kind: name } = useParams({ strict: false }) as { kind: string }
  const search = useSearch({ strict: false }) as { children?: string; replaces?: string }
  const kind = recordKind(name)
  const ids = useMemo(() => (search.children ?? '').split(',').filter(Boolean), [search.children])
  if (!kind || ids.length === 0)
    return (
      <Page title={t('记一笔')}>
        <p className="mut">{t('先选孩子。')}</p>
        <Link to="/today">{t('看今天要看望谁')}</Link>
      </Page>
    )
  return <Form key={`${name}${ids.join()}`} kind={kind} ids={ids} replaces={search.replaces} />
}

const Form = ({
  kind,
  ids,
  replaces,
}: {
  kind: NonNullable<ReturnType<typeof recordKind>>
  ids: string[]
  replaces: string | undefined
}) => {
  const me = useMe()
  const navigate = useNavigate()
  const old = useAsk(
    'listRecords',
    { query: { child: ids[0] ?? '', kind: kind.kind, limit: 1 } },
    { enabled: me.actions.includes('record.read') },
  )
  const names = useAsk('getToday', { query: { show: 'all' } }, { enabled: me.actions.includes('duty.read') })
  const people = names.data?.households.flatMap((h) => h.children).filter((c) => ids.includes(c.id)) ?? []
  const start: Draft = { id: newId(), on: me.today, body: kind.kind === 'home-visit' ? { way: 'door' } : {} }
  const draft = useDraft(`${me.accountId}.${kind.kind}.${ids.join()}${replaces ?? ''}`, start)
  const save = useDo('saveRecords')
  const [tried, setTried] = useState(false)
  const { id, on, body } = draft.value
  const problems = validateRecord(kind, { happenedOn: on, body }, { today: me.today })
  const faultOf = (field: string) => (tried ? problems.find((p) => p.field === field)?.message : undefined)
  const verdict = save.data?.verdicts[0]
  const set = (field: string, value: unknown) => draft.set({ ...draft.value, body: { ...body, [field]: value } })
  const send = () => {
    setTried(true)
    if (problems.length) return
    save.mutate(
      {
        body: {
          records: [
            {
              id,
              kind: kind.kind,
              version: kind.version,
              childIds: ids,
              happenedOn: on,
              body,
              ...(replaces ? { replaces } : {}),
              deviceAt: new Date().toISOString(),
            },
          ],
        },
      },
      {
        onSuccess: ({ verdicts: [v] }) => {
          if (v?.verdict !== 'accepted' && v?.verdict !== 'duplicate') return
          draft.clear()
          tell(t('记好了。'))
          if (body.finding === 'worry') void navigate({ to: '/help' })
          else void navigate({ to: '/today' })
        },
      },
    )
  }
  const last = old.data?.items[0]
  return (
    <div className="page" style={{ maxWidth: 640 }}>
      <div className="hd">
        <h1>{replaces ? t('更正{x}', { x: kind.title }) : kind.title}</h1>
        <span className="sp" />
        <span className="mut sm">{draft.restored ? t('接着上次的草稿') : t('草稿会自动留着')}</span>
      </div>
      <div className="card pad">
        <b style={{ fontSize: 'var(--t-xl)' }}>
          {people.length ? people.map((p) => p.name).join('、') : t('{n} 名孩子', { n: ids.length })}
        </b>{' '}
        <span className="mut">{people[0]?.className}</span>
        {last ? (
          <div className="mut sm">{t('上次 {d}：{x}', { d: dayWords(last.happenedOn), x: last.line })}</div>
        ) : null}
      </div>
      {kind.fields.map((field) => (
        <Field
          key={field.name}
          field={field}
          value={body[field.name]}
          set={(v) => set(field.name, v)}
          fault={faultOf(field.name)}
        />
      ))}
      <TextInput
        type="date"
        label={t('哪天')}
        value={on}
        max={me.today}
        onChange={(e) => draft.set({ ...draft.value, on: e.currentTarget.value })}
        error={faultOf('happenedOn')}
        style={{ maxWidth: 220 }}
      />
      {save.error ? <Fault error={save.error} again={send} againText={t('再发一次')} /> : null}
      {verdict && verdict.verdict !== 'accepted' && verdict.verdict !== 'duplicate' ? (
        <Fault error={new Error(verdict.message ?? '')} />
      ) : null}
      {tried && problems.length ? (
        <div className="warnbox" role="alert">
          {problems[0]?.message}
        </div>
      ) : null}
      <div className="bottom">
        <Button fullWidth size="lg" className="tap" onClick={send} loading={save.isPending}>
          {t('记好了')}
        </Button>
      </div>
    </div>
  )
}

const Field = ({
  field,
  value,
  set,
  fault,
}: {
  field: FieldSpec
  value: unknown
  set: (value: unknown) => void
  fault: string | undefined
}) => {
  const { label } = field
  if (field.kind === 'text')
    return (
      <TextInput
        label={label}
        value={typeof value === 'string' ? value : ''}
        onChange={(e) => set(e.currentTarget.value)}
        error={fault}
        maxLength={field.max}
      />
    )
  if (field.kind === 'long-text')
    return (
      <Textarea
        label={label}
        description={field.hint}
        autosize
        minRows={2}
        value={typeof value === 'string' ? value : ''}
        onChange={(e) => set(e.currentTarget.value)}
        error={fault}
        maxLength={field.max}
      />
    )
  if (field.kind === 'date')
    return (
      <TextInput
        type="date"
        label={label}
        value={typeof value === 'string' ? value : ''}
        onChange={(e) => set(e.currentTarget.value)}
        error={fault}
      />
    )
  const chosen = Array.isArray(value) ? (value as string[]) : value === undefined ? [] : [String(value)]
  const tap = (code: string) => {
    if (field.kind === 'choice') set(chosen.includes(code) && !field.required ? undefined : code)
    else set(chosen.includes(code) ? chosen.filter((c) => c !== code) : [...chosen, code])
  }
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <legend className="mut" style={{ padding: 0, marginBottom: 6 }}>
        {label}
      </legend>
      <div className="row" style={{ gap: 8 }}>
        {(field.options ?? []).map((o) => (
          <button
            key={o.value}
            type="button"
            className={`choice${o.value === 'worry' ? ' warn' : ''}`}
            aria-pressed={chosen.includes(o.value)}
            onClick={() => tap(o.value)}
          >
            {o.label}
          </button>
        ))}
      </div>
      {fault ? (
        <div className="sm c-overdue" role="alert">
          {fault}
        </div>
      ) : null}
    </fieldset>
  )
}
