import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { BIRTHDAY_WORDS } from '../../domain/registers/birthday.ts'
import { RELATION_NAMES } from '../../domain/registers/child.ts'
import type { Refusal } from '../client/call.ts'
import { useDraft } from '../client/draft.ts'
import { useMe } from '../client/me.tsx'
import { newId } from '../client/new-id.ts'
import { usePlaces } from '../client/use-places.ts'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { type ChildField, type ChildFormValue, clashesOf } from './child-changes.ts'
import { childFaults } from './child-faults.ts'
import { Clashes } from './clashes.tsx'

type Choice = { value: string; label: string }
const STATES: Record<string, string> = {
  home: '在家',
  away: '外出务工',
  dead: '去世',
  lost: '联系不上',
  prison: '服刑',
  other: '另有情况',
  listed: '名单未写明',
  unknown: '不详',
}
const YES_NO: Partial<Record<ChildField, Record<string, string>>> = {
  sex: { male: '男', female: '女' },
  birthdayBy: BIRTHDAY_WORDS,
  boarder: { yes: '寄宿', no: '走读' },
  hukou: { rural: '农村', urban: '城镇' },
  fatherState: STATES,
  motherState: STATES,
  fatherAble: { yes: '能', no: '不能（残疾、重病等）' },
  motherAble: { yes: '能', no: '不能（残疾、重病等）' },
  carerRelation: { ...RELATION_NAMES, alone: '没有人，独自居住' },
}
const isNumber = (key: ChildField) => key === 'idNumber' || key.endsWith('Phones')
const choices = (field: ChildField): Choice[] =>
  Object.entries(YES_NO[field] ?? {}).map(([value, label]) => ({ value, label: t(label) }))

/** The child's facts, with the day from which a change holds. What is typed is kept on this device until it is saved. */
export const ChildForm = ({
  start,
  draftKey,
  save,
  busy,
  error,
  saveText,
  needName,
  masked,
}: {
  start: ChildFormValue
  draftKey: string
  /**
   * `done` is called once it is saved: only then is the draft thrown away. `id`, for what is new, lives as long as the draft:
   * saved again after an answer that was lost, it is the same child.
   */
  save: (value: ChildFormValue, since: string, seen: ChildFormValue, done: () => void, id: string) => void
  busy: boolean
  error: Refusal | null
  saveText: string
  needName?: boolean
  /** Numbers are on file and not shown: empty leaves them. */
  masked?: boolean
}) => {
  const me = useMe()
  // As it was when the form opened: what comes in meanwhile must not pass for seen.
  const [began] = useState(start)
  // Only what was touched is kept, with what was seen there; numbers never leave the form for the browser's store.
  const [freshId] = useState(newId)
  const draft = useDraft<{ id: string; touched: ChildFormValue; seen: ChildFormValue; since: string }>(
    `${me.accountId}.${draftKey}`,
    { id: freshId, touched: {}, seen: {}, since: me.today },
  )
  const [numbers, setNumbers] = useState<ChildFormValue>({})
  const { id, since } = draft.value
  const value: ChildFormValue = { ...began, ...draft.value.touched, ...numbers }
  const seen: ChildFormValue = { ...began, ...draft.value.seen }
  const put = (key: ChildField, text: string) =>
    isNumber(key)
      ? setNumbers({ ...numbers, [key]: text })
      : draft.set({
          id,
          touched: { ...draft.value.touched, [key]: text },
          seen: { ...draft.value.seen, [key]: seen[key] ?? '' },
          since,
        })
  const faults = error?.code === 'invalid' ? childFaults(error.details) : {}
  const clashes = error?.code === 'conflict' ? clashesOf(error.details) : []
  const open = clashes.filter((c) => (seen[c.field] ?? '') !== c.theirs)
  const wide = me.post.place.kind === 'county' || me.post.place.kind === 'township' || me.post.place.kind === 'village'
  // A village's pupils sit in classes of any school.
  const classes = usePlaces({
    kind: 'class',
    ...(me.post.place.kind === 'village' ? {} : { within: me.post.place.code }),
  })
  const villages = usePlaces({ kind: 'village' })
  const lists: Partial<Record<ChildField, Choice[]>> = {
    classCode: classes.items
      .filter((c) => !c.closed)
      .map((c) => ({ value: c.code, label: wide ? `${c.under.at(-1) ?? ''} ${c.name}` : c.name })),
    villageCode: villages.items.filter((v) => !v.closed).map((v) => ({ value: v.code, label: v.name })),
  }
  const text = (
    key: ChildField,
    label: string,
    more: {
      placeholder?: string
      required?: boolean
      grow?: number
      type?: string
      inputMode?: 'tel' | 'numeric'
      /** The first field of a dialog. */
      'data-autofocus'?: true
    } = {},
  ) => {
    const { grow = 140, ...rest } = more
    return (
      <TextInput
        label={label}
        value={value[key] ?? ''}
        onChange={(e) => put(key, e.currentTarget.value)}
        error={faults[key]}
        style={{ flex: `1 1 ${grow}px` }}
        {...rest}
      />
    )
  }
  const pick = (key: ChildField, label: string, grow = 120) => {
    const data = lists[key] ?? choices(key)
    return (
      <Select
        label={label}
        value={value[key] || null}
        onChange={(v) => put(key, v ?? '')}
        data={data}
        error={faults[key]}
        searchable={data.length > 12}
        clearable={!key.endsWith('State') && key !== 'classCode'}
        nothingFoundMessage={t('没有这一项')}
        style={{ flex: `1 1 ${grow}px` }}
      />
    )
  }
  const keep = masked ? t('留空就不改') : ''
  const parent = (who: 'father' | 'mother', title: string) => (
    <fieldset className="group">
      <legend>{title}</legend>
      {text(`${who}Name`, t('姓名'), { grow: 110 })}
      {pick(`${who}State`, t('在哪'))}
      {value[`${who}State`] === 'away' ? text(`${who}Place`, t('在外地点'), { placeholder: t('例如 广东东莞') }) : null}
      {value[`${who}State`] === 'away'
        ? text(`${who}Since`, t('什么时候外出'), { placeholder: t('例如 2026年3月') })
        : null}
      {value[`${who}State`] === 'home' || value[`${who}State`] === 'other'
        ? pick(`${who}Able`, t('能不能照看'), 160)
        : null}
      {text(`${who}Phones`, t('电话'), { inputMode: 'tel', placeholder: keep })}
    </fieldset>
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save(value, since, seen, draft.clear, id)
  }
  return (
    <form className="col" onSubmit={submit}>
      {draft.restored ? (
        <p className="note row">
          {t('接着上次没保存的内容。')}
          <button type="button" className="linkish" onClick={draft.discard}>
            {t('不要了')}
          </button>
        </p>
      ) : null}
      <fieldset className="group">
        <legend>{t('孩子')}</legend>
        {text('name', t('姓名'), { required: needName === true, 'data-autofocus': true })}
        {pick('sex', t('性别'), 80)}
        {text('birth', t('出生日期'), { placeholder: t('例如 2016年5月1日') })}
        {pick('birthdayBy', t('生日怎么过'), 190)}
        {text('idNumber', t('身份证号'), { grow: 190, placeholder: keep })}
        {text('ethnicity', t('民族'), { grow: 80 })}
        {text('studentNo', t('学籍号'), { placeholder: keep })}
      </fieldset>
      <fieldset className="group">
        <legend>{t('在哪里')}</legend>
        {pick('classCode', t('班'), wide ? 220 : 110)}
        {pick('villageCode', t('村'))}
        {text('address', t('住址'), { grow: 200 })}
        {pick('boarder', t('住宿'), 90)}
        {pick('hukou', t('户口'), 90)}
      </fieldset>
      {parent('father', t('父亲'))}
      {parent('mother', t('母亲'))}
      <fieldset className="group">
        <legend>{t('谁照看')}</legend>
        {text('carerName', t('姓名'))}
        {pick('carerRelation', t('是孩子的'))}
        {text('carerPhones', t('电话'), { inputMode: 'tel', placeholder: keep })}
      </fieldset>
      <TextInput
        type="date"
        label={t('从哪天起是这样')}
        description={t('写错了要改回来，选原来那天；今天才变的，选今天')}
        value={since}
        max={me.today}
        onChange={(e) => draft.set({ ...draft.value, since: e.currentTarget.value })}
        error={faults.since}
        style={{ maxWidth: 320 }}
        required
      />
      {open.length ? (
        <Clashes
          clashes={open}
          words={(field, v) => [...(lists[field] ?? choices(field))].find((o) => o.value === v)?.label ?? v}
          settle={(clash, keepMine) =>
            draft.set({
              id,
              touched: { ...draft.value.touched, [clash.field]: keepMine ? clash.mine : clash.theirs },
              seen: { ...draft.value.seen, [clash.field]: clash.theirs },
              since,
            })
          }
        />
      ) : error && (error.code !== 'conflict' || clashes.length === 0) ? (
        <Fault error={error} />
      ) : null}
      <div className="row">
        <span className="sp" />
        <Button type="submit" loading={busy} disabled={open.length > 0}>
          {saveText}
        </Button>
      </div>
    </form>
  )
}
