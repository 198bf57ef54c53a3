import { Select } from '@mantine/core'
import { Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { type EntryKind, isOfList, openState, stateSaid } from '../../domain/kit/define-entry.ts'
import { stamped } from '../../domain/kit/own-answers.ts'
import { takeBegun } from '../client/begin-entry.ts'
import type { Answer } from '../client/call.ts'
import { Refusal } from '../client/call.ts'
import { useDraft } from '../client/draft.ts'
import { useMe } from '../client/me.tsx'
import { newId } from '../client/new-id.ts'
import { tell } from '../client/notify.ts'
import { useEntryKind } from '../client/own-kinds.ts'
import { useAsk, useDo } from '../client/queries.ts'
import { CallFirst } from '../concern/call-first.tsx'
import { Empty, Fault, Loading, Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { Already } from './already.tsx'
import { ChooseChild } from './choose-child.tsx'
import { ChooseOf } from './choose-of.tsx'
import { EntryForm, hungOn, type Written } from './form.tsx'
import { isOfPlaces } from './kinds.ts'

type About = { child?: string; place?: string; entry?: string }

/** A new entry of any register, drawn from its declaration; what it hangs on stands in the address, a place is chosen. */
export const Screen = () => {
  const { kind: name } = useParams({ strict: false }) as { kind: string }
  const { child, place, entry, of } = useSearch({ strict: false }) as About & { of?: 'child' }
  const kind = useEntryKind(name)
  const about: About = child ? { child } : place ? { place } : entry ? { entry } : {}
  const chosen = Object.keys(about).length > 0
  const start = useAsk('prepareEntry', { query: { kind: name, ...about } }, { enabled: kind !== null && chosen })
  if (kind?.begunAt) return <Navigate to={kind.begunAt} search={(place ? { place } : {}) as never} replace />
  if (!kind)
    return (
      <Page title={t('登记')}>
        <Empty text={t('没有这种登记，请从“登记”里重新打开。')} />
      </Page>
    )
  if (!chosen && kind.about.every((a) => a === 'entry')) return <ChooseOf kind={kind} />
  if (!chosen)
    return isOfPlaces(kind) && kind.unlisted === undefined && of !== 'child' ? (
      <ChoosePlace kind={kind} />
    ) : (
      <ChooseChild kind={kind} />
    )
  if (start.error && !start.data)
    return (
      <Page title={t(kind.title)}>
        <Fault error={start.error} again={() => void start.refetch()} />
      </Page>
    )
  if (!start.data)
    return (
      <div className="page">
        <Loading rows={4} />
      </div>
    )
  return <New key={`${name}${child}${place}${entry}`} kind={kind} about={start.data.about} sent={about} />
}

const New = ({ kind, about, sent }: { kind: EntryKind; about: Answer<'prepareEntry'>['about']; sent: About }) => {
  const me = useMe()
  const navigate = useNavigate()
  const save = useDo('saveEntries')
  const draft = useDraft<Written & { id: string }>(`${me.accountId}.entry.${kind.kind}.${about.id}`, {
    id: newId(),
    from: me.today,
    until: null,
    state: openState(kind),
    body: {},
  })
  useEffect(() => {
    // Whoever was asked on the board stands in the form, also in one that was begun before.
    const begun = takeBegun(kind.kind, about.id)
    if (begun) draft.set({ ...draft.value, body: { ...draft.value.body, ...begun } })
  })
  const { id, state, ...written } = draft.value
  const verdict = save.data?.verdicts[0]
  const refused = verdict && verdict.verdict !== 'accepted' && verdict.verdict !== 'duplicate' ? verdict.message : null
  // The same refusal as long as it is the same answer: each new one is brought into sight once.
  const fault = useMemo(
    () =>
      refused
        ? new Refusal('invalid', refused, Object.fromEntries(verdict?.problems.map((p) => [p.field, p.message]) ?? []))
        : null,
    [refused, verdict],
  )
  const done = () => {
    draft.clear()
    tell(t('登记好了。'))
    if (kind.file && about.kind === 'child')
      void navigate({ to: '/children/$id', params: { id: about.id }, replace: true })
    else if (isOfList(kind)) void navigate({ to: '/concerns', search: { id } as never, replace: true })
    else void navigate({ to: '/entries/$id', params: { id }, replace: true })
  }
  const change = useDo('changeEntry')
  const send = () =>
    save.mutate(
      {
        body: {
          entries: [
            {
              id,
              kind: kind.kind,
              version: kind.version,
              about: sent as { child: string },
              ...written,
              body: { ...stamped(kind, written.body) },
            },
          ],
        },
      },
      {
        onSuccess: ({ verdicts: [v] }) => {
          if (v?.verdict !== 'accepted' && v?.verdict !== 'duplicate') return
          if (state === stateSaid(kind, written.body, openState(kind))) done()
          else change.mutate({ params: { id }, body: { set: { state }, base: {} } }, { onSuccess: done })
        },
      },
    )
  return (
    <EntryForm
      kind={kind}
      title={t('登记{x}', { x: t(kind.title) })}
      aside={about.name}
      about={hungOn(about)}
      value={{ state, ...written }}
      set={(next) => draft.set({ ...next, id })}
      error={save.error ?? change.error ?? fault}
      busy={save.isPending || change.isPending}
      fresh
      send={send}
    >
      {isOfList(kind) ? <CallFirst /> : null}
      {about.kind === 'child' ? <Already kind={kind} child={about.id} own={id} /> : null}
      {draft.restored ? (
        <div className="row">
          <span className="mut sm">{t('接着上次的草稿')}</span>
          <button type="button" className="linkish sm" onClick={draft.discard}>
            {t('不要了')}
          </button>
        </div>
      ) : null}
    </EntryForm>
  )
}

/** A register of places: which of mine. One that fits is taken at once. */
const ChoosePlace = ({ kind }: { kind: EntryKind }) => {
  const me = useMe()
  const navigate = useNavigate()
  const places = useAsk('listPlaces', {})
  const items = places.data?.items ?? []
  const within = (id: number): boolean => {
    for (let at = items.find((p) => p.id === id); at; at = items.find((p) => p.id === at?.parentId))
      if (at.id === me.post.place.id) return true
    return false
  }
  const fit = items.filter((p) => !p.closed && kind.about.some((a) => a === p.kind) && within(p.id))
  const go = (code: string | null) =>
    code
      ? void navigate({
          to: '/entries/new/$kind',
          params: { kind: kind.kind },
          search: { place: code } as never,
          replace: true,
        })
      : undefined
  const only = fit.length === 1 ? fit[0]?.code : undefined
  useEffect(() => {
    if (only !== undefined) go(only)
  })
  return (
    <Page title={t('登记{x}', { x: t(kind.title) })} kind="narrow">
      {places.error ? <Fault error={places.error} again={() => void places.refetch()} /> : null}
      <p className="mut">{t(kind.purpose)}</p>
      {places.data && fit.length === 0 ? (
        <Empty text={t('这一类登记在孩子的档案里：打开孩子的档案，点“登记”。')} />
      ) : (
        <Select
          label={t('登记在哪里')}
          placeholder={t('选一个地方')}
          data={fit.map((p) => ({ value: p.code, label: p.name }))}
          onChange={go}
          searchable
        />
      )}
      {kind.about.includes('child') ? (
        <p className="mut sm">{t('关于一个孩子的，请打开孩子的档案，在那里登记。')}</p>
      ) : null}
    </Page>
  )
}
