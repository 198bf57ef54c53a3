import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { t } from '../../words/words.ts'

/** A cell of the table, open where it stands. A masked number is written anew as a whole. */
export const CellEditor = ({
  text,
  masked,
  save,
  leave,
}: {
  text: string
  masked: boolean
  save: (text: string) => void
  leave: () => void
}) => {
  const before = masked ? '' : text
  const [value, setValue] = useState(before)
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault()
        if (value === before) leave()
        else save(value)
      }}
    >
      <TextInput
        size="xs"
        w="100%"
        autoFocus
        aria-label={t('改这一格')}
        placeholder={masked ? t('写完整的号码') : undefined}
        value={value}
        onChange={(e) => setValue(e.currentTarget.value)}
        onKeyDown={(e) => {
          if (e.key === 'Escape') leave()
        }}
        onBlur={() => value !== before && save(value)}
      />
    </form>
  )
}
