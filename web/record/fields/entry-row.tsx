import { createContext, useContext } from 'react'
import type { RecordBody } from '../../../domain/kit/define-record.ts'
import { Choice, Choices } from '../../ui/choices.tsx'
import { t } from '../../words/words.ts'
import type { FieldProps } from '../field-props.ts'

/** What the entry says that the form is about. */
export const AboutEntry = createContext<RecordBody>({})

/** Which row of the entry: its stages to tap, each with its own words. */
export const EntryRow = ({ field, value, set, fault }: FieldProps) => {
  const entry = useContext(AboutEntry)
  const rows = entry[field.row?.of ?? '']
  return (
    <Choices label={t(field.label)} fault={fault}>
      {(Array.isArray(rows) ? rows : []).map((row: RecordBody, i) => (
        <Choice
          key={i.toString()}
          on={value === i + 1}
          tap={() => set(i + 1)}
          text={`${i + 1} ${String(row[field.row?.words ?? ''] ?? '')}`}
        />
      ))}
    </Choices>
  )
}
