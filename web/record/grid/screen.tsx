import { Link, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { withOwn } from '../../../domain/kit/own-field.ts'
import { gridColumn, isOfChildren } from '../../../domain/records/class-grid.ts'
import { dayWords, weekdayWords } from '../../client/child-text.ts'
import { useMay, useMe } from '../../client/me.tsx'
import { hush } from '../../client/notify.ts'
import { useOwnBook } from '../../client/own-kinds.ts'
import { useAsk } from '../../client/queries.ts'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { useChosenClass } from '../choose-class.tsx'
import { ClassGrid } from './grid.tsx'
import './grid.css'
import { useLetters } from './use-letters.ts'

/** What is the same for many, on one screen: a class by name, a tap for each of whom it is so, saved together. */
export const Screen = () => {
  // As in every form: what was said of the last record stands over no button of this one (F3).
  useEffect(hush, [])
  const me = useMe()
  const may = useMay('record.write')
  const book = useOwnBook()
  const { place: asked = '' } = useSearch({ strict: false }) as { place?: string }
  const { place, name, chooser } = useChosenClass(asked)
  const grid = useAsk('getClassGrid', { query: { place } }, { enabled: may && place !== '' })
  const columns = (grid.data?.columns ?? [])
    .flatMap((kind) => gridColumn(kind) ?? [])
    .map((c) => ({ ...c, kind: withOwn(c.kind, 'records', book) }))
  const letters = useLetters(place, columns.find((c) => !isOfChildren(c))?.kind.kind ?? null)
  const error = grid.error ?? letters.error
  const drawn = grid.data && letters.ready && columns.length > 0 && grid.data.rows.length > 0
  return (
    <Page
      kind="fill"
      title={me.post.place.kind === 'village' ? t('全村一起记') : t('全班一起记')}
      aside={`${name} ${dayWords(me.today)} ${weekdayWords(me.today)}`}
      actions={<Link to="/record">{t('返回')}</Link>}
    >
      {drawn ? null : chooser}
      {place === '' ? <Empty text={t('选好班，就一个孩子一行排出来；大家都一样的事，点一下就记上。')} /> : null}
      {error ? (
        <Fault
          error={error}
          again={() => {
            void grid.refetch()
            letters.again()
          }}
        />
      ) : null}
      {place !== '' && !error && !(grid.data && letters.ready) ? <Loading rows={8} /> : null}
      {grid.data && letters.ready ? (
        columns.length === 0 ? (
          <Empty text={t('您现在的职务不记这些。有几个职务的，可以在右上角换一个。')} />
        ) : grid.data.rows.length === 0 ? (
          <Empty text={t('这里还没有孩子。名单导入以后，就一个一行排在这里。')} />
        ) : (
          <ClassGrid
            key={place}
            place={{ code: place, name }}
            columns={columns}
            grid={grid.data}
            letters={letters.letters}
            chooser={chooser}
          />
        )
      ) : null}
    </Page>
  )
}
