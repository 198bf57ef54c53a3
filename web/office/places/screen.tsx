import { Button, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { useMay, useMe } from '../../client/me.tsx'
import { tell } from '../../client/notify.ts'
import { useAsk, useDo } from '../../client/queries.ts'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { Add, Edit } from './dialogs.tsx'
import { HelpLines } from './help-lines.tsx'
import { Branch, inTree, type Place } from './tree.tsx'

/** County, townships, villages, schools, classes as a tree. */
export const Screen = () => {
  const me = useMe()
  const may = useMay('place.write')
  const places = useAsk('listPlaces', {})
  const upload = useDo('importPlaces')
  const picker = useRef<HTMLInputElement>(null)
  const [adding, setAdding] = useState<{ under: Place | null } | null>(null)
  const [editing, setEditing] = useState<Place | null>(null)
  const [calling, setCalling] = useState<Place | null>(null)
  const [find, setFind] = useState('')
  if (places.error)
    return (
      <div className="page">
        <Fault error={places.error} again={() => void places.refetch()} />
      </div>
    )
  if (!places.data)
    return (
      <Page title={t('地方')}>
        <Loading />
      </Page>
    )
  const items = places.data.items
  const lines = inTree(items).filter(
    ({ place }) => find === '' || [place.name, place.code, ...place.aliases].some((x) => x.includes(find.trim())),
  )
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
      kind="fill"
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
              onChange={(e) => {
                send(e.currentTarget.files?.[0])
                // The same file, mended, may be chosen again.
                e.currentTarget.value = ''
              }}
            />
            <Button variant="default" loading={upload.isPending} onClick={() => picker.current?.click()}>
              {t('用表格批量添加')}
            </Button>
            <Button onClick={() => setAdding({ under: null })}>{t('添加一个地方')}</Button>
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
          {upload.data.problems.length > 20 ? t('还有 {n} 处。', { n: upload.data.problems.length - 20 }) : null}
        </div>
      ) : null}
      {may && items.length <= 1 ? (
        <Empty text={t('先添加乡镇，再添加它的村和学校。也可以用表格：类型、代码、名称、上级代码四列。')} />
      ) : null}
      {items.length > 12 ? (
        <div className="row noprint">
          <TextInput
            aria-label={t('找一个地方')}
            placeholder={t('找一个地方：名称、代码、别名')}
            value={find}
            onChange={(e) => setFind(e.currentTarget.value)}
            style={{ width: 260 }}
          />
          {may ? null : (
            <span className="sm mut">{t('您可以看。添加和改动由县级、学校的校长和教导主任、管理员来做。')}</span>
          )}
        </div>
      ) : null}
      <div className="card scroll" tabIndex={may ? -1 : 0} role="group" aria-label={t('地方')}>
        {lines.length === 0 ? <p className="pad mut">{t('没有叫这个的地方。')}</p> : null}
        {lines.map(({ place, depth, mine }) => {
          const own = may && mine(me.post.place.id)
          return (
            <Branch
              key={place.id}
              place={place}
              depth={find === '' ? depth : 0}
              edit={own ? () => setEditing(place) : null}
              add={
                own && ['county', 'township', 'school'].includes(place.kind) ? () => setAdding({ under: place }) : null
              }
              call={own && place.kind !== 'class' ? () => setCalling(place) : null}
            />
          )
        })}
      </div>
      {adding ? <Add items={items} under={adding.under} close={() => setAdding(null)} /> : null}
      {editing ? <Edit place={editing} close={() => setEditing(null)} /> : null}
      {calling ? <HelpLines place={calling} close={() => setCalling(null)} /> : null}
    </Page>
  )
}
