import { Select } from '@mantine/core'
import { createContext, useContext } from 'react'
import { entryKind } from '../../../domain/entries/list.ts'
import { useAsk } from '../../client/queries.ts'
import { Choice, Choices } from '../../ui/choices.tsx'
import { Fault, Loading } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import type { FieldProps } from '../field-props.ts'
import { AboutChildren } from './record.tsx'

/** The place that the form is about, by its code; empty where it is about something else. */
export const AboutPlace = createContext('')

/** So many stand in a list at most: what is older is no longer good for long. */
const MOST = 200

/** Entries of a register that stand at the place, to tap: which consents were used. Those that were named already stay. */
export const EntriesField = ({ field, value, set, fault }: FieldProps) => {
  const place = useContext(AboutPlace)
  const pick = field.entries
  const asked = useAsk(
    'listEntries',
    { query: { kind: pick?.of ?? '', state: 'open', limit: MOST, ...(place ? { place } : {}) } },
    { enabled: pick !== undefined },
  )
  if (!pick) return null
  if (asked.error && !asked.data) return <Fault error={asked.error} again={() => void asked.refetch()} />
  if (!asked.data) return <Loading rows={2} />
  const register = entryKind(pick.of)
  const chosen = Array.isArray(value) ? (value as string[]) : []
  const fits = asked.data.items.filter((e) => pick.sorts.includes(register?.columns?.(e.body).sort ?? ''))
  const gone = chosen.filter((id) => !fits.some((e) => e.id === id)).length
  const tap = (id: string) =>
    set(chosen.includes(id) ? chosen.filter((c) => c !== id) : [...chosen, id].slice(0, pick.most))
  return (
    <div className="col" style={{ gap: 6 }}>
      <Choices label={t(field.label)} fault={fault}>
        {fits.map((e) => (
          <Choice key={e.id} on={chosen.includes(e.id)} tap={() => tap(e.id)} text={`${e.about.name}　${e.line}`} />
        ))}
      </Choices>
      {fits.length === 0 ? (
        <p className="mut sm">
          {t('还没有能用的“{x}”。先在孩子的档案里登记，再来记这一条。', { x: t(register?.title ?? '') })}
        </p>
      ) : null}
      {gone > 0 ? <p className="mut sm">{t('另有{n}份已经到期或看不到，仍然算在内。', { n: gone })}</p> : null}
    </div>
  )
}

/** One entry of a register about the child of the form: which registered need a thing meets. Of several children none can be named. */
export const EntryField = ({ field, value, set, fault }: FieldProps) => {
  const children = useContext(AboutChildren)
  const [child] = children
  const kind = field.of?.[0] ?? ''
  const asked = useAsk(
    'listEntries',
    { query: { kind, child: child ?? '', limit: MOST } },
    { enabled: children.length === 1 },
  )
  if (children.length !== 1) return null
  if (asked.error && !asked.data) return <Fault error={asked.error} again={() => void asked.refetch()} />
  const items = asked.data?.items ?? []
  return (
    <Select
      label={t(field.label)}
      placeholder={items.length ? t('选一件，可以不选') : t('这个孩子没有登记过')}
      disabled={items.length === 0}
      clearable
      value={typeof value === 'string' ? value : null}
      onChange={(id) => set(id ?? undefined)}
      data={items.map((e) => ({ value: e.id, label: e.line }))}
      error={fault}
    />
  )
}
