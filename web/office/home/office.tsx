import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import type { OverviewKind } from '../../../domain/overview.ts'
import { needsReason } from '../../../domain/roles.ts'
import { download } from '../../client/call.ts'
import { dayWords, weekdayWords } from '../../client/child-text.ts'
import { useMay, useMe } from '../../client/me.tsx'
import { useOverview } from '../../client/use-overview.ts'
import { EscalatedStrip } from '../../escalated/strip.tsx'
import { Foot } from '../../overview/foot.tsx'
import { scaleOf } from '../../overview/missed-bars.tsx'
import type { Row } from '../../overview/order.ts'
import { Places } from '../../overview/places.tsx'
import { Fold } from '../../ui/fold.tsx'
import { Empty, Fault, Loading } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { Moved } from './beside.tsx'
import { Classless } from './lines.tsx'
import { Quiet, Reported, Waiting } from './waiting.tsx'

/** What stands on the home of a township: its schools and its villages; of a county its townships, each opening to its schools. */
const TABLES: Readonly<Record<string, readonly OverviewKind[]>> = {
  township: ['school', 'village'],
  county: ['township'],
}
const NAMES: Record<OverviewKind, string> = { township: '个乡镇', school: '所学校', village: '个村（社区）' }

export const OFFICE_TITLES: Readonly<Record<string, string>> = { township: '全镇到今天', county: '全县到今天' }

const useTables = () => {
  const me = useMe()
  const [first, second] = TABLES[me.post.place.kind] ?? []
  const [one, two] = [useOverview({ by: first }), useOverview({ by: second }, second !== undefined)]
  return second ? [one, two] : [one]
}

/** The day, and of how many places this is. */
export const OfficeAside = () => {
  const me = useMe()
  return [
    `${dayWords(me.today)} ${weekdayWords(me.today)}`,
    ...useTables().flatMap(({ data }) => (data ? t('{n} {x}', { n: data.rows.length, x: t(NAMES[data.by]) }) : [])),
  ].join(' · ')
}

export const OfficeActions = () => {
  const [table] = useTables()
  const missing = table?.data?.rows.filter((r) => r.notReported.length > 0).length ?? 0
  return (
    <>
      {missing ? (
        <Button variant="default" component={Link} to="/overview" search={{ open: 'missing' } as never}>
          {t('没报的 {n} 个', { n: missing })}
        </Button>
      ) : null}
      <Button variant="default" className="only-desk" onClick={() => window.print()}>
        {t('打印')}
      </Button>
      <Button variant="default" onClick={() => download('exportOverview', { query: {} })}>
        {t('导出表格')}
      </Button>
    </>
  )
}

/** A line a place with all its numbers, and beside it what waits for the office and who has been silent (looks: desk-home-township, F13). */
export const OfficePicture = () => {
  const me = useMe()
  const mayImport = useMay('roster.import')
  const tables = useTables()
  const scale = scaleOf(tables.flatMap(({ data }) => data ?? []))
  const last = tables.at(-1)?.data
  return (
    <div className="glance">
      <div className="glance-main">
        {tables.map((found, i) => (
          <Found key={found.data?.by ?? i} found={found} scale={scale} />
        ))}
        {last ? <Foot data={last} scale={scale} /> : null}
      </div>
      <aside className="glance-side" aria-label={t('等您办的，哪里没有消息，这周有什么变化')}>
        <div className="noprint">
          <EscalatedStrip />
          <Waiting />
          {mayImport ? <Classless /> : null}
        </div>
        {/* A county counts; it opens single children with a reason (dossier §8). */}
        {needsReason(me.post.role) ? null : <Reported />}
        <Quiet />
        <div className="noprint">
          <Moved />
        </div>
      </aside>
    </div>
  )
}

/** One table; it says for itself what failed. */
const Found = ({ found, scale }: { found: ReturnType<typeof useOverview>; scale: number }) => {
  const navigate = useNavigate()
  const { data } = found
  if (found.error) return <Fault error={found.error} again={() => void found.refetch()} />
  if (!data) return <Loading rows={6} />
  const enter = (row: Row) => void navigate({ to: '/overview', search: { place: row.code, by: 'school' } as never })
  const what = NAMES[data.by].slice(1)
  const { overdue } = data.total
  return (
    <Fold
      title={t('各{x}', { x: what })}
      count={String(data.rows.length)}
      late={overdue ? t('本月过期 {n} 件', { n: overdue }) : null}
    >
      {data.rows.length === 0 ? (
        <Empty text={t('这里还没有{x}。先到“单位”里添加。', { x: what })} />
      ) : (
        <Places
          data={data}
          rows={data.rows}
          query={{ by: data.by }}
          enter={enter}
          scale={scale}
          unfolds={data.by === 'township'}
        />
      )}
    </Fold>
  )
}
