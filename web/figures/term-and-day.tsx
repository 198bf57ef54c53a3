import { Select, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMe } from '../client/me.tsx'
import { useAsk } from '../client/queries.ts'
import { t } from '../words/words.ts'

type Asked = { term?: string | undefined; at?: string | undefined }

/** Terms that have begun at a place, and the one that is asked for: the newest where none is. */
export const useBegun = (place: string | undefined, asked: string | undefined) => {
  const me = useMe()
  const calendar = useAsk('getCalendar', { query: place ? { place } : {} })
  const begun = (calendar.data?.terms ?? []).filter(
    (x, i, all) => x.startsOn <= me.today && all.findIndex((y) => y.id === x.id) === i,
  )
  return { begun, term: asked ?? begun.at(-1)?.id ?? '' }
}

/** Of which term, counted at which day; what else is chosen stands before. */
export const TermAndDay = ({
  children,
  begun,
  term,
  day,
  label,
  set,
}: {
  children?: ReactNode
  begun: readonly { id: string; name: string }[]
  term: string
  day: string
  label: string
  set: (next: Asked) => void
}) => {
  const me = useMe()
  return (
    <div className="row noprint" style={{ flexWrap: 'wrap', gap: 8, alignItems: 'flex-end' }}>
      {children}
      <Select
        label={t('学期')}
        value={term}
        onChange={(v) => set({ term: v ?? term, at: undefined })}
        data={begun.map((x) => ({ value: x.id, label: x.name }))}
        allowDeselect={false}
      />
      <TextInput
        type="date"
        label={label}
        value={day}
        max={me.today}
        onChange={(e) => set({ at: e.currentTarget.value || undefined })}
      />
    </div>
  )
}
