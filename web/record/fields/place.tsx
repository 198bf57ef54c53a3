import { NativeSelect } from '@mantine/core'
import { useAsk } from '../../client/queries.ts'
import { t } from '../../words/words.ts'
import type { FieldProps } from '../field-props.ts'

/** One of the places in sight, of the kinds that the field names; the device's own list. */
export const PlaceField = ({ field, value, set, fault }: FieldProps) => {
  const places = useAsk('listPlaces', {})
  const found = (places.data?.items ?? []).filter((p) => field.of?.includes(p.kind) && p.name !== '')
  return (
    <NativeSelect
      label={t(field.label)}
      value={typeof value === 'string' ? value : ''}
      error={fault}
      data={[{ value: '', label: '' }, ...found.map((p) => ({ value: p.code, label: p.name }))]}
      onChange={(e) => set(e.currentTarget.value || undefined)}
    />
  )
}
