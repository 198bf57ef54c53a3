import { createContext, useContext } from 'react'
import { addDays } from '../../../domain/kit/dates.ts'
import { dayWords } from '../../client/child-text.ts'
import { useMe } from '../../client/me.tsx'
import { useAsk } from '../../client/queries.ts'
import { Choice, Choices } from '../../ui/choices.tsx'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import type { FieldProps } from '../field-props.ts'

/** The children whom the form is about. */
export const AboutChildren = createContext<readonly string[]>([])

/** One of the records in which all these children stand with the mark (the meetings that they missed), the newest first. */
export const RecordField = ({ field, value, set, fault }: FieldProps) => {
  const me = useMe()
  const children = useContext(AboutChildren)
  const pick = field.record
  const [first = ''] = children
  const asked = useAsk(
    'listRecords',
    {
      query: {
        child: first,
        limit: 50,
        ...(pick?.of ? { kind: pick.of } : {}),
        ...(pick?.within ? { from: addDays(me.today, -pick.within) } : {}),
      },
    },
    { enabled: pick !== undefined && pick.of !== null && first !== '' },
  )
  if (!pick || pick.of === null) return null
  const fits = (asked.data?.items ?? []).filter((r) =>
    children.every((c) => r.took.some((x) => x.id === c && (pick.mark === undefined || x.mark === pick.mark))),
  )
  return (
    <>
      {asked.error ? <Fault error={asked.error} again={() => void asked.refetch()} /> : null}
      <Choices label={t(field.label)} fault={fault}>
        {fits.map((r) => (
          <Choice
            key={r.id}
            on={value === r.id}
            tap={() => set(value === r.id ? undefined : r.id)}
            text={`${dayWords(r.happenedOn)} ${r.line}`}
          />
        ))}
      </Choices>
      {asked.data && fits.length === 0 ? (
        <p className="mut sm">{t('最近的点名里没有这样的一次。先在“家长会与培训”里点名，再从那一条点补谈。')}</p>
      ) : null}
    </>
  )
}
