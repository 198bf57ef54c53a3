import { Button } from '@mantine/core'
import { useState } from 'react'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import type { Answer } from '../../client/call.ts'
import { tell } from '../../client/notify.ts'
import { useDo } from '../../client/queries.ts'
import { AskReason } from '../../ui/ask-reason.tsx'
import { say, t } from '../../words/words.ts'

type One = Answer<'getPromotion'>['done'][number]

/** Promotions of a school, with the way back. */
export const Done = ({ school, done }: { school: string; done: readonly One[] }) => {
  const undo = useDo('undoPromotion')
  const [back, setBack] = useState<One | null>(null)
  if (done.length === 0) return null
  return (
    <section className="col" aria-label={t('办过的')} style={{ gap: 8 }}>
      <h2 className="sec">{t('办过的')}</h2>
      <ul className="col" style={{ margin: 0, padding: 0, listStyle: 'none', gap: 8 }}>
        {done.map((one) => (
          <li key={one.id} className="card pad row" style={{ flexWrap: 'wrap' }}>
            <span>
              {t('从{d}起，升级 {m} 名，毕业 {g} 名，{who}办', {
                d: longDate(one.on),
                m: one.moved,
                g: one.graduated,
                who: one.by,
              })}
              {one.handed ? t('，{n} 名交给了下一所学校', { n: one.handed }) : ''}
              {one.teachers ? t('，班主任跟班走 {n} 位', { n: one.teachers }) : ''}
              {one.undone ? <span className="mut">{t('（已撤回）')}</span> : null}
            </span>
            <span className="sp" />
            {one.undone ? null : one.undoRefused ? (
              <span className="sm mut">{say(one.undoRefused)}</span>
            ) : (
              <Button
                variant="default"
                size="sm"
                onClick={() => setBack(one)}
                aria-label={t('撤回从{d}起的升级与毕业', { d: longDate(one.on) })}
              >
                {t('撤回')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {back ? (
        <AskReason
          title={t('撤回升级与毕业')}
          text={t('孩子都回到升级以前的班。以后有人改过、记过其中的孩子，就撤不回，会说是谁。')}
          label={t('为什么撤回')}
          hint={t('例如 日期选错了')}
          yes={t('整批撤回')}
          busy={undo.isPending}
          error={undo.error}
          go={(reason) =>
            undo.mutate(
              { body: { school, id: back.id, reason } },
              {
                onSuccess: () => {
                  tell(t('已撤回，孩子都在原来的班。'))
                  setBack(null)
                },
              },
            )
          }
          close={() => setBack(null)}
        />
      ) : null}
    </section>
  )
}
