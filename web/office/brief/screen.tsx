import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import { useMay, useMe } from '../../client/me.tsx'
import { useAsk } from '../../client/queries.ts'
import { usePlaces } from '../../client/use-places.ts'
import { Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { Entries, NoPhone, Owed, Touch, Worries } from './parts.tsx'

/** For whoever takes a class over: what is open, promised, due, and whom nobody reaches, on one page that prints. */
export const Screen = () => {
  const { code } = useParams({ strict: false }) as { code: string }
  const me = useMe()
  const classes = usePlaces({ kind: 'class' })
  const place = classes.items.find((p) => p.code === code)
  if (classes.error)
    return (
      <div className="page">
        <Fault error={classes.error} again={classes.again} />
      </div>
    )
  if (!place)
    return (
      <Page title={t('接班要知道的事')}>
        {classes.ready ? <p>{t('没有这个班，或不在您负责的范围内。')}</p> : <Loading />}
      </Page>
    )
  const title = `${place.under.at(-1) ?? ''}${place.name}`
  return (
    <Page
      title={t('接班要知道的事')}
      aside={title}
      head={
        <>
          <span>{t('{x} 接班要知道的事', { x: title })}</span>
          <span>{t('{d} {who} 打印', { d: longDate(me.today), who: me.name })}</span>
        </>
      }
      actions={
        <Button variant="default" className="only-desk" onClick={() => window.print()}>
          {t('打印')}
        </Button>
      }
    >
      <p className="sm mut noprint">
        {t('新接班的老师先看这一页：没办结的、答应过的、到期的、联系不上的。名字点开是档案，打印的只给接班的老师。')}
      </p>
      <Parts code={code} className={place.name} />
      <p className="only-print" style={{ marginTop: 24 }}>
        {t('交班的老师：＿＿＿＿＿＿　接班的老师：＿＿＿＿＿＿　交接的日子：＿＿＿＿＿＿')}
      </p>
    </Page>
  )
}

const Parts = ({ code, className }: { code: string; className: string }) => {
  const worries = useMay('concern.read')
  const entries = useMay('entry.read')
  const duties = useMay('duty.read')
  const touch = useMay('figure.read')
  const open = useAsk('listEntries', { query: { place: code, state: 'open', limit: 200 } }, { enabled: entries })
  return (
    <div className="col" style={{ gap: 12 }}>
      {worries ? <Worries className={className} /> : null}
      {entries ? (
        <>
          <Entries
            title={t('答应孩子、还没兑现的')}
            asked={open}
            kinds={['promise', 'wish']}
            items={open.data?.items}
          />
          <Entries
            title={t('重点帮扶和计划')}
            asked={open}
            kinds={['key-child', 'plan', 'need', 'task']}
            items={open.data?.items}
          />
        </>
      ) : null}
      {duties ? (
        <>
          <Owed code={code} state="overdue" title={t('过了日子还没做的')} />
          <Owed code={code} state="due-soon" title={t('快到日子的')} />
        </>
      ) : null}
      {touch ? <Touch code={code} /> : null}
      <NoPhone code={code} />
    </div>
  )
}
