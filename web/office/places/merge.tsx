import { Button, Radio, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Answer } from '../../client/call.ts'
import { tell } from '../../client/notify.ts'
import { useAsk, useDo } from '../../client/queries.ts'
import { type Place, usePlaces } from '../../client/use-places.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Fault, Loading } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

type Preview = Answer<'getMergePreview'>

/** One place goes into another of its kind: first what will go along and what stays, then one button (F10). */
export const Merge = ({ place, close }: { place: Place; close: () => void }) => {
  const merge = useDo('mergePlace')
  const [into, setInto] = useState<string | null>(null)
  const [classes, setClasses] = useState<'together' | 'apart'>('together')
  const [reason, setReason] = useState('')
  const others = usePlaces({ kind: place.kind })
  const choices = others.items.filter(
    (p) => p.id !== place.id && p.own && !p.closed && (place.kind !== 'class' || p.parentId === place.parentId),
  )
  const query = { into: into ?? '', classes }
  const preview = useAsk(
    'getMergePreview',
    { params: { placeId: place.id }, query },
    { enabled: into !== null && !merge.isSuccess },
  )
  const seen = into === null ? undefined : preview.data
  const send = () =>
    merge.mutate(
      { params: { placeId: place.id }, body: { into: into ?? '', classes, reason } },
      {
        onSuccess: (made) => {
          tell(t('{from}已并入{into}。', { from: place.name, into: made.name }))
          close()
        },
      },
    )
  return (
    <Dialog onClose={close} title={t('把{name}并入别处', { name: place.name })} size="lg">
      <form
        className="col"
        onSubmit={(e) => {
          e.preventDefault()
          send()
        }}
      >
        <p className="sm mut">
          {place.kind === 'class'
            ? t('两个班合成一个，或同一个班建了两次，都在这里办：孩子和班主任从今天起一次全过去，不用一个一个转。')
            : place.kind === 'township'
              ? t('撤乡并镇在这里办：下面的学校和村连同孩子、账号从今天起一次全归过去，不用一个一个改。')
              : t('撤并、合村，或同一个单位建了两次，都在这里办：孩子和账号从今天起一次全过去，不用一个一个转。')}
        </p>
        <Select
          label={t('并入哪里')}
          placeholder={t('打字找')}
          searchable
          required
          data-autofocus
          value={into}
          onChange={setInto}
          nothingFoundMessage={t('没有您能并入的同类单位。')}
          data={choices.map((p) => ({
            value: p.code,
            label: place.kind === 'class' || p.under.length === 0 ? p.name : `${p.name}（${p.under.join(' ')}）`,
          }))}
        />
        {place.kind === 'school' ? (
          <Radio.Group
            label={t('两边都有的班')}
            value={classes}
            onChange={(v) => setClasses(v === 'apart' ? 'apart' : 'together')}
          >
            <div className="row" style={{ gap: 16, flexWrap: 'wrap' }}>
              <Radio value="together" label={t('合成一个班')} />
              <Radio value="apart" label={t('各自成班，过来的往后排号')} />
            </div>
          </Radio.Group>
        ) : null}
        {others.error ? <Fault error={others.error} again={others.again} /> : null}
        {into !== null && preview.error ? <Fault error={preview.error} /> : null}
        {into !== null && preview.isPending ? <Loading rows={3} /> : null}
        {seen ? <WhatMoves seen={seen} kind={place.kind} /> : null}
        <TextInput
          label={t('为什么并')}
          placeholder={t('例如 撤点并校，县教育局 2026 年 8 月批复')}
          value={reason}
          onChange={(e) => setReason(e.currentTarget.value)}
          required
          minLength={2}
          maxLength={200}
        />
        {merge.error ? <Fault error={merge.error} /> : null}
        <div className="row">
          <span className="sp" />
          <Button variant="default" onClick={close}>
            {t('先不并')}
          </Button>
          <Button type="submit" loading={merge.isPending} disabled={!seen || seen.stop !== null}>
            {seen
              ? place.kind === 'township'
                ? t('并入{into}', { into: seen.into })
                : t('并入{into}（孩子 {n} 名）', { into: seen.into, n: seen.children })
              : t('选好并入哪里，再看一遍')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** What goes along from today, what stays where it was written, and until when it can be taken back. */
const WhatMoves = ({ seen, kind }: { seen: Preview; kind: Place['kind'] }) => {
  const stays = [
    seen.records ? t('记录 {n} 条', { n: seen.records }) : '',
    seen.entries ? t('登记 {n} 条', { n: seen.entries }) : '',
    seen.lists ? t('名单 {n} 份', { n: seen.lists }) : '',
    seen.reports ? t('总结 {n} 份', { n: seen.reports }) : '',
  ].filter(Boolean)
  const became = seen.classes.filter((c) => c.together || c.name !== c.becomes)
  return (
    <div className="card pad col" role="status" style={{ gap: 8 }}>
      {seen.stop ? (
        <div className="warnbox" role="alert">
          {seen.stop}
        </div>
      ) : null}
      <div>
        <b>{t('从今天起过去')}</b>
        {t('：')}
        {kind === 'township'
          ? t('学校 {s} 所、村 {v} 个，连同里面的孩子和账号；乡镇自己的职务 {p} 个', {
              s: seen.hanging.schools,
              v: seen.hanging.villages,
              p: seen.posts,
            })
          : t('在册的孩子 {c} 名，账号的职务 {p} 个', { c: seen.children, p: seen.posts })}
        {kind === 'school' ? t('，班 {n} 个', { n: seen.classes.length }) : null}
        {t('。')}
        {seen.gone ? t('以前在这里的 {n} 名，档案也归过去。', { n: seen.gone }) : null}
      </div>
      {became.length ? (
        <ul className="sm" style={{ margin: 0, paddingLeft: 20 }}>
          {became.map((c) => (
            <li key={c.name}>
              {c.together
                ? t('{name}：两边都有，合成一个班', { name: c.name })
                : t('{name}：改叫{becomes}', { name: c.name, becomes: c.becomes })}
            </li>
          ))}
        </ul>
      ) : null}
      <div>
        <b>{t('以前写下的不改')}</b>
        {t('：')}
        {stays.length
          ? t('{list}还是当时的样子，{into}的人都看得到，数也一起算。', { list: stays.join('、'), into: seen.into })
          : t('没有记录、登记、名单和总结。')}
      </div>
      <div className="sm mut">
        {t('{from}不再单独列出；它的代码和名称以后都指{into}。并错了，在没有人改过、记过以前可以在“单位”页下面撤回。', {
          from: seen.from,
          into: seen.into,
        })}
        {seen.ownCalendar ? t('它自己的校历到今天为止，以后按{into}的。', { into: seen.into }) : null}
      </div>
    </div>
  )
}
