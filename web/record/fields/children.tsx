import { TextInput } from '@mantine/core'
import { createContext, useContext, useState } from 'react'
import { useAsk } from '../../client/queries.ts'
import { Choice, Choices } from '../../ui/choices.tsx'
import { Fault, Loading } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import type { FieldProps } from '../field-props.ts'

/** Of which register the form is, and of which child; no child where it hangs on something else. */
export const AboutChild = createContext<{ kind: string; child: string | null }>({ kind: '', child: null })

/** More names than this are narrowed by what is typed. */
const MANY = 12

/** Other children of the class to tap; those who were named already stay, also where they are of another class by now. */
export const ChildrenField = ({ field, value, set, fault }: FieldProps) => {
  const { kind, child } = useContext(AboutChild)
  const [typed, setTyped] = useState('')
  const asked = useAsk('prepareEntry', { query: { kind, child: child ?? '' } }, { enabled: child !== null })
  const chosen = Array.isArray(value) ? (value as string[]) : []
  const most = field.children?.most ?? 1
  const mates = asked.data?.mates ?? []
  const shown = mates.filter((m) => chosen.includes(m.id) || m.name.includes(typed.trim()))
  const gone = chosen.filter((id) => asked.data && !mates.some((m) => m.id === id)).length
  const tap = (id: string) =>
    set(chosen.includes(id) ? chosen.filter((c) => c !== id) : [...chosen.slice(0, most - 1), id])
  if (asked.error && !asked.data) return <Fault error={asked.error} again={() => void asked.refetch()} />
  if (!asked.data) return <Loading rows={2} />
  return (
    <div className="col" style={{ gap: 6 }}>
      <Choices label={t('{x}（最多{n}名）', { x: t(field.label), n: most })} fault={fault}>
        {shown.map((m) => (
          <Choice key={m.id} on={chosen.includes(m.id)} tap={() => tap(m.id)} text={m.name} />
        ))}
      </Choices>
      {mates.length > MANY ? (
        <TextInput
          label={t('名字太多？写一个字')}
          value={typed}
          onChange={(e) => setTyped(e.currentTarget.value)}
          style={{ maxWidth: 220 }}
        />
      ) : null}
      {mates.length === 0 ? <p className="mut sm">{t('这个班的花名册里没有别的孩子。')}</p> : null}
      {gone > 0 ? <p className="mut sm">{t('另有{n}名已经不在这个班，仍然算在内。', { n: gone })}</p> : null}
    </div>
  )
}
