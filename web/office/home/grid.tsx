import { Link } from '@tanstack/react-router'
import { Fragment, useState } from 'react'
import { useMe } from '../../client/me.tsx'
import { useHere } from '../../client/use-here.ts'
import { type Asked, Names } from '../../duties/names.tsx'
import { Icon } from '../../ui/icon.tsx'
import { MARKS } from '../../ui/state-mark.tsx'
import { useNarrow } from '../../ui/use-narrow.ts'
import { t } from '../../words/words.ts'
import { byGrade, MANY_CLASSES, type Picture, type PictureRow } from './grades.ts'
import { ReachedLine, shareWords } from './reached-line.tsx'

type Column = Picture['columns'][number]
type Cell = PictureRow['cells'][number]

/** What a mark says, for whoever does not see it and at the foot of the grid. */
const WORDS: [state: string, words: string][] = [
  ['met', '都做了'],
  ['met-late', '补上的'],
  ['due-soon', '快到期'],
  ['overdue', '过期'],
  ['missed', '没做成'],
  ['open', '还早'],
  ['waived', '免了'],
]
const wordsOf = (state: string) => t(WORDS.find(([of]) => of === state)?.[1] ?? '还早')

/** Rows × what fell due month by month, each month with its line; a cell opens to the children and the rule (desk-home-school). */
export const Grid = ({ picture }: { picture: Picture }) => {
  const me = useMe()
  const [asked, ask] = useHere<Asked>('names-grid')
  const { rows, reached, usesFrom } = picture
  const current = me.today.slice(0, 7)
  const [unfolded, unfold] = useState<ReadonlySet<string | null>>(new Set())
  const months = [...new Set(picture.columns.map((c) => c.month))]
  const folds = (month: string | null) => foldedOf(picture.columns, month, current)
  const columns = picture.columns.filter((c) => unfolded.has(c.month) || !folds(c.month).includes(c))
  const ofMonth = (month: string | null) => columns.filter((c) => c.month === month)
  const classes = rows.filter((r) => r.grade !== null)
  const byChild = rows.some((r) => r.childId !== null)
  // In a hand's width names alone stand before the marks.
  const lead = useNarrow() || byChild ? 1 : 3
  const openCell = (row: { code: string | null; name: string; own: boolean }) => (column: Column) =>
    row.code === null
      ? null
      : () =>
          ask({
            place: row.code ?? '',
            name: row.name,
            rule: column.rule,
            title: column.title,
            unit: column.unit,
            ...(column.period ? { period: column.period } : column.month ? { month: column.month } : {}),
            ...(row.own && !byChild ? { own: 'yes' as const } : {}),
          })
  const whole = { code: me.post.place.code, name: me.post.place.name, own: false }
  return (
    <section className="card pad picture" aria-label={t('逐月落实情况')}>
      <div className="scroll" tabIndex={0}>
        <table className="grid">
          <thead>
            <tr className="months">
              <th colSpan={lead}>
                {reached ? (
                  <>
                    <b>{t('{x}过的孩子', { x: reached.title })}</b>
                    <span className="mut xs">{t('一天天加起来；横线：全都做到。虚线：上个月')}</span>
                  </>
                ) : null}
              </th>
              {months.map((month) => (
                <Month
                  key={month ?? ''}
                  month={month}
                  span={ofMonth(month).length}
                  picture={picture}
                  today={me.today}
                  now={month === current}
                  folded={unfolded.has(month) ? 0 : folds(month).length}
                  unfold={() => unfold(new Set([...unfolded, month]))}
                />
              ))}
            </tr>
            <tr>
              <th>{byChild ? t('孩子') : t('班')}</th>
              {lead === 1 ? null : (
                <>
                  <th>{t('班主任')}</th>
                  <th className="num">{t('人')}</th>
                </>
              )}
              {columns.map((c, i) => (
                <th key={c.key} className={cellClass(columns, i, current)}>
                  {c.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {classes.length > MANY_CLASSES ? (
              <Grades rows={rows} columns={columns} current={current} open={openCell} lead={lead} />
            ) : (
              rows.map((row) => (
                <Line key={row.key} row={row} columns={columns} current={current} open={openCell(row)} lead={lead} />
              ))
            )}
          </tbody>
          <tfoot>
            {(['met', 'owed'] as const).map((what) => (
              <tr key={what} className={what}>
                <th colSpan={lead === 1 ? 1 : 2}>{what === 'met' ? t('合计　做到') : t('应做')}</th>
                {lead === 1 ? null : (
                  <td className="num">{what === 'owed' ? classes.reduce((n, r) => n + r.children, 0) : ''}</td>
                )}
                {columns.map((c, i) => {
                  const cell = picture.totals.find((x) => x.column === c.key)
                  const show = openCell(whole)(c)
                  return (
                    <td key={c.key} className={cellClass(columns, i, current)}>
                      {cell ? (
                        <button type="button" className="linkish plain num" onClick={() => show?.()}>
                          {cell[what]}
                          <span className="vh">{c.title}</span>
                        </button>
                      ) : null}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tfoot>
        </table>
      </div>
      <div className="row legend sm mut">
        {WORDS.map(([state, words]) => (
          <span key={state} className={`st c-${MARKS[state]?.[1]}`}>
            <Icon name={MARKS[state]?.[0] ?? 'notyet'} /> {t(words)}
          </span>
        ))}
        <span className="sp" />
        <span className="noprint">
          {byChild
            ? t('点名字看档案；点合计，看依哪条制度')
            : t('数是还差几名（户）；点一格，看是哪些孩子、依哪条制度')}
        </span>
      </div>
      {usesFrom ? (
        <p className="sm mut">{t('{d}起用这个系统，以前的在纸上，这里空着。', { d: dayOf(usesFrom) })}</p>
      ) : null}
      {picture.more > 0 ? (
        <p className="sm mut">
          {t('还有 {n} 名孩子没有列出。', { n: picture.more })} <Link to="/board">{t('看落实情况')}</Link>
        </p>
      ) : null}
      {asked ? <Names asked={asked} close={() => ask(null)} /> : null}
    </section>
  )
}

/**
 * What registers asked for in months that are over (a promise's day, a plan's check) is folded away until it is asked for: what is owed
 * to every child stays side by side, and the month that runs has its room. A month of nothing else stays whole.
 */
const foldedOf = (columns: readonly Column[], month: string | null, current: string): Column[] => {
  const mine = columns.filter((c) => c.month === month)
  const ofRegisters = mine.filter((c) => c.period === '')
  return month !== null && month < current && ofRegisters.length < mine.length ? ofRegisters : []
}

const dayOf = (day: string) => t('{m}月{d}日', { m: Number(day.slice(5, 7)), d: Number(day.slice(8)) })

/** The first column of a month has a line at its left; the month that is not over is tinted. */
const cellClass = (columns: readonly Column[], i: number, current: string) =>
  [columns[i - 1]?.month === columns[i]?.month ? '' : 'first', columns[i]?.month === current ? 'now' : '']
    .filter(Boolean)
    .join(' ')

const Month = ({
  month,
  span,
  picture: { reached, usesFrom },
  today,
  now,
  folded,
  unfold,
}: {
  month: string | null
  span: number
  picture: Picture
  today: string
  now: boolean
  /** So many columns of the month are not shown. */
  folded: number
  unfold: () => void
}) => {
  const at = reached?.months.findIndex((m) => m.month === month) ?? -1
  const mine = reached?.months[at]
  return (
    <th colSpan={span} className={now ? 'first now' : 'first'}>
      <b>{month === null ? t('以后到期') : t('{m} 月', { m: Number(month.slice(5)) })}</b>
      {now ? <span className="mut xs"> {t('到 {d} 日', { d: Number(today.slice(8)) })}</span> : null}
      {folded > 0 ? (
        <button
          type="button"
          className="linkish xs noprint"
          aria-label={t('{m} 月另有 {n} 项，展开', { m: Number(month?.slice(5)), n: folded })}
          onClick={unfold}
        >
          {' '}
          {t('另有 {n} 项', { n: folded })}
        </button>
      ) : null}
      {mine && reached ? (
        <span className="trace">
          <ReachedLine month={mine} before={reached.months[at - 1] ?? null} today={today} title={reached.title} />
          <b className="num">{shareWords(mine)}</b>
        </span>
      ) : month !== null && usesFrom !== null && month < usesFrom.slice(0, 7) ? (
        <span className="mut3 sm"> {t('没用')}</span>
      ) : null}
    </th>
  )
}

/** What stands at the place itself and in none of its rows. */
const WHOLE: Readonly<Record<string, string>> = { school: '全校', class: '全班', village: '全村' }

type Opens = (column: Column) => (() => void) | null

const Line = ({
  row,
  columns,
  current,
  open,
  lead,
  inner = false,
}: {
  row: PictureRow
  columns: readonly Column[]
  current: string
  open: Opens
  /** Columns before the marks. */
  lead: number
  inner?: boolean
}) => {
  const me = useMe()
  return (
    <tr className={inner ? 'inner' : ''}>
      <th scope="row">
        {row.childId === null ? (
          <b>{row.own ? t(WHOLE[me.post.place.kind] ?? row.name) : row.name}</b>
        ) : (
          <Link to="/children/$id" params={{ id: row.childId }} className="name">
            {row.name}
          </Link>
        )}
      </th>
      {lead > 1 ? (
        <>
          <td className="left">{row.headTeacher ?? ''}</td>
          <td className="num">{row.children || ''}</td>
        </>
      ) : null}
      <Cells
        cells={row.cells}
        columns={columns}
        current={current}
        name={row.name}
        open={open}
        one={row.childId !== null}
      />
    </tr>
  )
}

const Cells = ({
  cells,
  columns,
  current,
  name,
  open,
  one = false,
}: {
  cells: readonly Cell[]
  columns: readonly Column[]
  current: string
  name: string
  open: Opens
  one?: boolean
}) =>
  columns.map((c, i) => {
    const cell = cells.find((x) => x.column === c.key)
    const show = cell ? open(c) : null
    return (
      <td key={c.key} className={cellClass(columns, i, current)}>
        {!cell ? null : show ? (
          <button type="button" className="linkish plain" onClick={show} title={`${name} ${c.title}`}>
            <Mark cell={cell} one={one} />
          </button>
        ) : (
          <Mark cell={cell} one={one} />
        )}
      </td>
    )
  })

/** A tick carries no number; what is lacking says of how many, unless the row is `one` child and lacks it once. */
const Mark = ({ cell, one }: { cell: Cell; one: boolean }) => {
  const [icon, colour] = MARKS[cell.state] ?? ['notyet', 'waived']
  const lacking = cell.owed - cell.met
  return (
    <span className={`st c-${colour}`}>
      <Icon name={icon} />
      <span className="vh">{wordsOf(cell.state)}</span>
      {lacking > (one ? 1 : 0) ? <span className="num">{lacking}</span> : null}
    </span>
  )
}

const GRADES = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** More classes than a screen holds: a row a grade, which opens to its classes. */
const Grades = ({
  rows,
  columns,
  current,
  open,
  lead,
}: {
  rows: readonly PictureRow[]
  columns: readonly Column[]
  current: string
  open: (row: PictureRow) => Opens
  lead: number
}) => {
  const [opened, setOpened] = useState<readonly number[]>([])
  return byGrade(rows).map(({ grade, rows: of, cells, children }) => {
    if (grade === null)
      return of.map((row) => (
        <Line key={row.key} row={row} columns={columns} current={current} open={open(row)} lead={lead} />
      ))
    const shown = opened.includes(grade)
    const name = t('{g}年级', { g: GRADES[grade] ?? grade })
    const toggle = () => setOpened((all) => (shown ? all.filter((g) => g !== grade) : [...all, grade]))
    return (
      <Fragment key={grade}>
        <tr>
          <th scope="row">
            <button type="button" className="linkish plain" aria-expanded={shown} onClick={toggle}>
              <b>
                {shown ? '▾' : '▸'} {name}
              </b>
            </button>
          </th>
          {lead > 1 ? (
            <>
              <td className="left mut">{t('{n} 个班', { n: of.length })}</td>
              <td className="num">{children}</td>
            </>
          ) : null}
          <Cells cells={cells} columns={columns} current={current} name={name} open={() => toggle} />
        </tr>
        {shown
          ? of.map((row) => (
              <Line key={row.key} row={row} columns={columns} current={current} open={open(row)} lead={lead} inner />
            ))
          : null}
      </Fragment>
    )
  })
}
