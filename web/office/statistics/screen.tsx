import { Button, Select } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import type { TableKey } from '../../../domain/reports/tables/define-table.ts'
import { tablesAt } from '../../../domain/reports/tables/list.ts'
import { type Answer, download } from '../../client/call.ts'
import { useMay, useMe } from '../../client/me.tsx'
import { useAsk, useDo } from '../../client/queries.ts'
import { useHere } from '../../client/use-here.ts'
import { Behind, type Opened } from '../../figures/behind.tsx'
import { TermAndDay, useBegun } from '../../figures/term-and-day.tsx'
import { Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { Grid } from './grid.tsx'
import { ReadBack } from './read-back/button.tsx'
import { Result } from './read-back/result.tsx'
import { Remarks } from './remarks.tsx'
import { Returns } from './returns.tsx'
import './statistics.css'
import { Uneven } from './uneven.tsx'

type Asked = {
  table?: TableKey | undefined
  place?: string | undefined
  term?: string | undefined
  at?: string | undefined
}

const MAPPED: TableKey = 'official-statistics'

/** What was read belongs to the table that is shown, not to the one before. */
const ofTable = (read: Answer<'readStatistics'>, data: Answer<'getStatistics'>): boolean =>
  read.table === data.table && read.place.code === data.place.code && read.cutoff === data.cutoff

/** A statistics table as an office hands it in (looks: desk-statistics): what adds up, what does not and by whom; every number opens. */
export const Screen = () => {
  const me = useMe()
  const navigate = useNavigate()
  const asked = useSearch({ strict: false }) as Asked
  const set = (next: Partial<Asked>) => void navigate({ to: '/statistics', search: { ...asked, ...next } as never })
  const { begun, term } = useBegun(undefined, asked.term)
  const [opened, open] = useHere<Opened>('figure')
  const table = asked.table ?? tablesAt(me.post.place.kind)[0]?.key ?? 'school-statistics'
  const query = {
    table,
    term,
    ...(asked.place ? { place: asked.place } : {}),
    ...(asked.at ? { at: asked.at } : {}),
  }
  const found = useAsk('getStatistics', { query }, { enabled: term !== '' })
  const data = found.data
  const mayMap = useMay('own-field.write')
  const read = useDo('readStatistics', [])
  const [sheet, setSheet] = useState<File | null>(null)
  // Stays while the same sheet is compared once more: what was chosen and written there is not lost.
  const [compared, setCompared] = useState<Answer<'readStatistics'> | null>(null)
  const compare = (file: File) =>
    read.mutate(
      { query: { name: file.name, ...query, ...(data ? { at: data.cutoff } : {}) }, file },
      { onSuccess: setCompared },
    )
  const take = (file: File) => {
    setSheet(file)
    setCompared(null)
    compare(file)
  }
  return (
    <Page
      title={t('统计表')}
      kind="wide across"
      head={
        data ? (
          <>
            <span>{`${data.place.name} ${data.title}`}</span>
            <span>{t('截至{d}', { d: longDate(data.cutoff) })}</span>
          </>
        ) : undefined
      }
      aside={data ? `${data.place.name} · ${data.reading}` : undefined}
      actions={
        <>
          {asked.place && asked.place !== me.post.place.code ? (
            <Button variant="default" onClick={() => set({ place: undefined })}>
              {`‹ ${me.post.place.name}`}
            </Button>
          ) : null}
          {mayMap && table === MAPPED ? (
            <Button variant="default" component={Link} to="/statistics/form">
              {t('对县里的表')}
            </Button>
          ) : null}
          <ReadBack take={take} busy={read.isPending} />
          <Button variant="default" className="only-desk" onClick={() => window.print()}>
            {t('打印')}
          </Button>
          <Button variant="default" disabled={!data} onClick={() => download('exportStatistics', { query })}>
            {t('导出表格')}
          </Button>
          <Button variant="default" disabled={!data} onClick={() => download('exportStatisticsPdf', { query })}>
            {t('导出 PDF')}
          </Button>
        </>
      }
    >
      <TermAndDay begun={begun} term={term} day={asked.at ?? data?.cutoff ?? ''} label={t('数到哪一天')} set={set}>
        <Select
          label={t('哪一张表')}
          value={table}
          onChange={(v) => set({ table: (v ?? table) as TableKey })}
          data={(data?.tables ?? []).map((x) => ({ value: x.key, label: t(x.title) }))}
          allowDeselect={false}
          style={{ minWidth: 240 }}
        />
      </TermAndDay>
      {found.error ? <Fault error={found.error} again={() => void found.refetch()} /> : null}
      {!data && !found.error ? <Loading rows={10} /> : null}
      {read.error ? <Fault error={read.error} /> : null}
      {data && compared && ofTable(compared, data) ? (
        <Result
          read={compared}
          data={data}
          open={open}
          again={() => (sheet ? compare(sheet) : undefined)}
          close={() => setCompared(null)}
        />
      ) : null}
      {data ? (
        <div className="statistics">
          <Grid data={data} open={open} enter={(place) => set({ place })} />
          <div className="col" style={{ gap: 12 }}>
            <Uneven data={data} open={open} />
            <Remarks data={data} />
            <Returns key={`${data.place.code} ${data.table}`} data={data} see={set} />
          </div>
        </div>
      ) : null}
      {data && data.outside > 0 ? (
        <p className="soon sm">
          {t('合计里有 {n} 名（第 1 项）不在右边各单位：没有写在哪个单位，或者那里已经停用。', { n: data.outside })}
        </p>
      ) : null}
      {data?.items.some((item) => item.ours) ? (
        <p className="soon sm">
          {t(
            '标着“系统的读法”的各栏（第21至29栏），纸表上到底数什么，没有能打开的出处，是系统的读法；13＋14＝24＋25 这条因此先不核。请县里照纸表对一遍。',
          )}
        </p>
      ) : null}
      {data && data.form > 0 ? <p className="mut sm">{t('按县里对过的第 {n} 版表。', { n: data.form })}</p> : null}
      {data?.note ? <p className="mut sm">{t(data.note)}</p> : null}
      {opened && data ? (
        <Behind
          key={`${opened.figure} ${opened.place}`}
          opened={opened}
          term={data.term}
          at={data.cutoff}
          close={() => open(null)}
        />
      ) : null}
    </Page>
  )
}
