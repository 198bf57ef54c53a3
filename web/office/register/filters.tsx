import { Checkbox, Menu, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { ANY_TAG, TAGS } from '../../../domain/entries/tags.ts'
import { FILE_GAPS } from '../../../domain/registers/file-gaps.ts'
import { useMe } from '../../client/me.tsx'
import type { Filters } from '../../client/register-filters.ts'
import { usePlaces } from '../../client/use-places.ts'
import { useEntryKinds } from '../../entry/kinds.ts'
import { FilterPill, type PillOption } from '../../ui/filter-pill.tsx'
import { t } from '../../words/words.ts'
import { COLUMN_KEYS, COLUMNS, type ColumnKey } from './columns.tsx'

const options = (words: Record<string, string>, sentence = '{x}'): PillOption[] =>
  Object.entries(words).map(([value, label]) => ({ value, label: t(sentence, { x: t(label) }) }))
const LEFT = { education: '父母外出', state: '父母外出（国发13号口径）', county: '父母外出（本县口径）' }
const GAPS = Object.fromEntries(FILE_GAPS.map((gap) => [gap.key, gap.title]))
const TAG_OPTIONS: PillOption[] = [
  { value: ANY_TAG, label: t('有困境情况') },
  ...TAGS.map(({ value, label }) => ({ value, label: t(label) })),
]
const STATUS = { village: '在村不在校', left: '已经离开', all: '在校、在村和离开的' }
const CARE_WORDS = {
  grandparents: '由祖辈照看',
  relatives: '由亲属照看',
  teachers: '由教师照看',
  parent: '由父亲或母亲照看',
  alone: '独自居住',
  other: '由其他人照看',
  unknown: '谁照看还没核实',
}
const SORTS = { class: '按班', name: '按姓名', village: '按村', age: '按年龄' }

/** Filters as sentences; order and columns at the end of the line. */
export const FilterLine = ({
  filters,
  set,
  count,
  hidden,
  pick,
  dense,
  setDense,
}: {
  filters: Filters
  set: (next: Partial<Filters>) => void
  /** How many the left-behind pill stands for, where it is known. */
  count: number | null
  hidden: readonly ColumnKey[]
  pick: (column: ColumnKey) => void
  dense: boolean
  setDense: (on: boolean) => void
}) => {
  const me = useMe()
  const here = me.post.place
  const wide = here.kind === 'county' || here.kind === 'township'
  const schools = usePlaces({ kind: 'school' }, wide).items.filter((p) => !p.closed)
  // The school that is looked at, or whose class is: its classes are offered beside the schools.
  const chosen = usePlaces({ kind: 'school,class', within: filters.place ?? '' }, wide && filters.place !== undefined)
  const schoolId =
    here.kind === 'school'
      ? here.id
      : filters.place === undefined
        ? undefined
        : (chosen.items.find((p) => p.kind === 'school')?.id ?? chosen.items[0]?.parentId ?? undefined)
  const inSchool = usePlaces({ kind: 'class', parent: schoolId ?? 0 }, schoolId !== undefined)
  const rooms = schoolId === undefined ? [] : inSchool.items.filter((p) => !p.closed)
  const wherePlaces: PillOption[] = [
    ...(wide ? schools.map((s) => ({ value: s.code, label: s.name })) : []),
    ...(here.kind === 'class' ? [] : rooms.map((c) => ({ value: c.code, label: c.name }))),
  ]
  const villages = usePlaces({ kind: 'village' }).items.filter((p) => !p.closed)
  const marks = useEntryKinds().read.some((kind) => kind.tag)
  const off = (x: string) => t('不按“{x}”筛选', { x })
  const left = filters.leftBehind ?? 'education'
  return (
    <div className="pills strip noprint">
      <Find value={filters.q ?? ''} set={(q) => set({ q } as Partial<Filters>)} />
      <FilterPill
        label={t('全部孩子')}
        value={left === 'everyone' ? undefined : left}
        options={options(LEFT)}
        shown={left === 'education' && count !== null ? t('父母外出 {n}', { n: count }) : undefined}
        set={(v) => set({ leftBehind: (v ?? 'everyone') as Filters['leftBehind'] & string })}
        offText={t('看全部孩子')}
      />
      {wherePlaces.length > 1 ? (
        <FilterPill
          label={wide ? t('学校班级') : t('年级班级')}
          value={filters.place}
          options={wherePlaces}
          set={(place) => set({ place } as Partial<Filters>)}
          offText={off(t('班级'))}
        />
      ) : null}
      {villages.length > 1 && here.kind !== 'village' ? (
        <FilterPill
          label={t('村')}
          value={filters.village}
          options={villages.map((v) => ({ value: v.code, label: v.name }))}
          set={(village) => set({ village } as Partial<Filters>)}
          offText={off(t('村'))}
        />
      ) : null}
      <FilterPill
        label={t('谁照看')}
        value={filters.care}
        options={options(CARE_WORDS)}
        set={(care) => set({ care } as Partial<Filters>)}
        offText={off(t('谁照看'))}
      />
      <FilterPill
        label={t('寄宿')}
        value={filters.boarder}
        options={options({ yes: '寄宿', no: '走读', unknown: '住宿不详' })}
        set={(boarder) => set({ boarder } as Partial<Filters>)}
        offText={off(t('寄宿'))}
      />
      <FilterPill
        label={t('性别')}
        value={filters.sex}
        options={options({ male: '男', female: '女', unknown: '性别不详' })}
        set={(sex) => set({ sex } as Partial<Filters>)}
        offText={off(t('性别'))}
      />
      <FilterPill
        label={t('缺什么')}
        value={filters.missing}
        options={options(GAPS, '缺{x}')}
        set={(missing) => set({ missing } as Partial<Filters>)}
        offText={off(t('缺什么'))}
      />
      {marks ? (
        <FilterPill
          label={t('困境情况')}
          value={filters.tag}
          options={TAG_OPTIONS}
          set={(tag) => set({ tag } as Partial<Filters>)}
          offText={off(t('困境情况'))}
        />
      ) : null}
      <FilterPill
        label={t('在校')}
        value={filters.status}
        options={options(STATUS)}
        set={(status) => set({ status } as Partial<Filters>)}
        offText={t('只看在校的')}
      />
      <span className="sp" />
      <Menu position="bottom-end" returnFocus>
        <Menu.Target>
          <button type="button" className="pill plain">
            {t(SORTS[(filters.sort ?? 'class') as keyof typeof SORTS])} <span aria-hidden="true">▾</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {options(SORTS).map((o) => (
            <Menu.Item
              key={o.value}
              rightSection={(filters.sort ?? 'class') === o.value ? '✓' : null}
              onClick={() => set({ sort: o.value })}
            >
              {o.label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Menu position="bottom-end" closeOnItemClick={false} returnFocus>
        <Menu.Target>
          <button type="button" className="pill plain only-desk">
            {t('列')} <span aria-hidden="true">▾</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {COLUMN_KEYS.map((key) => (
            <Menu.Item key={key} onClick={() => pick(key)} leftSection={<Tick on={!hidden.includes(key)} />}>
              {t(COLUMNS[key].title)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => setDense(!dense)} leftSection={<Tick on={dense} />}>
            {t('一屏看三十行')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}

const Tick = ({ on }: { on: boolean }) => (
  <Checkbox checked={on} readOnly size="xs" tabIndex={-1} aria-hidden="true" style={{ pointerEvents: 'none' }} />
)

/** The list is asked once the typing pauses. */
const Find = ({ value, set }: { value: string; set: (q: string | undefined) => void }) => {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => set(text || undefined), 250)
    return () => clearTimeout(timer)
  }, [text, value, set])
  return (
    <TextInput
      aria-label={t('在名单里找')}
      placeholder={t('姓名、拼音、首字母')}
      style={{ flex: '0 0 calc(8em + 44px)' }}
      value={text}
      onChange={(e) => setText(e.currentTarget.value)}
    />
  )
}
