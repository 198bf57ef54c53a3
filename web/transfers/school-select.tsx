import { Select } from '@mantine/core'
import { usePlaces } from '../client/use-places.ts'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'

/** Any school of the county that is in use, with its township: two may have one name. */
export const SchoolSelect = ({
  label,
  value,
  choose,
  error,
  none,
  without,
}: {
  label: string
  value: string | null
  choose: (code: string | null) => void
  error?: string | undefined
  /** What choosing none means. */
  none?: string
  /** The school from which one goes. */
  without?: string
}) => {
  const schools = usePlaces({ kind: 'school' })
  if (schools.error) return <Fault error={schools.error} again={schools.again} />
  return (
    <Select
      label={label}
      searchable
      clearable={none !== undefined}
      {...(none === undefined ? {} : { placeholder: none })}
      value={value}
      onChange={choose}
      error={error}
      nothingFoundMessage={t('没有找到，换个写法试试。')}
      data={schools.items
        .filter((s) => !s.closed && s.code !== without)
        .map((s) => ({ value: s.code, label: s.under.length ? `${s.name}（${s.under[0]}）` : s.name }))}
    />
  )
}
