import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { longDate } from '../../domain/reports/prose/numbers.ts'
import { useMe } from '../client/me.tsx'
import { useAsk } from '../client/queries.ts'
import { useList } from '../client/use-list.ts'
import { usePrint } from '../client/use-print.ts'
import { More } from '../ui/more.tsx'
import { Empty, Fault, Loading, Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { Owners } from './owners.tsx'
import { Week } from './week.tsx'

type Shown = { step?: 'above' | 'closed'; week?: string }

/**
 * What others owe and have not done (duties-and-sync §1): who, what, since when, what was tried, to be answered from here. In the order
 * of the classes; nobody is counted against anybody.
 */
export const Screen = () => {
  const me = useMe()
  const navigate = useNavigate()
  const { step = 'above', week } = useSearch({ strict: false }) as Shown
  const show = (next: Shown) => void navigate({ to: '/escalated', search: next as never, replace: true })
  const counts = useAsk('getEscalations', { query: { ...(week ? { week } : {}) } })
  const list = useList('listEscalated', { step: 'above', limit: 100 }, step === 'above')
  const printing = usePrint(list)
  const { data } = counts
  const title = t('到了宽限期还没做的')
  return (
    <Page
      title={t('报到您这里的')}
      head={
        <>
          <span>{`${me.post.place.name} ${step === 'above' ? title : t('一周里关上的')}`}</span>
          <span>{t('{d} 打印', { d: longDate(me.today) })}</span>
        </>
      }
      aside={me.post.place.name}
      actions={
        <Button variant="default" className="only-desk" loading={printing.busy} onClick={printing.print}>
          {t('打印')}
        </Button>
      }
    >
      {counts.error ? <Fault error={counts.error} again={() => void counts.refetch()} /> : null}
      {!data && !counts.error ? <Loading rows={5} /> : null}
      {data && !data.told ? (
        <Empty text={t('没有谁的事报到这个职务来：自己该做的在“今天”里，各校的数在“各校一览”里。')} />
      ) : null}
      {data?.told ? (
        <>
          {data.closed ? (
            <div className="tabset noprint" role="group" aria-label={t('看哪些')}>
              <button type="button" className="choice" aria-pressed={step === 'above'} onClick={() => show({})}>
                {title} {data.above}
              </button>
              <button
                type="button"
                className="choice"
                aria-pressed={step === 'closed'}
                onClick={() => show({ step: 'closed' })}
              >
                {t('一周里关上的')} {data.closed.n}
              </button>
            </div>
          ) : null}
          {data.capped ? (
            <p className="note">{t('没做的很多，这里只排了最早到期的 5000 件。先做这些，或按班打开落实情况。')}</p>
          ) : null}
          {step === 'closed' && data.closed ? (
            <Week closed={data.closed} look={(day) => show({ step: 'closed', week: day })} />
          ) : (
            <>
              {list.error ? <Fault error={list.error} again={list.again} /> : null}
              {list.first && list.items.length === 0 ? (
                <Empty text={t('没有过了宽限期还没做的。到期没到宽限期的，还在各人自己的“今天”里。')} />
              ) : null}
              {list.items.length ? (
                <p className="sm mut" style={{ margin: 0 }}>
                  {t('系统不会替您发消息。“复制提醒”里没有孩子的姓名，可以贴到微信或钉钉。')}
                </p>
              ) : null}
              <Owners items={list.items} remind />
              <More more={list.more} busy={list.busy} text={t('再看一些')} />
            </>
          )}
        </>
      ) : null}
    </Page>
  )
}
