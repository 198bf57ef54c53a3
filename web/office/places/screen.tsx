import { Button, Modal, NumberInput, Select, TagsInput, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import type { Answer } from '../../client/call.ts'
import { useMay } from '../../client/me.tsx'
import { tell } from '../../client/notify.ts'
import { useAsk, useDo } from '../../client/queries.ts'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

type Place = Answer<'listPlaces'>['items'][number]
const KINDS: Record<string, string> = { county: '县', township: '乡镇', village: '村', school: '学校', class: '班' }
const PARENT: Record<string, readonly string[]> = {
  township: ['county'],
  village: ['township'],
  school: ['township', 'county'],
  class: ['school'],
}

/** County, townships, villages, schools, classes as a tree. */
export const Screen = () => {
  const may = useMay('place.write')
  const places = useAsk('listPlaces', {})
  const upload = useDo('importPlaces')
  const picker = useRef<HTMLInputElement>(null)
  const [adding, setAdding] = useState(false)
  const [editing, setEditing] = useState<Place | null>(null)
  if (places.error)
    return (
      <div className="page">
        <Fault error={places.error} />
      </div>
    )
  if (!places.data)
    return (
      <div className="page">
        <Loading />
      </div>
    )
  const items = places.data.items
  const top = items.filter((p) => p.parentId === null)
  const send = (file: File | undefined) => {
    if (!file) return
    upload.mutate(
      { query: { name: file.name }, file },
      {
        onSuccess: (o) =>
          o.problems.length === 0 &&
          tell(t('新增 {a}，更新 {u}，未变 {n}。', { a: o.added, u: o.updated, n: o.unchanged })),
      },
    )
  }
  return (
    <Page
      title={t('地方')}
      aside={t('{n} 个', { n: items.length })}
      actions={
        may ? (
          <>
            <input
              ref={picker}
              type="file"
              hidden
              accept=".xlsx,.xls,.csv"
              aria-label={t('选一个地方表格')}
              onChange={(e) => send(e.currentTarget.files?.[0])}
            />
            <Button variant="default" loading={upload.isPending} onClick={() => picker.current?.click()}>
              {t('用表格批量添加')}
            </Button>
            <Button onClick={() => setAdding(true)}>{t('添加一个地方')}</Button>
          </>
        ) : null
      }
    >
      {upload.error ? <Fault error={upload.error} /> : null}
      {upload.data?.problems.length ? (
        <div className="warnbox" role="alert">
          {t('没有写入，请先改好：')}
          {upload.data.problems.slice(0, 20).map((p) => (
            <div key={p.row}>{t('第 {r} 行：{m}', { r: p.row, m: p.message })}</div>
          ))}
        </div>
      ) : null}
      {may && items.length <= 1 ? (
        <Empty text={t('先添加乡镇，再添加它的村和学校。也可以用表格：类型、代码、名称、上级代码四列。')} />
      ) : null}
      <div className="card pad">
        {top.map((p) => (
          <Branch key={p.id} place={p} items={items} edit={may ? setEditing : null} />
        ))}
      </div>
      {adding ? <Add items={items} close={() => setAdding(false)} /> : null}
      {editing ? <Edit place={editing} close={() => setEditing(null)} /> : null}
    </Page>
  )
}

const Branch = ({
  place,
  items,
  edit,
}: {
  place: Place
  items: readonly Place[]
  edit: ((p: Place) => void) | null
}) => {
  const below = items.filter((p) => p.parentId === place.id)
  return (
    <div style={{ paddingLeft: place.parentId === null ? 0 : 20 }}>
      <div className="row" style={{ minHeight: 32, gap: 8, opacity: place.closed ? 0.5 : 1 }}>
        <span className="chip">{t(KINDS[place.kind] ?? '')}</span>
        <b>{place.name}</b>
        <span className="mut3 xs">{place.code}</span>
        {place.aliases.length ? <span className="mut sm">{t('也叫 {x}', { x: place.aliases.join('、') })}</span> : null}
        {place.typedPupils !== null ? (
          <span className="mut sm">
            {t('在校 {n}（{s}）', { n: place.typedPupils, s: place.typedPupilsSource ?? '' })}
          </span>
        ) : null}
        {place.closed ? <span className="mut sm">{t('已停用')}</span> : null}
        {edit ? (
          <button
            type="button"
            className="linkish sm"
            onClick={() => edit(place)}
            aria-label={t('改{name}', { name: place.name })}
          >
            {t('改')}
          </button>
        ) : null}
      </div>
      {below.map((p) => (
        <Branch key={p.id} place={p} items={items} edit={edit} />
      ))}
    </div>
  )
}

const Add = ({ items, close }: { items: readonly Place[]; close: () => void }) => {
  const add = useDo('addPlace')
  const [kind, setKind] = useState<'township' | 'village' | 'school' | 'class'>('township')
  const [name, setName] = useState('')
  const [code, setCode] = useState('')
  const parents = items.filter((p) => PARENT[kind]?.includes(p.kind))
  const [parent, setParent] = useState('')
  const parentCode = parents.some((p) => p.code === parent) ? parent : (parents[0]?.code ?? '')
  return (
    <Modal opened onClose={close} title={t('添加一个地方')}>
      <form
        className="col"
        onSubmit={(e) => {
          e.preventDefault()
          add.mutate(
            { body: { kind, name, parentCode, ...(code ? { code } : {}) } },
            {
              onSuccess: () => {
                tell(t('已添加{name}。', { name }))
                close()
              },
            },
          )
        }}
      >
        <Select
          label={t('类型')}
          value={kind}
          onChange={(v) => setKind((v ?? 'township') as typeof kind)}
          data={(['township', 'village', 'school', 'class'] as const).map((k) => ({
            value: k,
            label: t(KINDS[k] ?? ''),
          }))}
        />
        <Select
          label={t('在哪下面')}
          searchable
          value={parentCode}
          onChange={(v) => setParent(v ?? '')}
          data={parents.map((p) => ({ value: p.code, label: p.name }))}
        />
        <TextInput
          label={t('名称')}
          description={kind === 'class' ? t('例如 三年级(1)班') : undefined}
          value={name}
          onChange={(e) => setName(e.currentTarget.value)}
          required
        />
        <TextInput
          label={t('代码')}
          description={t('没有就空着')}
          value={code}
          onChange={(e) => setCode(e.currentTarget.value)}
        />
        {add.error ? <Fault error={add.error} /> : null}
        <Button type="submit" loading={add.isPending}>
          {t('添加')}
        </Button>
      </form>
    </Modal>
  )
}

const Edit = ({ place, close }: { place: Place; close: () => void }) => {
  const change = useDo('changePlace')
  const [name, setName] = useState(place.name)
  const [aliases, setAliases] = useState(place.aliases)
  const [pupils, setPupils] = useState<number | string>(place.typedPupils ?? '')
  const [source, setSource] = useState(place.typedPupilsSource ?? '')
  const save = (more: { closed?: boolean } = {}) =>
    change.mutate(
      {
        params: { placeId: place.id },
        body: {
          name,
          aliases,
          ...(place.kind === 'class'
            ? { typedPupils: pupils === '' ? null : Number(pupils), typedPupilsSource: source || null }
            : {}),
          ...more,
        },
      },
      {
        onSuccess: () => {
          tell(t('已保存。'))
          close()
        },
      },
    )
  return (
    <Modal opened onClose={close} title={t('改{name}', { name: place.name })}>
      <form
        className="col"
        onSubmit={(e) => {
          e.preventDefault()
          save()
        }}
      >
        <TextInput label={t('名称')} value={name} onChange={(e) => setName(e.currentTarget.value)} required />
        <TagsInput
          label={t('也叫')}
          description={t('住址里的别的写法，回车添加')}
          value={aliases}
          onChange={setAliases}
        />
        {place.kind === 'class' ? (
          <NumberInput
            label={t('在校生数')}
            description={t('名单只列留守学生时才填')}
            value={pupils}
            onChange={setPupils}
            min={0}
          />
        ) : null}
        {place.kind === 'class' ? (
          <TextInput
            label={t('来源')}
            placeholder={t('例如：学籍系统 9 月数')}
            value={source}
            onChange={(e) => setSource(e.currentTarget.value)}
          />
        ) : null}
        {change.error ? <Fault error={change.error} /> : null}
        <div className="row">
          {place.kind === 'county' ? null : (
            <Button variant="default" onClick={() => save({ closed: !place.closed })}>
              {place.closed ? t('恢复使用') : t('停用')}
            </Button>
          )}
          <span className="sp" />
          <Button type="submit" loading={change.isPending}>
            {t('保存')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
