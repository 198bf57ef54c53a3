import { Button, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay, useMe } from '../../client/me.tsx'
import { useList } from '../../client/use-list.ts'
import type { Place } from '../../client/use-places.ts'
import { useWord } from '../../client/use-word.ts'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { AddMany } from './add-many.tsx'
import { Add, Edit } from './dialogs.tsx'
import { HelpLines } from './help-lines.tsx'
import { Merge } from './merge.tsx'
import { Merged } from './merged.tsx'
import { Found, Twig } from './tree.tsx'

/** So many places are shown all at once; of more each branch is opened by hand. */
const FEW = 60

/** County, townships, villages, schools, classes as a tree whose branches are asked for when they are opened. */
export const Screen = () => {
  const me = useMe()
  const may = useMay('place.write')
  const places = useList('listPlaces', { kind: 'county' })
  const all = useList('listPlaces', { limit: 1 })
  const [adding, setAdding] = useState<{ under: Place | null } | null>(null)
  const [editing, setEditing] = useState<Place | null>(null)
  const [merging, setMerging] = useState<Place | null>(null)
  const [many, setMany] = useState(false)
  const [calling, setCalling] = useState<Place | null>(null)
  const find = useWord()
  if (places.error)
    return (
      <div className="page">
        <Fault error={places.error} again={places.again} />
      </div>
    )
  if (!places.first || !all.first)
    return (
      <Page title={t('单位')}>
        <Loading />
      </Page>
    )
  const { total } = all.first
  const deeds = {
    edit: setEditing,
    add: (under: Place) => setAdding({ under }),
    call: setCalling,
  }
  return (
    <Page
      kind="fill"
      title={t('单位')}
      aside={t('{n} 个', { n: total })}
      actions={
        may ? (
          <>
            <Button variant="default" onClick={() => setMany(true)}>
              {t('批量添加')}
            </Button>
            <Button onClick={() => setAdding({ under: null })}>{t('添加一个单位')}</Button>
          </>
        ) : null
      }
    >
      {may && total <= 1 ? (
        <Empty text={t('先添加乡镇，再添加它的村和学校。一次添很多，点“批量添加”：粘贴一份大纲，或填一张表。')} />
      ) : null}
      <Link to="/places/$code" params={{ code: me.post.place.code } as never} className="noprint">
        {t('{x}：谁牵头、要做什么、做过什么', { x: me.post.place.name })}
      </Link>
      {total > 12 ? (
        <div className="row noprint">
          <TextInput
            aria-label={t('找一个单位')}
            placeholder={t('找一个单位：名称、代码、别名')}
            value={find.typed}
            onChange={(e) => find.type(e.currentTarget.value)}
            style={{ width: 260 }}
          />
          {may ? null : (
            <span className="sm mut">{t('您可以看。添加和改动由县级、学校的校长和教导主任、管理员来做。')}</span>
          )}
        </div>
      ) : null}
      <div className="card scroll" tabIndex={may ? -1 : 0} role="group" aria-label={t('单位')}>
        {find.word === '' ? (
          places.items.map((county) => (
            <Twig key={county.id} place={county} depth={0} begin={total <= FEW} may={may} deeds={deeds} />
          ))
        ) : (
          <Found q={find.word} may={may} deeds={deeds} />
        )}
      </div>
      {may ? <Merged /> : null}
      {many ? <AddMany close={() => setMany(false)} /> : null}
      {adding ? <Add under={adding.under} close={() => setAdding(null)} /> : null}
      {editing ? (
        <Edit
          place={editing}
          close={() => setEditing(null)}
          merge={() => {
            setMerging(editing)
            setEditing(null)
          }}
        />
      ) : null}
      {merging ? <Merge place={merging} close={() => setMerging(null)} /> : null}
      {calling ? <HelpLines place={calling} close={() => setCalling(null)} /> : null}
    </Page>
  )
}
