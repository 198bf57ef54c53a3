import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMe } from '../client/me.tsx'
import { useList } from '../client/use-list.ts'
import { More } from '../ui/more.tsx'
import { Fault, Loading, Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { Give } from './give.tsx'
import { Group } from './group.tsx'
import { inGroups } from './groups.ts'
import { Unplaced } from './unplaced.tsx'

type Named = { id: string; name: string }

/** Children handed from school to school: who waits to be taken in, who was handed on, who has none; and what is done. */
export const Screen = () => {
  const me = useMe()
  const [giving, setGiving] = useState<readonly Named[] | 'pick' | null>(null)
  const [past, setPast] = useState(false)
  return (
    <Page
      title={t('转学与接收')}
      aside={me.post.place.name}
      actions={<Button onClick={() => setGiving('pick')}>{t('交给别的学校')}</Button>}
    >
      <p className="sm mut">
        {t('孩子换学校、毕业升学，由原来的学校交、新的学校接。接收以前仍是原来学校的孩子，该做的照做。')}
      </p>
      <Unplaced />
      <Side side="in" show="open" title={t('等接收的')} none={t('没有等接收的孩子。')} again={setGiving} />
      <Side
        side="out"
        show="open"
        title={t('交出去、还没有接收的')}
        none={t('没有交出去还在等的。')}
        again={setGiving}
      />
      <button type="button" className="linkish" aria-expanded={past} onClick={() => setPast(!past)}>
        {t('看办完的')}
      </button>
      {past ? (
        <>
          <Side side="in" show="done" title={t('办完的：交来的')} none={t('还没有。')} again={setGiving} />
          <Side side="out" show="done" title={t('办完的：交出去的')} none={t('还没有。')} again={setGiving} />
        </>
      ) : null}
      {giving ? <Give {...(giving === 'pick' ? {} : { who: giving })} close={() => setGiving(null)} /> : null}
    </Page>
  )
}

const Side = ({
  side,
  show,
  title,
  none,
  again,
}: {
  side: 'in' | 'out'
  show: 'open' | 'done'
  title: string
  none: string
  again: (who: readonly Named[]) => void
}) => {
  const list = useList('listTransfers', { side, show, limit: 100 })
  // From one school to another of the same township: it stands above already.
  const mine = side === 'out' && show === 'open' ? list.items.filter((x) => !x.mayAccept) : list.items
  return (
    <section className="col" style={{ gap: 8 }} aria-label={title}>
      <h2 className="sec">{title}</h2>
      {list.error ? <Fault error={list.error} again={list.again} /> : null}
      {!list.first && !list.error ? <Loading rows={3} /> : null}
      {list.first && mine.length === 0 ? <p className="mut">{none}</p> : null}
      <ul className="col" style={{ margin: 0, padding: 0, listStyle: 'none', gap: 8 }}>
        {inGroups(mine).map((items) => (
          <Group key={items[0]?.id} items={items} side={side} again={again} />
        ))}
      </ul>
      <More more={list.more} busy={list.busy} text={t('再看一些')} />
    </section>
  )
}
