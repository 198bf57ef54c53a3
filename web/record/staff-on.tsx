import { TextInput } from '@mantine/core'
import type { RecordBody } from '../../domain/kit/define-record.ts'
import { type FieldSpec, isPerson, type PersonAnswer } from '../../domain/kit/field-spec.ts'
import type { StaffPart } from '../../domain/kit/record-subject.ts'
import { Choice, Choices } from '../ui/choices.tsx'
import { t } from '../words/words.ts'

/** Everybody whom the answers of an entry name, once each. */
export const peopleIn = (fields: readonly FieldSpec[], answers: RecordBody): PersonAnswer[] => {
  const found = fields.flatMap((field): PersonAnswer[] => {
    const value = answers[field.name]
    if (field.kind === 'person') return isPerson(value) ? [value] : []
    return field.kind === 'repeat' && Array.isArray(value)
      ? value.flatMap((row: RecordBody) => peopleIn(field.fields ?? [], row))
      : []
  })
  return found.filter((p, i) => found.findIndex((o) => o.name === p.name) === i)
}

/** Names of a list as it is typed, each once. */
export const namesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、，,;；\s]+/)
      .map((name) => name.trim())
      .filter(Boolean),
  ),
]

/** Who was there: those whom the entry names with a tap each, others by name. */
export const StaffOn = ({
  part,
  known,
  value,
  set,
  fault,
}: {
  part: StaffPart
  known: readonly PersonAnswer[]
  value: string
  set: (value: string) => void
  fault: string | undefined
}) => {
  const names = namesIn(value)
  const others = names.filter((name) => !known.some((p) => p.name === name))
  const tap = (name: string) =>
    set((names.includes(name) ? names.filter((n) => n !== name) : [...names, name]).join('、'))
  return (
    <div className="col" style={{ gap: 8 }}>
      <Choices label={t(part.title)} fault={fault}>
        {known.map((p) => (
          <Choice key={p.name} on={names.includes(p.name)} tap={() => tap(p.name)} text={p.name} />
        ))}
      </Choices>
      <TextInput
        key={known.filter((p) => names.includes(p.name)).length}
        aria-label={t('别的人')}
        placeholder={t('别的人（几个人用顿号隔开）')}
        defaultValue={others.join('、')}
        onBlur={(e) =>
          set([...names.filter((n) => known.some((p) => p.name === n)), ...namesIn(e.currentTarget.value)].join('、'))
        }
      />
    </div>
  )
}
