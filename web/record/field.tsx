import { Textarea, TextInput } from '@mantine/core'
import type { FieldSpec } from '../../domain/kit/fields.ts'
import { Choice, Choices } from '../ui/choices.tsx'

/** One field of a record's declaration as a thumb wants it: chips to tap, one line, some lines, a day. */
export const Field = ({
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
  const text = {
    label,
    value: typeof value === 'string' ? value : '',
    error: fault,
    onChange: (e: { currentTarget: { value: string } }) => set(e.currentTarget.value),
    ...(field.max === undefined ? {} : { maxLength: field.max }),
    ...(field.hint === undefined ? {} : { placeholder: field.hint }),
  }
  if (field.kind === 'text') return <TextInput {...text} />
  if (field.kind === 'long-text') return <Textarea {...text} autosize minRows={2} />
  if (field.kind === 'date') return <TextInput {...text} type="date" />
  const chosen = Array.isArray(value) ? (value as string[]) : value === undefined ? [] : [String(value)]
  const tap = (code: string) => {
    if (field.kind === 'choice') set(chosen.includes(code) && !field.required ? undefined : code)
    else set(chosen.includes(code) ? chosen.filter((c) => c !== code) : [...chosen, code])
  }
  return (
    <Choices label={label} fault={fault}>
      {(field.options ?? []).map((o) => (
        <Choice
          key={o.value}
          on={chosen.includes(o.value)}
          tap={() => tap(o.value)}
          text={o.label}
          warn={o.value === 'worry'}
        />
      ))}
    </Choices>
  )
}
