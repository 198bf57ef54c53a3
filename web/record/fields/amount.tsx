import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { t } from '../../words/words.ts'
import type { FieldProps } from '../field-props.ts'

/** What was typed as whole numbers, or yuan as whole fen; what is neither is kept as text, so that the check can tell. */
export const amountOf = (kind: string, text: string): unknown => {
  const typed = text.trim()
  if (typed === '') return undefined
  if (kind === 'number') return /^\d{1,9}$/.test(typed) ? Number(typed) : typed
  const found = /^(\d{1,8})(?:[.。](\d{1,2}))?$/.exec(typed)
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : typed
}

const shown = (kind: string, value: unknown): string =>
  typeof value === 'number' && kind === 'money' ? String(value / 100) : value === undefined ? '' : String(value)

/** A number with its unit, or money in yuan; on a phone with the keys of digits. */
export const Amount = ({ field, value, set, fault }: FieldProps) => {
  const [typed, setTyped] = useState<string | null>(null)
  const unit = field.kind === 'money' ? t('元') : field.unit
  return (
    <TextInput
      label={t(field.label)}
      inputMode={field.kind === 'money' ? 'decimal' : 'numeric'}
      value={typed ?? shown(field.kind, value)}
      error={fault}
      placeholder={field.hint}
      rightSection={unit ? <span className="mut sm">{unit}</span> : null}
      rightSectionWidth={52}
      onChange={(e) => {
        setTyped(e.currentTarget.value)
        set(amountOf(field.kind, e.currentTarget.value))
      }}
      onBlur={() => setTyped(null)}
      style={{ maxWidth: 220 }}
    />
  )
}
