import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import type { Answer } from '../../client/call.ts'
import { useMe } from '../../client/me.tsx'
import { tell } from '../../client/notify.ts'
import { useAsk, useDo } from '../../client/queries.ts'
import { AskReason } from '../../ui/ask-reason.tsx'
import { Fold } from '../../ui/fold.tsx'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { say, t } from '../../words/words.ts'
import { MergeDialog } from './merge-dialog.tsx'
import { type Picked, PickFile } from './pick-file.tsx'
import { type Brief, briefWords } from './words.ts'

type Pairs = Answer<'getLikelyPairs'>
type Done = Pairs['done'][number]

/** Files that may be of one child: each pair with its reasons, to be put together or said to be two; and the way back. */
export const Screen = () => {
  const me = useMe()
  const pairs = useAsk('getLikelyPairs', {})
  const [open, setOpen] = useState<{ one: string; other: string } | null>(null)
  const [apart, setApart] = useState<Done | null>(null)
  return (
    <Page title={t('核对重复档案')} aside={me.post.place.name}>
      <p className="sm mut">
        {t(
          '同一名孩子建了两次，次数会分在两份里，名册会多一名。是同一名就合成一份，两份里写过的都在；不是，点“是两个孩子”，以后不再问。',
        )}
      </p>
      {pairs.error ? <Fault error={pairs.error} again={() => void pairs.refetch()} /> : null}
      {pairs.isPending ? <Loading rows={6} /> : null}
      {pairs.data ? <List pairs={pairs.data} open={setOpen} /> : null}
      {pairs.data ? <ByHand open={setOpen} /> : null}
      {pairs.data?.done.length ? <DoneList done={pairs.data.done} takeApart={setApart} /> : null}
      {open ? <MergeDialog {...open} close={() => setOpen(null)} /> : null}
      {apart ? <TakeApart done={apart} close={() => setApart(null)} /> : null}
    </Page>
  )
}

const List = ({ pairs, open }: { pairs: Pairs; open: (pair: { one: string; other: string }) => void }) => {
  const say = useDo('sayApart', ['getLikelyPairs'])
  if (pairs.items.length === 0) return <Empty text={t('没有看着像同一名孩子的两份档案。')} />
  return (
    <ul className="col" style={{ margin: 0, padding: 0, listStyle: 'none', gap: 10 }}>
      {pairs.items.map(({ one, other, reasons }) => (
        <li key={`${one.id} ${other.id}`} className="card pad col" style={{ gap: 8 }}>
          <File file={one} />
          <File file={other} />
          <div className="sm">{reasons.join(t('；'))}</div>
          <div className="row" style={{ flexWrap: 'wrap' }}>
            <Button
              size="sm"
              onClick={() => open({ one: one.id, other: other.id })}
              aria-label={t('看一遍，合成一份：{a}和{b}', { a: one.name, b: other.name })}
            >
              {t('看一遍，合成一份')}
            </Button>
            <Button
              size="sm"
              variant="default"
              loading={say.isPending && say.variables?.body.other === other.id}
              onClick={() => say.mutate({ params: { id: one.id }, body: { other: other.id } })}
              aria-label={t('是两个孩子：{a}和{b}', { a: one.name, b: other.name })}
            >
              {t('是两个孩子')}
            </Button>
          </div>
        </li>
      ))}
      {say.error ? <Fault error={say.error} /> : null}
      {pairs.more ? <li className="sm mut">{t('还有 {n} 对，办完这些再看。', { n: pairs.more })}</li> : null}
    </ul>
  )
}

/** Two files that nothing shows to be alike: whoever knows it says so. */
const ByHand = ({ open }: { open: (pair: { one: string; other: string }) => void }) => {
  const [one, setOne] = useState<Picked | null>(null)
  const [other, setOther] = useState<Picked | null>(null)
  return (
    <Fold title={t('没有列出来的两份')} count={t('自己找来合')} late={null}>
      <div className="col">
        <div className="row" style={{ flexWrap: 'wrap', alignItems: 'flex-start', gap: 16 }}>
          <PickFile label={t('留下的一份')} pick={setOne} />
          <PickFile label={t('并进来的一份')} pick={setOther} />
        </div>
        <div className="row">
          <Button
            variant="default"
            disabled={!one || !other || one.id === other.id}
            onClick={() => one && other && open({ one: one.id, other: other.id })}
          >
            {t('看一遍这两份')}
          </Button>
        </div>
      </div>
    </Fold>
  )
}

const File = ({ file }: { file: Brief }) => (
  <div>
    <Link to="/children/$id" params={{ id: file.id }}>
      <b>{file.name}</b>
    </Link>{' '}
    <span className="sm mut">{briefWords(file)}</span>
  </div>
)

const DoneList = ({ done, takeApart }: { done: Done[]; takeApart: (one: Done) => void }) => (
  <section className="col" aria-label={t('合并过的')} style={{ marginTop: 20 }}>
    <h2 className="sec">{t('合并过的')}</h2>
    <ul className="col" style={{ margin: 0, padding: 0, listStyle: 'none', gap: 8 }}>
      {done.map((one) => (
        <li key={one.id} className="card pad row" style={{ flexWrap: 'wrap' }}>
          <div>
            <Link to="/children/$id" params={{ id: one.kept.id }}>
              <b>{one.kept.name}</b>
            </Link>{' '}
            <span className="sm">
              {t('并进来一份“{gone}”的档案，{d}，{who}：{why}', {
                gone: one.gone,
                d: longDate(one.on),
                who: one.by,
                why: one.reason,
              })}
            </span>
          </div>
          <span className="sp" />
          {one.undoRefused ? (
            <span className="sm mut">{say(one.undoRefused)}</span>
          ) : (
            <Button
              variant="default"
              size="sm"
              onClick={() => takeApart(one)}
              aria-label={t('分开{name}的两份档案', { name: one.kept.name })}
            >
              {t('分开')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  </section>
)

const TakeApart = ({ done, close }: { done: Done; close: () => void }) => {
  const undo = useDo('undoChildMerge')
  return (
    <AskReason
      title={t('分开{name}的两份档案', { name: done.kept.name })}
      text={t('两份各回到合并以前的样子；合并以后写的记录留在“{name}”这一份里。', { name: done.kept.name })}
      label={t('为什么分开')}
      hint={t('例如 是表姐妹，不是同一名')}
      yes={t('分开')}
      busy={undo.isPending}
      error={undo.error}
      go={(reason) =>
        undo.mutate(
          { params: { id: done.kept.id }, body: { merge: done.id, reason } },
          {
            onSuccess: () => {
              tell(t('已经分开，各是各的档案。'))
              close()
            },
          },
        )
      }
      close={close}
    />
  )
}
