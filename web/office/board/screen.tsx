import { Button, Select } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { LATE_DAYS } from '../../../domain/records/late.ts'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import { useMe } from '../../client/me.tsx'
import { useAsk } from '../../client/queries.ts'
import { useHere } from '../../client/use-here.ts'
import { usePlaces } from '../../client/use-places.ts'
import { type Asked, Names } from '../../duties/names.tsx'
import { NothingOwedAt } from '../../first-day/nothing-owed.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

const shift = (month: string, by: number) => {
  const n = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by
  return `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`
}

const monthWords = (month: string) => t('{y}年{m}月', { y: month.slice(0, 4), m: Number(month.slice(5)) })
const lastDay = (month: string) =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10)

/** Class × duty of a month, classes in school order; every count opens to names, every state to its reason. */
export const Screen = () => {
  const me = useMe()
  const navigate = useNavigate()
  // In the address, so that a reload and the way back find the same month and school (F21).
  const { month = me.today.slice(0, 7), place: chosen } = useSearch({ strict: false }) as {
    month?: string
    place?: string
  }
  const look = (next: { month?: string; place?: string }) =>
    void navigate({ to: '/board', search: { month, ...(chosen ? { place: chosen } : {}), ...next } as never })
  const [open, setOpen] = useHere<Asked>('names')
  const { items: schools } = usePlaces({ kind: 'school' })
  const own =
    me.post.place.kind === 'school' || me.post.place.kind === 'class' || me.post.place.kind === 'village'
      ? me.post.place.code
      : null
  const place = own ?? chosen ?? schools[0]?.code ?? ''
  const name = schools.find((p) => p.code === place)?.name ?? me.post.place.name
  const board = useAsk('getBoard', { query: { place, month } }, { enabled: place !== '', keep: true })
  const data = board.data
  return (
    <Page
      title={t('落实情况')}
      head={
        <>
          <span>{t('{x} 落实情况', { x: name })}</span>
          <span>{t('{m}，{d} 打印', { m: monthWords(month), d: longDate(me.today) })}</span>
        </>
      }
      aside={data ? t('{m} · {n} 名孩子', { m: monthWords(month), n: data.childCount }) : null}
      actions={
        <>
          {own || schools.length < 2 ? null : (
            <Select
              aria-label={t('哪所学校')}
              value={place}
              onChange={(v) => v && look({ place: v })}
              data={schools.map((s) => ({ value: s.code, label: s.name }))}
              searchable={schools.length > 12}
            />
          )}
          <Button variant="default" onClick={() => look({ month: shift(month, -1) })}>
            ‹ {t('{m} 月', { m: Number(shift(month, -1).slice(5)) })}
          </Button>
          {month < me.today.slice(0, 7) ? (
            <Button variant="default" onClick={() => look({ month: shift(month, 1) })}>
              {t('{m} 月', { m: Number(shift(month, 1).slice(5)) })} ›
            </Button>
          ) : null}
          <Button variant="default" onClick={() => window.print()}>
            {t('打印')}
          </Button>
        </>
      }
    >
      {board.error ? <Fault error={board.error} again={() => void board.refetch()} /> : null}
      {!data && !board.error ? <Loading /> : null}
      {data && (data.counts.length > 0 || data.lateShare !== null) ? (
        <div className="card pad row" style={{ gap: '8px 28px' }}>
          {data.counts.map((c) => (
            <Count
              key={`${c.rule} ${c.period}`}
              text={t(c.title)}
              value={t('{n} {unit}', { n: c.n, unit: t(c.unit) })}
              late={c.state !== null && c.n > 0}
              open={
                c.n
                  ? () =>
                      setOpen({
                        place,
                        name,
                        rule: c.rule,
                        ...(c.period ? { period: c.period } : {}),
                        ...(c.month ? { month: c.month } : {}),
                        ...(c.state ? { state: c.state } : { begun: true as const }),
                        title: t(c.title),
                        unit: c.unit,
                      })
                  : null
              }
            />
          ))}
          {data.lateShare === null ? null : (
            <Count
              text={t('补记（超过 {n} 天）', { n: LATE_DAYS })}
              value={`${data.lateShare}%`}
              open={
                data.lateShare > 0 && me.actions.includes('record.read')
                  ? () =>
                      void navigate({
                        to: '/records',
                        search: { place, from: `${month}-01`, to: lastDay(month), late: 'yes' } as never,
                      })
                  : null
              }
            />
          )}
          <span className="sp" />
          <span className="sm mut noprint">{t('数字都能点开，看到是哪些孩子、哪条记录')}</span>
        </div>
      ) : null}
      {data && data.classes.length === 0 ? (
        // A village has children and no classes: its counts open to names, a table of classes would be empty.
        data.childCount > 0 && me.post.place.kind === 'village' ? (
          <Empty text={t('班级的表在学校看。点上面的数字，看是哪些孩子。')} />
        ) : (
          <NothingOwedAt
            place={place}
            from={`${month}-01`}
            otherwise={t('这个月没有要做的：不在学期内，或名单里还没有父母外出的孩子。')}
          />
        )
      ) : null}
      {data && data.classes.length > 0 ? (
        <div className="card scroll" tabIndex={0}>
          <table className="tbl">
            <thead>
              <tr>
                <th>{t('班')}</th>
                <th className="only-desk">{t('班主任')}</th>
                <th className="num">{t('孩子')}</th>
                {data.columns.map((c) => (
                  <th key={c.key}>{c.title}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.classes.map((row) => (
                <tr key={row.placeId} style={{ height: 40 }}>
                  <td>
                    <b>{row.name}</b>
                  </td>
                  <td className="only-desk">{row.headTeacher ?? ''}</td>
                  <td className="num">{row.children}</td>
                  {data.columns.map((column) => {
                    const cell = row.cells.find((c) => c.column === column.key)
                    return (
                      <td key={column.key}>
                        {!cell || cell.due + cell.waived === 0 ? (
                          <span className="mut3">—</span>
                        ) : (
                          <button
                            type="button"
                            className="linkish"
                            style={{
                              color: 'inherit',
                              display: 'inline-flex',
                              gap: 8,
                              alignItems: 'center',
                              minHeight: 30,
                            }}
                            title={`${row.name} ${column.title}`}
                            onClick={() =>
                              setOpen({
                                place: row.code,
                                name: row.name,
                                rule: column.rule,
                                ...(column.period ? { period: column.period } : { month }),
                                ...(row.own ? { own: 'yes' as const } : {}),
                                title: column.title,
                                unit: column.unit,
                              })
                            }
                          >
                            <span className="bar">
                              <i style={{ width: `${cell.due ? (100 * cell.met) / cell.due : 0}%` }} />
                            </span>
                            <span className="num">
                              {cell.met}/{cell.due}
                            </span>
                            {cell.met >= cell.due ? (
                              <span className="c-met">
                                <Icon name="met" />
                              </span>
                            ) : (
                              <span
                                className={`sm ${cell.overdue > 0 ? 'c-overdue' : cell.missed > 0 ? 'c-missed' : 'mut'}`}
                              >
                                {t('差 {n}', { n: cell.due - cell.met })}
                              </span>
                            )}
                            {cell.waived ? (
                              <span className="c-waived sm">{t('免 {n}', { n: cell.waived })}</span>
                            ) : null}
                          </button>
                        )}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {open ? <Names asked={open} close={() => setOpen(null)} /> : null}
    </Page>
  )
}

const Count = ({
  text,
  value,
  late = false,
  open,
}: {
  text: string
  value: string
  late?: boolean
  open: (() => void) | null
}) => (
  <button
    type="button"
    className="linkish"
    style={{ color: 'inherit', cursor: open ? 'pointer' : 'default', minHeight: 44 }}
    disabled={!open}
    onClick={() => open?.()}
  >
    <span className="sm mut" style={{ display: 'block' }}>
      {text}
    </span>
    <span style={{ fontSize: 'var(--t-2xl)', fontWeight: 600 }} className={late ? 'c-overdue' : ''}>
      {value}
    </span>
  </button>
)
