import { Textarea, TextInput } from '@mantine/core'
import type { FieldSpec } from '../../domain/kit/fields.ts'

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
    <fieldset style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
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
        <div className="sm c-overdue" role="alert" style={{ marginTop: 4 }}>
          {fault}
        </div>
      ) : null}
    </fieldset>
  )
}
