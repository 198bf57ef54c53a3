import { Checkbox, Select } from '@mantine/core'
import { useState } from 'react'
import { useMe } from '../client/me.tsx'
import { useList } from '../client/use-list.ts'
import { usePlaces } from '../client/use-places.ts'
import { Fault, Loading } from '../ui/states.tsx'
import { t } from '../words/words.ts'

/** A class, and which of its children: all with one tap. */
export const PickChildren = ({
  chosen,
  choose,
  fault,
}: {
  chosen: ReadonlySet<string>
  choose: (ids: ReadonlySet<string>) => void
  fault: boolean
}) => {
  const me = useMe()
  const [klass, setClass] = useState<string | null>(null)
  const classes = usePlaces({ kind: 'class', within: me.post.place.code })
  const list = useList(
    'listChildren',
    { place: klass ?? '', status: 'enrolled', sort: 'name', limit: 200 },
    klass !== null,
  )
  const one = me.post.place.kind === 'school'
  const all = list.items.length > 0 && list.items.every((c) => chosen.has(c.id))
  const tick = (ids: readonly string[], yes: boolean) => {
    const next = new Set(chosen)
    for (const id of ids)
      if (yes) next.add(id)
      else next.delete(id)
    choose(next)
  }
  return (
    <>
      <Select
        label={t('哪个班')}
        searchable
        value={klass}
        onChange={(code) => {
          setClass(code)
          choose(new Set())
        }}
        error={fault ? t('请先选班，再点要交出去的孩子') : undefined}
        data={classes.items
          .filter((c) => !c.closed)
          .map((c) => ({ value: c.code, label: one ? c.name : `${c.under.at(-1) ?? ''} ${c.name}` }))}
      />
      {classes.error ? <Fault error={classes.error} again={classes.again} /> : null}
      {list.error ? <Fault error={list.error} again={list.again} /> : null}
      {klass !== null && !list.first && !list.error ? <Loading rows={3} /> : null}
      {klass !== null && list.first ? (
        <fieldset className="group">
          <legend>{t('哪些孩子')}</legend>
          {list.items.length === 0 ? <span className="mut sm">{t('这个班还没有孩子。')}</span> : null}
          {list.items.length > 1 ? (
            <Checkbox
              label={t('全班 {n} 名', { n: list.items.length })}
              checked={all}
              onChange={(e) =>
                tick(
                  list.items.map((c) => c.id),
                  e.currentTarget.checked,
                )
              }
              style={{ minWidth: 110 }}
            />
          ) : null}
          {list.items.map((c) => (
            <Checkbox
              key={c.id}
              label={c.name}
              checked={chosen.has(c.id)}
              onChange={(e) => tick([c.id], e.currentTarget.checked)}
              style={{ minWidth: 110 }}
            />
          ))}
        </fieldset>
      ) : null}
    </>
  )
}
