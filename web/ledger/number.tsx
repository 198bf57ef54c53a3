import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { amountOf } from '../record/fields/amount.tsx'
import { t } from '../words/words.ts'

/** How much: yuan as whole fen, or pieces. `set` is given null for what is neither. */
export const HowMuch = ({
  label,
  unit,
  set,
  start = '',
  fault,
}: {
  label: string
  /** Null is money. */
  unit: string | null
  set: (n: number | null) => void
  start?: string
  fault?: string | undefined
}) => {
  const [typed, setTyped] = useState(start)
  return (
    <TextInput
      label={label}
      inputMode={unit === null ? 'decimal' : 'numeric'}
      value={typed}
      required
      error={fault}
      autoComplete="off"
      rightSection={<span className="mut sm">{unit ?? t('元')}</span>}
      rightSectionWidth={64}
      onChange={(e) => {
        setTyped(e.currentTarget.value)
        const n = amountOf(unit === null ? 'money' : 'number', e.currentTarget.value)
        set(typeof n === 'number' && n > 0 ? n : null)
      }}
      style={{ maxWidth: 220 }}
    />
  )
}
