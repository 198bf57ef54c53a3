import { NumberInput, Select } from '@mantine/core'
import {
  CHILD_FILL_KEYS,
  CHILD_FILLS,
  type ChildFill,
  type FormMapping,
  figureFill,
  PLACE_FILLS,
} from '../../../domain/registers/blank-form.ts'
import { t } from '../../words/words.ts'
import { type BlankForm, filledWith, type Picked, withListColumn, without, withSpot } from './picked.ts'

const NOTHING = 'nothing'
const COLUMN = 'column:'

/** What the cell that was pointed at is filled with, and from which row to which the list has room. */
export const PickedSpot = ({
  form,
  mapping,
  put,
  picked,
}: {
  form: BlankForm
  mapping: FormMapping
  put: (next: FormMapping) => void
  picked: Picked | null
}) => {
  const { list } = mapping
  const now = picked === null ? null : filledWith(mapping, picked)
  const isColumn = now !== null && Object.hasOwn(CHILD_FILLS, now)
  const choose = (value: string | null) => {
    if (picked === null || value === null) return
    if (value === NOTHING) put(without(mapping, picked))
    else if (value.startsWith(COLUMN)) put(withListColumn(mapping, picked, value.slice(COLUMN.length) as ChildFill))
    else put(withSpot(mapping, picked, value))
  }
  const choices = [
    { group: t('不填'), items: [{ value: NOTHING, label: t('不填，留着') }] },
    {
      group: t('名单的一栏，一行一个孩子'),
      items: CHILD_FILL_KEYS.map((key) => ({ value: `${COLUMN}${key}`, label: t(CHILD_FILLS[key]) })),
    },
    {
      group: t('只填这一格'),
      items: Object.entries(PLACE_FILLS).map(([value, label]) => ({ value, label: t(label) })),
    },
    { group: t('一个数'), items: form.figures.map(({ id, title }) => ({ value: figureFill(id), label: t(title) })) },
  ]
  const rows = (part: 'first' | 'last') => (value: number | string) => {
    if (list && typeof value === 'number' && value >= 1) put({ ...mapping, list: { ...list, [part]: value - 1 } })
  }
  return (
    <div className="row" style={{ gap: 12, flexWrap: 'wrap', alignItems: 'flex-end' }}>
      <Select
        label={
          picked ? t('第 {r} 行第 {c} 格填什么', { r: picked.row + 1, c: picked.column + 1 }) : t('先点下面表上的一格')
        }
        disabled={picked === null}
        value={now === null ? NOTHING : isColumn ? `${COLUMN}${now}` : now}
        data={choices}
        searchable
        allowDeselect={false}
        maxDropdownHeight={360}
        onChange={choose}
        style={{ minWidth: 260 }}
      />
      {list ? (
        <>
          <NumberInput
            label={t('名单从第几行')}
            min={1}
            max={2000}
            value={list.first + 1}
            onChange={rows('first')}
            maw={120}
          />
          <NumberInput
            label={t('到第几行')}
            min={1}
            max={2000}
            value={list.last + 1}
            onChange={rows('last')}
            maw={120}
          />
        </>
      ) : null}
    </div>
  )
}
