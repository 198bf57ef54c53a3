import { Button } from '@mantine/core'
import { useState } from 'react'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import type { Answer } from '../../client/call.ts'
import { tell } from '../../client/notify.ts'
import { useAsk, useDo } from '../../client/queries.ts'
import { AskReason } from '../../ui/ask-reason.tsx'
import { Fault } from '../../ui/states.tsx'
import { say, t } from '../../words/words.ts'

type One = Answer<'listPlaceMerges'>['items'][number]

/** Places merged, with the way back while nobody has built on it (decision 036). */
export const Merged = () => {
  const list = useAsk('listPlaceMerges', {})
  const [back, setBack] = useState<One | null>(null)
  if (list.error) return <Fault error={list.error} again={() => void list.refetch()} />
  if (!list.data?.items.length) return null
  return (
    <section className="col noprint" aria-label={t('并过的单位')} style={{ gap: 8 }}>
      <h2 className="sec">{t('并过的单位')}</h2>
      <ul className="col" style={{ margin: 0, padding: 0, listStyle: 'none', gap: 8 }}>
        {list.data.items.map((one) => (
          <li key={one.id} className="card pad row" style={{ flexWrap: 'wrap' }}>
            <span>
              <b>{t('{from} → {into}', { from: one.from, into: one.into })}</b>{' '}
              <span className="sm mut">
                {t('{d}，{who}，孩子 {n} 名：{why}', {
                  d: longDate(one.on),
                  who: one.by,
                  n: one.children,
                  why: one.reason,
                })}
              </span>
            </span>
            <span className="sp" />
            {one.undoRefused ? (
              <span className="sm mut">{say(one.undoRefused)}</span>
            ) : (
              <Button
                variant="default"
                size="sm"
                onClick={() => setBack(one)}
                aria-label={t('撤回{from}并入{into}', { from: one.from, into: one.into })}
              >
                {t('撤回')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {back ? <TakeBack one={back} close={() => setBack(null)} /> : null}
    </section>
  )
}

const TakeBack = ({ one, close }: { one: One; close: () => void }) => {
  // At once: the row, and this with it, is gone from the list once that is read anew.
  const undo = useDo('undoPlaceMerge', undefined, () => {
    tell(t('{from}恢复成原来的样子了。', { from: one.from }))
    close()
  })
  return (
    <AskReason
      title={t('撤回{from}并入{into}', { from: one.from, into: one.into })}
      text={t('孩子、班和职务回到“{from}”，像没有并过一样。并过以后有人改过、记过，就撤不回，会说是什么。', {
        from: one.from,
      })}
      label={t('为什么撤回')}
      hint={t('例如 选错了单位')}
      yes={t('撤回合并')}
      busy={undo.isPending}
      error={undo.error}
      go={(reason) => undo.mutate({ params: { id: one.id }, body: { reason } })}
      close={close}
    />
  )
}
