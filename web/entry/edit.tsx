import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { answerWords } from '../../domain/kit/answer-words.ts'
import { type EntryKind, stateWords } from '../../domain/kit/define-entry.ts'
import { everyAnswer, OWN_VERSION, ownAnswers } from '../../domain/kit/own-answers.ts'
import { OWN_KEY, ownName } from '../../domain/kit/own-field.ts'
import type { Answer } from '../client/call.ts'
import { tell } from '../client/notify.ts'
import { useEntryKind } from '../client/own-kinds.ts'
import { useAsk, useDo } from '../client/queries.ts'
import { Fault, Loading } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { EntryForm, hungOn, type Written } from './form.tsx'

type Entry = Answer<'getEntry'>

/** Changes an entry field by field: only what was changed goes, with the versions that were on the screen. */
export const Screen = () => {
  const { id } = useParams({ strict: false }) as { id: string }
  const found = useAsk('getEntry', { params: { id } })
  const kind = useEntryKind(found.data?.kind ?? '')
  if (found.error && !found.data)
    return (
      <div className="page">
        <Fault error={found.error} again={() => void found.refetch()} />
      </div>
    )
  if (!found.data || !kind)
    return (
      <div className="page">
        <Loading />
      </div>
    )
  return <Edit key={id} entry={found.data} kind={kind} again={() => found.refetch().then((r) => r.data)} />
}

const writtenOf = (entry: Entry): Written => ({
  from: entry.from,
  until: entry.until,
  state: entry.state,
  body: entry.body,
})
/** From whom it was known is asked anew, each time that something is written on a child's file. */
const asked = (kind: EntryKind, written: Written): Written => {
  if (!kind.file) return written
  const { [kind.file.told]: _told, ...body } = written.body
  return { ...written, body }
}
/** Every answer by its name, own ones too: each has its version. */
const flat = ({ body, ...rest }: Written): Record<string, unknown> => ({
  ...rest,
  ...Object.fromEntries(Object.entries(body).filter(([name]) => name !== OWN_KEY)),
  ...Object.fromEntries(
    Object.entries(ownAnswers(body)).flatMap(([key, value]) => (key === OWN_VERSION ? [] : [[ownName(key), value]])),
  ),
})
const same = (a: unknown, b: unknown) => JSON.stringify(a ?? '') === JSON.stringify(b ?? '')

type Clash = { field: string; theirs: unknown }

const Edit = ({ entry, kind, again }: { entry: Entry; kind: EntryKind; again: () => Promise<Entry | undefined> }) => {
  const navigate = useNavigate()
  const change = useDo('changeEntry')
  // What was on the screen when the form opened, and its versions: what others do meanwhile does not slip in.
  const [seen, setSeen] = useState(entry)
  const [value, setValue] = useState<Written>(() => asked(kind, writtenOf(entry)))
  const [clashes, setClashes] = useState<Clash[]>([])
  const before = flat(writtenOf(seen))
  const changed = Object.entries(flat(value)).filter(([name, v]) => !same(v, before[name]))
  const back = () => {
    tell(t('改好了。'))
    if (kind.file && entry.about.kind === 'child')
      void navigate({ to: '/children/$id', params: { id: entry.about.id }, replace: true })
    else void navigate({ to: '/entries/$id', params: { id: entry.id }, replace: true })
  }
  const send = () => {
    if (changed.length === 0) return back()
    change.mutate(
      {
        params: { id: entry.id },
        body: {
          set: Object.fromEntries(changed.map(([name, v]) => [name, v ?? null])),
          base: Object.fromEntries(
            changed.flatMap(([name]) => (seen.versions[name] ? [[name, seen.versions[name]]] : [])),
          ),
        },
      },
      {
        onSuccess: back,
        onError: (fault) => {
          if (fault.code !== 'conflict') return
          setClashes(
            Object.entries((fault.details ?? {}) as Record<string, { theirs: unknown }>).map(([field, v]) => ({
              field,
              theirs: v.theirs,
            })),
          )
          void again().then((fresh) => (fresh ? setSeen(fresh) : undefined))
        },
      },
    )
  }
  const own = kind.own?.fields ?? []
  const take = ({ field, theirs }: Clash) => {
    const key = own.find((f) => f.spec.name === field)?.key
    setValue(
      key !== undefined
        ? { ...value, body: { ...value.body, [OWN_KEY]: { ...ownAnswers(value.body), [key]: theirs } } }
        : field in value && field !== 'body'
          ? { ...value, [field]: theirs }
          : { ...value, body: { ...value.body, [field]: theirs } },
    )
    setClashes(clashes.filter((c) => c.field !== field))
  }
  const titles: Record<string, string> = { from: t('从哪天起'), until: t('说好到哪天'), state: t('现在') }
  const spec = (name: string) => everyAnswer(kind, {}).find(({ field }) => field.name === name)?.field
  const wordsOf = (name: string, said: unknown) => {
    const field = spec(name)
    return field ? answerWords(field, said) : String(said)
  }
  const words = ({ field, theirs }: Clash) =>
    theirs === null ? t('空') : field === 'state' ? stateWords(kind, String(theirs)) : wordsOf(field, theirs)
  return (
    <EntryForm
      kind={kind}
      title={t('改{x}', { x: t(kind.title) })}
      aside={entry.about.name}
      about={hungOn(entry.about)}
      value={value}
      set={setValue}
      error={change.error && clashes.length === 0 ? change.error : null}
      busy={change.isPending}
      send={send}
    >
      {clashes.length ? (
        <div className="warnbox col" role="alert" style={{ gap: 6 }}>
          <span>{t('别人刚刚也改了。下面是别人改成的；再按一次“登记好了”就以您填的为准。')}</span>
          {clashes.map((clash) => (
            <div key={clash.field} className="row" style={{ gap: 12 }}>
              <span>
                {t('{title}：{x}', {
                  title: titles[clash.field] ?? t(spec(clash.field)?.label ?? clash.field),
                  x: words(clash),
                })}
              </span>
              <button type="button" className="linkish sm" onClick={() => take(clash)}>
                {t('用别人的')}
              </button>
            </div>
          ))}
        </div>
      ) : null}
    </EntryForm>
  )
}
