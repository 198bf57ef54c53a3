import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { NUMBER_FILLS } from '../../../domain/registers/blank-form.ts'
import { call } from '../../client/call.ts'
import { useMay, useMe } from '../../client/me.tsx'
import { tell } from '../../client/notify.ts'
import { saveFile } from '../../client/save-file.ts'
import { usePlaces } from '../../client/use-places.ts'
import { useBegun } from '../../figures/term-and-day.tsx'
import { t } from '../../words/words.ts'
import type { BlankForm } from './picked.ts'

const WHOM = {
  'left-behind': '留守儿童',
  enrolled: '在校的全部学生',
  village: '只在村里登记的',
  all: '全部',
} as const
type Whom = keyof typeof WHOM

/** For which class, school, village and term it is filled, and whether numbers stand there in full. */
export const Fill = ({ form, unsaved }: { form: BlankForm; unsaved: boolean }) => {
  const me = useMe()
  const mayPrint = useMay('print.make')
  const mayReveal = useMay('child.reveal')
  const here = me.post.place
  const below = usePlaces({ kind: 'class,school,village,township', within: here.code }, here.kind !== 'class')
  const [place, setPlace] = useState(here.code)
  const [whom, setWhom] = useState<Whom>('left-behind')
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [asked, setAsked] = useState('')
  const { begun, term } = useBegun(undefined, asked || undefined)
  if (form.children && !mayPrint)
    return <p className="sm mut">{t('这张表有孩子的名单，由学校、村和乡镇填；这里只看样子。')}</p>
  const numbers = form.list?.columns.some(({ what }) => NUMBER_FILLS.has(what)) ?? false
  const school = here.kind === 'school' || here.kind === 'class'
  const take = () => {
    setBusy(true)
    void call('fillBlankForm', {
      params: { id: form.id },
      body: {
        place,
        term,
        ...(form.children
          ? whom === 'left-behind'
            ? { leftBehind: school ? 'education' : 'state', status: school ? 'enrolled' : 'all' }
            : { status: whom }
          : {}),
        ...(numbers && reason.trim() ? { reason: reason.trim() } : {}),
      },
    })
      .then((file) => {
        saveFile(`${form.title}-${me.today}.${form.format}`, file)
        tell(
          form.children
            ? t('填好了，在浏览器的下载里。里面是孩子的资料：不要发到群里，用完就删。')
            : t('填好了，在浏览器的下载里。'),
        )
      })
      .catch((error: Error) => tell(error.message, 8))
      .finally(() => setBusy(false))
  }
  const places = [
    { value: here.code, label: here.name },
    ...below.items
      .filter((p) => !p.closed && p.code !== here.code)
      .map((p) => ({
        value: p.code,
        label: here.kind === 'school' ? p.name : [p.under.at(-1), p.name].filter(Boolean).join(' '),
      })),
  ]
  return (
    <form
      className="card pad row"
      style={{ gap: 12, flexWrap: 'wrap', alignItems: 'flex-end' }}
      aria-label={t('填一张')}
      onSubmit={(e) => {
        e.preventDefault()
        take()
      }}
    >
      <Select
        label={t('填哪里的')}
        value={place}
        data={places}
        searchable
        allowDeselect={false}
        onChange={(v) => setPlace(v ?? place)}
      />
      {form.children ? (
        <Select
          label={t('名单里写谁')}
          value={whom}
          data={Object.entries(WHOM).map(([value, label]) => ({ value, label: t(label) }))}
          allowDeselect={false}
          onChange={(v) => setWhom((v ?? whom) as Whom)}
        />
      ) : null}
      <Select
        label={t('学期')}
        value={term}
        data={begun.map((x) => ({ value: x.id, label: x.name }))}
        allowDeselect={false}
        onChange={(v) => setAsked(v ?? '')}
      />
      {numbers && mayReveal ? (
        <TextInput
          label={t('号码要写全，说明用途')}
          description={t('不写就遮住中间几位；写了留下记录')}
          maxLength={60}
          value={reason}
          onChange={(e) => setReason(e.currentTarget.value)}
        />
      ) : null}
      <Button type="submit" loading={busy} disabled={term === '' || unsaved}>
        {t('填好下载')}
      </Button>
      {unsaved ? <span className="soon sm">{t('改的还没存，先存好再填。')}</span> : null}
    </form>
  )
}
