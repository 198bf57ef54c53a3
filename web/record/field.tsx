import { Textarea, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Choice, Choices } from '../ui/choices.tsx'
import { t } from '../words/words.ts'
import type { FieldProps } from './field-props.ts'
import { Amount } from './fields/amount.tsx'
import { ChildrenField } from './fields/children.tsx'
import { EntriesField, EntryField } from './fields/entries.tsx'
import { EntryRow } from './fields/entry-row.tsx'
import { PersonField } from './fields/person.tsx'
import { PlaceField } from './fields/place.tsx'
import { RecordField } from './fields/record.tsx'
import { Rows } from './fields/rows.tsx'

/** One field of a declaration as a thumb wants it: chips to tap, one line, some lines, a day or a time by the device's own means. */
export const Field = (props: FieldProps) => {
  const { field, value, set, fault } = props
  const label = t(field.label)
  const text = {
    label,
    value: typeof value === 'string' ? value : '',
    error: fault,
    onChange: (e: { currentTarget: { value: string } }) => set(e.currentTarget.value),
    ...(field.max === undefined ? {} : { maxLength: field.max }),
    ...(field.hint === undefined ? {} : { placeholder: field.hint }),
  }
  switch (field.kind) {
    case 'text':
      return <TextInput {...text} />
    case 'long-text':
      return <Textarea {...text} autosize minRows={2} />
    case 'date':
    case 'time':
      return <TextInput {...text} type={field.kind} style={{ maxWidth: 220 }} />
    case 'number':
    case 'money':
      return field.row ? <EntryRow {...props} /> : <Amount {...props} />
    case 'choice':
    case 'choices':
      return <Tapped {...props} />
    case 'yes-no':
      return (
        <Choices label={label} fault={fault}>
          <Choice on={value === true} tap={() => set(value === true ? undefined : true)} text={t('是')} />
          <Choice on={value === false} tap={() => set(value === false ? undefined : false)} text={t('否')} />
        </Choices>
      )
    case 'person':
      return <PersonField {...props} />
    case 'place':
      return <PlaceField {...props} />
    case 'repeat':
      return <Rows {...props} Field={Field} />
    case 'entry':
      if (field.entries) return <EntriesField {...props} />
      if (field.of) return <EntryField {...props} />
      return field.children ? <ChildrenField {...props} /> : <RecordField {...props} />
    // Attachments are not kept yet: what could not be saved is not offered.
    case 'photo':
      return null
  }
}

/** Chips of a choice, or of several. An answer that goes with no other takes the place of the rest, and the rest of it. */
const Tapped = ({ field, value, set, fault }: FieldProps) => {
  const options = field.options ?? []
  const chosen = Array.isArray(value) ? (value as string[]) : value === undefined ? [] : [String(value)]
  const tap = (code: string) => {
    const on = chosen.includes(code)
    if (field.kind === 'choice') return set(on && !(field.required && !field.when) ? undefined : code)
    if (on) return set(chosen.filter((c) => c !== code))
    const alone = (c: string) => options.some((o) => o.value === c && o.alone)
    set(alone(code) ? [code] : [...chosen.filter((c) => !alone(c)), code])
  }
  return (
    <>
      <Choices label={t(field.label)} fault={fault}>
        {options
          .filter((o) => !o.gone || chosen.includes(o.value))
          .map((o) => (
            <Choice
              key={o.value}
              on={chosen.includes(o.value)}
              tap={() => tap(o.value)}
              text={t(o.label)}
              warn={o.urgent === true}
            />
          ))}
      </Choices>
      <Said lines={options.flatMap((o) => (o.say && chosen.includes(o.value) ? [o.say] : []))} />
    </>
  )
}

/** What can be read aloud of what was chosen (S4.9). */
const Said = ({ lines }: { lines: readonly string[] }) =>
  lines.length === 0 ? null : (
    <div className="note" style={{ marginTop: -8 }}>
      <div className="mut sm">{t('可以照着说：')}</div>
      {lines.map((line) => (
        <p key={line} style={{ margin: '4px 0 0' }}>
          {t(line)}
        </p>
      ))}
      <Link to="/hints" className="sm">
        {t('看全部提示，也能印给老人')}
      </Link>
    </div>
  )
