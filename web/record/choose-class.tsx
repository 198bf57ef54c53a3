import { Select } from '@mantine/core'
import { useState } from 'react'
import { useMe } from '../client/me.tsx'
import { usePlaces } from '../client/use-places.ts'
import { t } from '../words/words.ts'

/**
 * Of which class a sheet is: the own one of a class teacher (or the village of its director), else the one that is chosen; a school of
 * one class has nothing to choose. `place` is empty as long as none is.
 */
export const useChosenClass = (first = '') => {
  const { post } = useMe()
  const single = post.place.kind === 'class' || post.place.kind === 'village'
  const classes = usePlaces({ kind: 'class', within: post.place.code }, !single)
  const [wanted, set] = useState(first)
  const open = classes.items.filter((c) => !c.closed)
  const place = single ? post.place.code : wanted || (open.length === 1 ? (open[0]?.code ?? '') : '')
  const named = open.find((c) => c.code === place)
  const nameOf = (c: (typeof open)[number]) =>
    post.place.kind === 'school' ? c.name : `${c.under.at(-1) ?? ''} ${c.name}`
  const chooser = single ? null : (
    <Select
      label={t('哪个班')}
      placeholder={t('请选')}
      searchable
      value={place || null}
      onChange={(v) => set(v ?? '')}
      nothingFoundMessage={t('没有这个班')}
      data={open.map((c) => ({ value: c.code, label: nameOf(c) }))}
      style={{ maxWidth: 320 }}
    />
  )
  return { place, name: single ? post.place.name : named ? nameOf(named) : '', chooser }
}
