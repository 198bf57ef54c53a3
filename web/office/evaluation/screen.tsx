import { Button, Select } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import { download } from '../../client/call.ts'
import { useMay, useMe } from '../../client/me.tsx'
import { useAsk } from '../../client/queries.ts'
import { useHere } from '../../client/use-here.ts'
import { type Place, usePlaces } from '../../client/use-places.ts'
import { Behind, type Opened } from '../../figures/behind.tsx'
import { TermAndDay, useBegun } from '../../figures/term-and-day.tsx'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { Before } from './before.tsx'
import './evaluation.css'
import { Sheet } from './sheet.tsx'
import { Write } from './write.tsx'

type Asked = { place?: string | undefined; term?: string | undefined; at?: string | undefined }

/** What shows how a school's work stands, indicator by indicator (S1.15): ready for the school first, written into by the office above. */
export const Screen = () => {
  const me = useMe()
  const navigate = useNavigate()
  const mayTake = useMay('child.export')
  const asked = useSearch({ strict: false }) as Asked
  const set = (next: Partial<Asked>) => void navigate({ to: '/evaluation', search: { ...asked, ...next } as never })
  const above = me.post.place.kind !== 'school'
  const townships = me.post.place.kind === 'county'
  const listed = usePlaces({ kind: townships ? 'township,school' : 'school', within: me.post.place.code }, above)
  const places = listed.items.filter((p) => !p.closed)
  const mayList = useMay('evaluation.write')
  const place = asked.place ?? (above ? undefined : me.post.place.code)
  const { begun, term } = useBegun(place, asked.term)
  const query = { ...(place ? { place } : {}), term, ...(asked.at ? { at: asked.at } : {}) }
  const found = useAsk('getEvaluation', { query }, { enabled: term !== '' && place !== undefined })
  const [opened, open] = useHere<Opened>('figure')
  const [writing, write] = useState(false)
  const data = place === undefined ? undefined : found.data
  return (
    <Page
      title={t('检查评价')}
      head={
        data ? (
          <>
            <span>{t('{x}检查评价佐证', { x: data.place.name })}</span>
            <span>{t('截至{d}', { d: longDate(data.cutoff) })}</span>
          </>
        ) : undefined
      }
      aside={data?.place.name}
      actions={
        data ? (
          <>
            <Button variant="default" className="only-desk" onClick={() => window.print()}>
              {t('打印')}
            </Button>
            <Button variant="default" onClick={() => download('exportEvaluationPdf', { query })}>
              {t('目录 PDF')}
            </Button>
            {mayTake ? (
              <Button variant="default" onClick={() => download('exportEvaluation', { query })}>
                {t('导出佐证材料')}
              </Button>
            ) : null}
            {data.mayWrite && !writing ? <Button onClick={() => write(true)}>{t('写一次检查')}</Button> : null}
          </>
        ) : undefined
      }
    >
      <TermAndDay begun={begun} term={term} day={asked.at ?? data?.cutoff ?? ''} label={t('看到哪一天')} set={set}>
        {above ? (
          <Select
            label={townships ? t('哪所学校、哪个乡镇') : t('哪所学校')}
            placeholder={townships ? t('选一个') : t('选一所学校')}
            value={place ?? null}
            onChange={(v) => set({ place: v ?? undefined })}
            data={choicesOf(places, me.post.place)}
            searchable
            nothingFoundMessage={t('没有这样的学校')}
            style={{ minWidth: 240 }}
          />
        ) : null}
      </TermAndDay>
      {found.error && !data ? <Fault error={found.error} again={() => void found.refetch()} /> : null}
      {mayList ? (
        <p className="sm noprint">
          {data?.listOf ? t('这里照{x}定的指标评。', { x: data.listOf }) : t('这里照通用的指标评。')}{' '}
          <Link to="/evaluation/list">{t('改指标')}</Link>
        </p>
      ) : data?.listOf ? (
        <p className="sm mut">{t('这里照{x}定的指标评。', { x: data.listOf })}</p>
      ) : null}
      {place === undefined ? (
        <Empty text={t('检查评价一次看一所学校：先选学校，再一项一项看佐证、打分、写意见。这里不给学校排名。')} />
      ) : null}
      {place !== undefined && !data && !found.error ? <Loading rows={10} /> : null}
      {data && writing ? <Write data={data} open={open} close={() => write(false)} /> : null}
      {data && !writing ? <Sheet data={data} open={open} /> : null}
      {data ? <Before place={data.place.code} /> : null}
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

/** Schools, and of a county its townships; a township finds itself too, as the county sees it. */
const choicesOf = (places: readonly Place[], own: { code: string; name: string; kind: string }) => [
  ...(own.kind === 'township' ? [{ value: own.code, label: t('{x}（县里评本乡镇的）', { x: own.name }) }] : []),
  ...places.map((x) => ({ value: x.code, label: x.under.length ? `${x.name}（${x.under[0]}）` : x.name })),
]
