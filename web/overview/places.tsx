import type { Ask as Asked } from '../client/call.ts'
import { useHere } from '../client/use-here.ts'
import { useOverview } from '../client/use-overview.ts'
import { Fault } from '../ui/states.tsx'
import { useNarrow } from '../ui/use-narrow.ts'
import { t } from '../words/words.ts'
import { Behind, type Opened } from './behind.tsx'
import { Blocks } from './blocks.tsx'
import { Cells } from './cells.tsx'
import { type Ask, askWords } from './figure.tsx'
import { missingShort, missingWords } from './missing-words.ts'
import type { Of, Overview, Row } from './order.ts'
import { type Columns, Table } from './table.tsx'

type Query = NonNullable<Asked<'getOverview'>['query']>

/** A table of places whose numbers open to names (F13). `unfolds`: a township's line opens to its schools in the same columns. */
export const Places = ({
  data,
  rows,
  query,
  enter,
  scale,
  unfolds = false,
}: {
  data: Overview
  rows: readonly Row[]
  query: Query
  enter: (row: Row) => void
  /** `scaleOf` of all tables of the page. */
  scale: number
  unfolds?: boolean
}) => {
  const narrow = useNarrow()
  const [opened, setOpened] = useHere<Opened>(`names-${data.place.code}-${data.by}`)
  const openIn = (of: Overview, at: Query) => (row: Of, ask: Ask) => {
    const numbers = row === null ? of.total : row === 'rest' ? of.rest : row
    if (!numbers) return
    setOpened({
      ask: {
        ...(at.place ? { place: at.place } : {}),
        by: of.by,
        ...ask,
        ...(row === null ? {} : { row: row === 'rest' ? 'rest' : row.code }),
      },
      name: row === null ? of.place.name : row === 'rest' ? t('不在以上各行的') : row.name,
      what: ask.what,
      says: askWords(ask, of.rules),
      n: countOf(of, numbers, ask),
    })
  }
  const inner = (row: Row, columns: Columns) => <Under row={row} columns={columns} openIn={openIn} />
  const shown = { data, rows, whole: rows.length === data.rows.length, open: openIn(data, query), enter, scale }
  return (
    <>
      {narrow ? <Blocks {...shown} /> : <Table {...shown} {...(unfolds ? { inner } : {})} />}
      {opened ? <Behind opened={opened} close={() => setOpened(null)} /> : null}
    </>
  )
}

const countOf = (data: Overview, numbers: Overview['total'], { what, rule, month }: Ask): number => {
  if (what === 'missed') return numbers.months[data.months.indexOf(month ?? data.month)]?.missed ?? 0
  const ofRule = numbers.duties[data.rules.findIndex((r) => r.rule === rule)]
  return ofRule && (what === 'due' || what === 'met' || what === 'overdue') ? ofRule[what] : numbers[what]
}

/** The schools of a township, in lines under its own. */
const Under = ({
  row,
  columns,
  openIn,
}: {
  row: Row
  columns: Columns
  openIn: (data: Overview, query: Query) => (row: Of, ask: Ask) => void
}) => {
  const query: Query = { place: row.code, by: 'school' }
  const found = useOverview(query)
  const span = 7 + columns.rules.length
  if (!found.data || found.data.rows.length === 0)
    return (
      <tr className="inner">
        <td colSpan={span} className="mut">
          {found.error ? (
            <Fault error={found.error} again={() => void found.refetch()} />
          ) : found.data ? (
            t('这里没有学校。')
          ) : (
            t('正在取…')
          )}
        </td>
      </tr>
    )
  const { data } = found
  const open = openIn(data, query)
  return data.rows.map((school) => (
    <tr key={school.code} className="inner">
      <th scope="row" className="lead">
        {school.name}
      </th>
      <Cells {...columns} name={school.name} numbers={school} data={data} open={(ask) => open(school, ask)} />
      <td className={school.notReported.length ? 'sm c-soon' : 'sm mut3'} title={missingWords(school) ?? undefined}>
        {missingShort(school) || '—'}
      </td>
    </tr>
  ))
}
