import { Select, TextInput } from '@mantine/core'
import { createContext, useContext, useState } from 'react'
import { useAsk } from '../../client/queries.ts'
import { Choice, Choices } from '../../ui/choices.tsx'
import { Fault, Loading } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import type { FieldProps } from '../field-props.ts'

/** Of which register the form is, and what it hangs on: a child, a place; neither where that is something else. */
export const AboutChild = createContext<{
  kind: string
  child: string | null
  place?: string | null
  entry?: string | null
}>({
  kind: '',
  child: null,
})

/** More names than this are narrowed by what is typed, and class by class. */
const MANY = 12
const FEW = 40

/** Children to tap: others of the class, or those of the place; those who were named already stay, wherever they are by now. */
export const ChildrenField = ({ field, value, set, fault }: FieldProps) => {
  const { kind, child, place = null, entry = null } = useContext(AboutChild)
  const [typed, setTyped] = useState('')
  const [shownClass, setClass] = useState<string | null>(null)
  const about = child !== null ? { child } : place !== null ? { place } : entry !== null ? { entry } : null
  const asked = useAsk('prepareEntry', { query: { kind, ...about } }, { enabled: about !== null })
  const chosen = Array.isArray(value) ? (value as string[]) : []
  const most = field.children?.most ?? 1
  const mates = asked.data?.mates ?? []
  const classes = [...new Set(mates.flatMap((m) => m.className ?? []))]
  const folded = mates.length > FEW && classes.length > 1
  const klass = folded ? (shownClass ?? classes[0] ?? null) : null
  const word = typed.trim()
  const shown = mates.filter(
    (m) => chosen.includes(m.id) || (word ? m.name.includes(word) : klass === null || m.className === klass),
  )
  const gone = chosen.filter((id) => asked.data && !mates.some((m) => m.id === id)).length
  const rest = shown.filter((m) => !chosen.includes(m.id)).map((m) => m.id)
  const tap = (id: string) =>
    set(chosen.includes(id) ? chosen.filter((c) => c !== id) : [...chosen.slice(0, most - 1), id])
  if (about === null) return <p className="mut sm">{t('{x}：这里不用选。', { x: t(field.label) })}</p>
  if (asked.error && !asked.data) return <Fault error={asked.error} again={() => void asked.refetch()} />
  if (!asked.data) return <Loading rows={2} />
  return (
    <div className="col" style={{ gap: 6 }}>
      <Choices
        label={
          child === null && most > 1
            ? t('{x}（选了{k}名，最多{n}名）', { x: t(field.label), k: chosen.length, n: most })
            : t('{x}（最多{n}名）', { x: t(field.label), n: most })
        }
        fault={fault}
      >
        {shown.map((m) => (
          <Choice key={m.id} on={chosen.includes(m.id)} tap={() => tap(m.id)} text={m.name} />
        ))}
      </Choices>
      {child === null && rest.length > 1 && chosen.length + rest.length <= most ? (
        <button
          type="button"
          className="linkish"
          style={{ minHeight: 44, alignSelf: 'flex-start' }}
          onClick={() => set([...chosen, ...rest])}
        >
          {t('列出的{n}名都选上', { n: rest.length })}
        </button>
      ) : null}
      {mates.length > MANY ? (
        <div className="row" style={{ gap: 12, alignItems: 'flex-end' }}>
          {folded && word === '' ? (
            <Select
              label={t('看哪个班的')}
              value={klass}
              data={classes}
              onChange={(next) => setClass(next)}
              style={{ maxWidth: 220 }}
            />
          ) : null}
          <TextInput
            label={t('名字太多？写一个字')}
            value={typed}
            onChange={(e) => setTyped(e.currentTarget.value)}
            style={{ maxWidth: 220 }}
          />
        </div>
      ) : null}
      {mates.length === 0 ? (
        <p className="mut sm">
          {child !== null
            ? t('这个班的花名册里没有别的孩子。')
            : field.required
              ? t('花名册里还没有孩子可选。')
              : t('您现在的职务看不到花名册，这里不用选。')}
        </p>
      ) : null}
      {gone > 0 ? <p className="mut sm">{t('另有{n}名已经不在这里，仍然算在内。', { n: gone })}</p> : null}
    </div>
  )
}
