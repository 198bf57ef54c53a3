import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { LEVEL_WORDS } from '../../../domain/reports/level.ts'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import { useMe } from '../../client/me.tsx'
import { useAsk } from '../../client/queries.ts'
import { useHere } from '../../client/use-here.ts'
import { Behind, type Opened } from '../../figures/behind.tsx'
import { TermAndDay, useBegun } from '../../figures/term-and-day.tsx'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { ChartView } from './chart-view.tsx'
import './charts.css'

type Asked = { place?: string | undefined; term?: string | undefined; at?: string | undefined }

/** Pictures of the own place's numbers; each number opens to its rows, each picture to its table. No place stands beside another. */
export const Screen = () => {
  const me = useMe()
  const navigate = useNavigate()
  const asked = useSearch({ strict: false }) as Asked
  const set = (next: Partial<Asked>) => void navigate({ to: '/charts', search: { ...asked, ...next } as never })
  const { begun, term } = useBegun(undefined, asked.term)
  const [opened, open] = useHere<Opened & { term: string; at: string }>('figure')
  const found = useAsk(
    'getCharts',
    { query: { term, ...(asked.at ? { at: asked.at } : {}), ...(asked.place ? { place: asked.place } : {}) } },
    { enabled: term !== '' },
  )
  const data = found.data
  return (
    <Page
      title={t('统计图')}
      head={
        data ? (
          <>
            <span>{t('{x} 统计图', { x: data.place.name })}</span>
            <span>{t(LEVEL_WORDS.internal.stamp)}</span>
            <span>
              {t('截至{d}，{who} {p} 打印', { d: longDate(data.cutoff), who: me.name, p: longDate(me.today) })}
            </span>
          </>
        ) : undefined
      }
      aside={data?.place.name}
      actions={
        <>
          {asked.place && asked.place !== me.post.place.code ? (
            <Button variant="default" onClick={() => set({ place: undefined })}>
              {`‹ ${me.post.place.name}`}
            </Button>
          ) : null}
          <Button variant="default" className="only-desk" disabled={!data} onClick={() => window.print()}>
            {t('打印')}
          </Button>
        </>
      }
    >
      <TermAndDay begun={begun} term={term} day={asked.at ?? data?.cutoff ?? ''} label={t('数到哪一天')} set={set} />
      {found.error ? <Fault error={found.error} again={() => void found.refetch()} /> : null}
      {!data && !found.error ? <Loading rows={10} /> : null}
      {data?.charts.length === 0 ? <Empty text={t('这学期还没有数可画：先导入名单，记上谈心和家访。')} /> : null}
      <div className="charts">
        {data?.charts.map((chart) => (
          <ChartView
            key={chart.key}
            chart={chart}
            enter={(place) => set({ place })}
            open={(cell, title) =>
              open({
                figure: cell.figure,
                place: cell.place ?? data.place.code,
                title,
                part: cell.part,
                term: cell.term,
                at: cell.at,
              })
            }
          />
        ))}
      </div>
      {opened ? (
        <Behind
          key={JSON.stringify(opened)}
          opened={opened}
          term={opened.term}
          at={opened.at}
          close={() => open(null)}
        />
      ) : null}
    </Page>
  )
}
