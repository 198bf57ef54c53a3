import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Ask, Refusal } from '../client/call.ts'
import { CARES } from '../client/child-text.ts'
import { useMe } from '../client/me.tsx'
import { useAsk } from '../client/queries.ts'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'

export type ChildFormValue = Partial<
  Record<
    | 'name'
    | 'sex'
    | 'birth'
    | 'idNumber'
    | 'studentNo'
    | 'classCode'
    | 'villageCode'
    | 'address'
    | 'boarder'
    | 'hukou'
    | 'fatherName'
    | 'fatherState'
    | 'fatherPlace'
    | 'fatherSince'
    | 'fatherPhones'
    | 'motherName'
    | 'motherState'
    | 'motherPlace'
    | 'motherSince'
    | 'motherPhones'
    | 'carerName'
    | 'carerKind'
    | 'carerPhones',
    string
  >
>
type Changes = NonNullable<Ask<'changeChild'>['body']>['changes']

const STATES = [
  ['home', '在家'],
  ['away', '外出务工'],
  ['dead', '去世'],
  ['lost', '联系不上'],
  ['prison', '服刑'],
  ['other', '另有情况'],
  ['listed', '名单未写明'],
  ['unknown', '不详'],
]

/** Only what was changed goes to the server; an emptied field is said to be empty. */
export const toChanges = (value: ChildFormValue, start: ChildFormValue): Changes => {
  const out: Record<string, unknown> = {}
  for (const key of Object.keys(value) as (keyof ChildFormValue)[]) {
    const text = value[key] ?? ''
    if (text === (start[key] ?? '')) continue
    if (key.endsWith('Phones')) out[key] = text.split(/[、,，;；\s/]+/).filter(Boolean)
    else if (key === 'boarder') out[key] = text === '' ? null : text === 'yes'
    else if (
      key === 'name' ||
      key.endsWith('State') ||
      key === 'sex' ||
      key === 'hukou' ||
      key === 'carerKind' ||
      key === 'classCode'
    ) {
      if (text !== '') out[key] = text
    } else out[key] = text === '' ? null : text
  }
  return out as Changes
}

/** The child's facts, with the day from which a change holds. */
export const ChildForm = ({
  start,
  save,
  busy,
  error,
  saveText,
  needName,
}: {
  start: ChildFormValue
  save: (value: ChildFormValue, since: string) => void
  busy: boolean
  error: Refusal | null
  saveText: string
  needName?: boolean
}) => {
  const me = useMe()
  const [value, setValue] = useState(start)
  const [since, setSince] = useState(me.today)
  const places = useAsk('listPlaces', {})
  const faults = (error?.code === 'invalid' && error.details ? error.details : {}) as Record<string, string>
  const text = (
    key: keyof ChildFormValue,
    label: string,
    more: { description?: string; placeholder?: string; required?: boolean } = {},
  ) => (
    <TextInput
      label={t(label)}
      value={value[key] ?? ''}
      onChange={(e) => setValue({ ...value, [key]: e.currentTarget.value })}
      error={faults[key]}
      style={{ flex: '1 1 180px' }}
      {...more}
    />
  )
  const pick = (key: keyof ChildFormValue, label: string, data: { value: string; label: string }[]) => (
    <Select
      label={t(label)}
      value={value[key] ?? null}
      onChange={(v) => setValue({ ...value, [key]: v ?? '' })}
      data={data}
      error={faults[key]}
      searchable={data.length > 8}
      style={{ flex: '1 1 150px' }}
    />
  )
  const of = (kind: string) => (places.data?.items ?? []).filter((p) => p.kind === kind && !p.closed)
  const mine = of('class').filter(
    (c) =>
      me.post.place.kind === 'county' ||
      me.post.place.kind === 'township' ||
      c.parentId === me.post.place.id ||
      c.id === me.post.place.id,
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save(value, since)
  }
  const parent = (who: 'father' | 'mother', title: string) => (
    <fieldset className="card pad row" style={{ alignItems: 'flex-start' }}>
      <legend className="sm mut">{t(title)}</legend>
      {text(`${who}Name`, '姓名')}
      {pick(
        `${who}State`,
        '在哪',
        STATES.map(([v, l]) => ({ value: v ?? '', label: t(l ?? '') })),
      )}
      {value[`${who}State`] === 'away' ? text(`${who}Place`, '在外地点') : null}
      {value[`${who}State`] === 'away'
        ? text(`${who}Since`, '什么时候外出', { placeholder: '2026-03', description: t('年或年月都行') })
        : null}
      {text(`${who}Phones`, '电话')}
    </fieldset>
  )
  return (
    <form className="col" onSubmit={submit}>
      <div className="row" style={{ alignItems: 'flex-start' }}>
        {text('name', '姓名', { required: needName === true })}
        {pick('sex', '性别', [
          { value: 'male', label: t('男') },
          { value: 'female', label: t('女') },
        ])}
        {text('birth', '出生日期', { placeholder: '2016-05-01' })}
        {text('idNumber', '身份证号')}
      </div>
      <div className="row" style={{ alignItems: 'flex-start' }}>
        {pick(
          'classCode',
          '班',
          mine.map((c) => ({ value: c.code, label: c.name })),
        )}
        {pick(
          'villageCode',
          '村',
          of('village').map((v) => ({ value: v.code, label: v.name })),
        )}
        {text('address', '住址')}
        {pick('boarder', '住宿', [
          { value: 'yes', label: t('寄宿') },
          { value: 'no', label: t('走读') },
        ])}
        {pick('hukou', '户口', [
          { value: 'rural', label: t('农村') },
          { value: 'urban', label: t('城镇') },
        ])}
      </div>
      {parent('father', '父亲')}
      {parent('mother', '母亲')}
      <fieldset className="card pad row" style={{ alignItems: 'flex-start' }}>
        <legend className="sm mut">{t('谁照看')}</legend>
        {text('carerName', '姓名')}
        {pick(
          'carerKind',
          '是孩子的',
          Object.entries(CARES).map(([v, l]) => ({ value: v, label: t(l) })),
        )}
        {text('carerPhones', '电话')}
      </fieldset>
      <TextInput
        type="date"
        label={t('从哪天起是这样')}
        value={since}
        max={me.today}
        onChange={(e) => setSince(e.currentTarget.value)}
        error={faults.since}
        style={{ maxWidth: 220 }}
        required
      />
      {error ? <Fault error={error} /> : null}
      <div className="row">
        <span className="sp" />
        <Button type="submit" loading={busy}>
          {saveText}
        </Button>
      </div>
    </form>
  )
}
