import './rosters.css'
import { Button, SegmentedControl, Tabs } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { download } from '../../client/call.ts'
import { useAsk, useDo } from '../../client/queries.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import { Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { AskReason } from './ask-reason.tsx'
import { Grid, type Roster, type Spot } from './grid.tsx'
import { ProblemPanel } from './problem-panel.tsx'
import { Steps } from './steps.tsx'
import { problemAfter } from './use-problems.ts'

/** Step two: the school's own table as it is, meanings above the columns, faults at their cells, one panel that mends them. */
export const Screen = () => {
  const { id } = useParams({ strict: false }) as { id: string }
  const navigate = useNavigate()
  const roster = useAsk('getRoster', { params: { id } })
  const state = roster.data?.state
  useEffect(() => {
    // Being written, written or undone: the later page tells.
    if (state && state !== 'read') void navigate({ to: '/rosters/$id/difference', params: { id }, replace: true })
  }, [state, id, navigate])
  if (roster.error)
    return (
      <div className="page">
        <Fault error={roster.error} again={() => void roster.refetch()} />
      </div>
    )
  if (!roster.data)
    return (
      <div className="page">
        <Loading rows={14} />
      </div>
    )
  return <Understood id={id} data={roster.data} />
}

const Understood = ({ id, data }: { id: string; data: Roster }) => {
  const navigate = useNavigate()
  const correct = useDo('correctRoster', ['getRoster', 'getRosterRows', 'listRosterProblems', 'getDifference'])
  const cancel = useDo('cancelRoster')
  const [tab, setTab] = useState<string | null>(null)
  const [spot, setSpot] = useState<Spot | null>(null)
  const [reason, setReason] = useState<string | null>(null)
  const [asking, setAsking] = useState<'see' | 'download' | null>(null)
  const sheet = data.sheets.find((s) => s.name === tab) ?? data.sheets.find((s) => !s.summary) ?? data.sheets[0]
  const headed = sheet?.columns.filter((c) => c.heading) ?? []
  const unsure = headed.filter((c) => !c.sure)
  const go = (next: Spot | null) => {
    if (next) setTab(next.sheet)
    setSpot(next)
  }
  const mend = (where: Spot, text: string) => {
    if (where.column === null) return
    correct.mutate(
      { params: { id }, body: { cells: [{ sheet: where.sheet, row: where.row, column: where.column, text }] } },
      {
        // The same place may still be wrong; else the next one comes up by itself.
        onSuccess: async () => go(await problemAfter(id, where)),
      },
    )
  }
  return (
    <Page kind="fill" title={t('读到了什么')} aside={`${data.fileName}　${data.schoolName}`} actions={<Steps at={2} />}>
      <div className="row sm">
        <span>
          <b style={{ fontSize: 'var(--t-l)' }}>{data.childCount}</b> {t('个孩子')}
        </span>
        <span className="mut">
          {t('{s} 张工作表，跳过 {n} 行（标题、合计、签字）', { s: data.sheets.length, n: data.skippedCount })}
        </span>
        {headed.length || !sheet || sheet.summary ? (
          <StateMark state="met" text={t('{n} 列认得', { n: headed.length - unsure.length })} />
        ) : (
          <StateMark state="met" text={t('一页一人的登记表，按格子读的')} />
        )}
        {unsure.length ? <span className="c-soon">{t('{n} 列请确认', { n: unsure.length })}</span> : null}
        {data.problemCount ? <span className="c-overdue">{t('{n} 处要改', { n: data.problemCount })}</span> : null}
        <span className="sp" />
        <SegmentedControl
          styles={{ root: { background: 'var(--sunken)' } }}
          aria-label={t('这份表列的是')}
          value={data.population}
          onChange={(v) => correct.mutate({ params: { id }, body: { population: v as 'all' | 'left-behind' } })}
          data={[
            { value: 'all', label: t('全体学生') },
            { value: 'left-behind', label: t('只有留守学生') },
          ]}
        />
        <Button size="xs" variant="default" onClick={() => setAsking('download')}>
          {t('下载标好问题的表')}
        </Button>
        <Button
          size="xs"
          variant="default"
          onClick={() => cancel.mutate({ params: { id } }, { onSuccess: () => void navigate({ to: '/rosters' }) })}
        >
          {t('换一个文件')}
        </Button>
      </div>
      <span className="mut sm">{data.populationBecause}</span>
      {data.message ? (
        <div className="note" role="status">
          {data.message}
        </div>
      ) : null}
      {data.masked && reason === null ? (
        <div className="note row" role="status">
          <span>{t('这份表是{by}交的，身份证号和电话遮住了。要改号码，先写明原因打开。', { by: data.by })}</span>
          <Button size="xs" variant="default" onClick={() => setAsking('see')}>
            {t('看完整号码')}
          </Button>
        </div>
      ) : null}
      {asking ? (
        <AskReason
          title={asking === 'see' ? t('看完整号码') : t('下载标好问题的表')}
          yes={asking === 'see' ? t('打开号码') : t('下载')}
          go={(why) =>
            asking === 'see' ? setReason(why) : download('getRosterErrors', { params: { id }, query: { reason: why } })
          }
          close={() => setAsking(null)}
        />
      ) : null}
      {correct.error ? <Fault error={correct.error} /> : null}
      {cancel.error ? <Fault error={cancel.error} /> : null}
      {data.sheets.length > 1 ? (
        <Tabs value={sheet?.name ?? null} onChange={setTab}>
          <Tabs.List>
            {data.sheets.map((s) => (
              <Tabs.Tab key={s.name} value={s.name}>
                {s.name || t('表')}
                {s.summary ? t('（不是名单）') : ''}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
      ) : null}
      <div className="understood">
        {sheet ? (
          <Grid
            key={sheet.name}
            id={id}
            sheet={sheet}
            roster={data}
            reason={reason}
            spot={spot}
            pick={go}
            mend={mend}
            mean={(column, field) =>
              correct.mutate({ params: { id }, body: { columns: [{ sheet: sheet.name, column, field }] } })
            }
          />
        ) : null}
        <ProblemPanel
          id={id}
          reason={reason}
          doubts={unsure.map((c) => c.heading)}
          spot={spot}
          pick={go}
          mend={mend}
          mended={data.mended}
          busy={correct.isPending}
        />
      </div>
      <div className="row noprint">
        <span className="mut sm">{t('改到一半也可以走开，回来接着改。')}</span>
        <span className="sp" />
        <Button variant="default" onClick={() => void navigate({ to: '/rosters' })}>
          {t('上一步')}
        </Button>
        <Button onClick={() => void navigate({ to: '/rosters/$id/difference', params: { id } })}>
          {t('看和花名册的差别')}
        </Button>
      </div>
    </Page>
  )
}
