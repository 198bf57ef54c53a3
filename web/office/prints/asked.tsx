import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Answer } from '../../client/call.ts'
import { download } from '../../client/call.ts'
import { dayWords, shanghaiDay } from '../../client/child-text.ts'
import { tell } from '../../client/notify.ts'
import { useAsk, useDo } from '../../client/queries.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { Empty, Fault, Loading } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

type Print = Answer<'listPrints'>['items'][number]

const isOpen = (print: Print): boolean => print.state === 'waiting' || print.state === 'making'

/** What was asked for, the newest first: how far it is, to take, to give up. */
export const Asked = () => {
  const [working, setWorking] = useState(true)
  const list = useAsk('listPrints', { query: { limit: 50 } }, { every: working ? 1500 : 0 })
  const open = list.data?.items.some(isOpen) ?? false
  if (list.data && open !== working) setWorking(open)
  return (
    <section className="col" style={{ gap: 10 }} aria-label={t('要过的')}>
      <h2 className="sec">{t('要过的')}</h2>
      {list.error ? <Fault error={list.error} again={() => void list.refetch()} /> : null}
      {!list.data && !list.error ? <Loading rows={3} /> : null}
      {list.data?.items.length === 0 ? (
        <Empty text={t('还没有要过。选好印什么、给谁、做什么用，点“开始做”。')} />
      ) : null}
      {list.data?.items.map((print) => (
        <One key={print.id} print={print} />
      ))}
    </section>
  )
}

const One = ({ print }: { print: Print }) => {
  const [asking, setAsking] = useState(false)
  const done = print.state === 'done'
  const cancel = useDo('cancelPrint', ['listPrints'], () => {
    setAsking(false)
    tell(done ? t('删掉了，文件已经没有。') : t('不做了。'))
  })
  const take = () => {
    download('getPrintFile', { params: { id: print.id } })
    tell(t('正在下载。里面是孩子的资料：不要发到群里，印完就删。'))
  }
  return (
    <article
      className="card pad col"
      style={{ gap: 6 }}
      aria-label={t('{x}，{p}', { x: t(print.title), p: print.place.name })}
    >
      <div className="row" style={{ gap: 8 }}>
        <b>{t(print.title)}</b>
        <span>{print.place.name}</span>
        <span className="mut num">{t('{n} 名', { n: print.of })}</span>
        <span className="sp" />
        <span className="mut sm num">
          {dayWords(shanghaiDay(print.madeAt))}　{print.by}
        </span>
      </div>
      <span className="sm mut">{t('用途：{x}', { x: print.purpose })}</span>
      <State print={print} />
      {isOpen(print) || done ? (
        <div className="row" style={{ gap: 8 }}>
          {done ? <Button onClick={take}>{t('下载 Word')}</Button> : null}
          <Button
            variant="default"
            onClick={() => (done ? setAsking(true) : cancel.mutate({ params: { id: print.id }, body: {} }))}
          >
            {done ? t('现在就删掉') : t('不做了')}
          </Button>
        </div>
      ) : null}
      {cancel.error && !asking ? <Fault error={cancel.error} /> : null}
      {asking ? (
        <Confirm
          title={t('删掉这份文件')}
          text={t('文件马上没有，谁要过、做什么用还留着。')}
          yes={t('删掉')}
          no={t('先留着')}
          busy={cancel.isPending}
          error={cancel.error}
          go={() => cancel.mutate({ params: { id: print.id }, body: {} })}
          close={() => setAsking(false)}
        />
      ) : null}
    </article>
  )
}

const State = ({ print }: { print: Print }) => {
  switch (print.state) {
    case 'waiting':
      return <span role="status">{t('排着队，马上开始')}</span>
    case 'making':
      return (
        <>
          <span role="status">{t('正在做　{a} / {b}', { a: print.done, b: print.of })}</span>
          <div
            className="progress"
            role="progressbar"
            aria-label={t('做到哪了')}
            aria-valuemin={0}
            aria-valuemax={print.of}
            aria-valuenow={print.done}
          >
            <i style={{ width: `${Math.max(2, Math.round((100 * print.done) / print.of))}%` }} />
          </div>
        </>
      )
    case 'done':
      return (
        <>
          <span>
            {t('做好了 {n} 名的，{s}，留到{d}', {
              n: print.printed,
              s: sizeWords(print.bytes ?? 0),
              d: dayWords(print.until ?? ''),
            })}
          </span>
          <LeftOut names={print.leftOut} />
        </>
      )
    case 'failed':
      return <span className="c-overdue">{print.message ? t(print.message) : t('没有做成。请再要一份。')}</span>
    case 'cancelled':
      return <span className="mut">{t('不做了，或已经删掉')}</span>
    case 'gone':
      return <span className="mut">{t('过了 30 天，文件已经清掉')}</span>
  }
}

/** Whoever was asked for and is not in it: by name as far as one still sees them. */
const LeftOut = ({ names }: { names: readonly (string | null)[] }) => {
  if (names.length === 0) return null
  const known = names.filter((name) => name !== null)
  const rest = names.length - known.length
  return (
    <span className="c-soon">
      {t('有 {n} 名没有印：{x}', {
        n: names.length,
        x: [
          ...(known.length ? [t('{x}（离开了）', { x: known.join('、') })] : []),
          ...(rest ? [t('{n} 名已经不归您管', { n: rest })] : []),
        ].join('；'),
      })}
    </span>
  )
}

const sizeWords = (bytes: number): string =>
  bytes < 1_000_000
    ? t('{n} KB', { n: Math.max(1, Math.round(bytes / 1000)) })
    : t('{n} MB', { n: (bytes / 1e6).toFixed(1) })
