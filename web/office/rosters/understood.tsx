import { Button, SegmentedControl, Select, Tabs, TextInput } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { type Answer, download } from '../../client/call.ts'
import { useAsk, useDo } from '../../client/queries.ts'
import { Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

type Roster = Answer<'getRoster'>
type Sheet = Roster['sheets'][number]
type Problem = Roster['problems'][number]
type Spot = { sheet: string; row: number; column: number }

/** Rows drawn at once: a county's list must not freeze an old computer. */
const WINDOW = 60
const HEIGHT = 33

/** Step two: the school's own table as it is, meanings above the columns, faults at their cells, one panel that mends them. */
export const Screen = () => {
  const { id } = useParams({ strict: false }) as { id: string }
  const navigate = useNavigate()
  const roster = useAsk('getRoster', { params: { id } })
  const correct = useDo('correctRoster', ['getRoster', 'getDifference'])
  const cancel = useDo('cancelRoster')
  const [tab, setTab] = useState<string | null>(null)
  const [spot, setSpot] = useState<Spot | null>(null)
  if (roster.error)
    return (
      <div className="page">
        <Fault error={roster.error} />
      </div>
    )
  if (!roster.data)
    return (
      <div className="page">
        <Loading rows={14} />
      </div>
    )
  const data = roster.data
  const sheet = data.sheets.find((s) => s.name === tab) ?? data.sheets.find((s) => !s.summary) ?? data.sheets[0]
  const open = data.problems.filter((p) => !p.fixed)
  const mend = (where: Spot, text: string) => correct.mutate({ params: { id }, body: { cells: [{ ...where, text }] } })
  return (
    <Page
      title={t('读到了什么')}
      aside={data.fileName}
      actions={<span className="sm mut">{t('① 选文件 › ② 读到了什么 › ③ 和花名册的差别 › ④ 完成')}</span>}
    >
      <div className="row sm">
        <span>
          <b style={{ fontSize: 16 }}>{data.childCount}</b> {t('个孩子')}
        </span>
        <span className="mut">
          {t('{s} 张工作表，跳过 {n} 行（标题、合计、签字）', { s: data.sheets.length, n: data.skippedCount })}
        </span>
        <span className="c-met">{t('{n} 列认得', { n: data.columnsKnown })}</span>
        {data.columnsUnsure ? <span className="c-soon">{t('{n} 列请确认', { n: data.columnsUnsure })}</span> : null}
        {data.problemCount ? <span className="c-overdue">{t('{n} 处要改', { n: data.problemCount })}</span> : null}
        <span className="sp" />
        <SegmentedControl
          aria-label={t('这份表列的是')}
          value={data.population}
          onChange={(v) => correct.mutate({ params: { id }, body: { population: v as 'all' | 'left-behind' } })}
          data={[
            { value: 'all', label: t('全体学生') },
            { value: 'left-behind', label: t('只有留守学生') },
          ]}
        />
        <Button size="xs" variant="default" onClick={() => download('getRosterErrors', { params: { id } })}>
          {t('下载错误清单')}
        </Button>
        <Button
          size="xs"
          variant="default"
          onClick={() => cancel.mutate({ params: { id } }, { onSuccess: () => void navigate({ to: '/rosters' }) })}
        >
          {t('换一个文件')}
        </Button>
      </div>
      {correct.error ? <Fault error={correct.error} /> : null}
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
      <div style={{ display: 'flex', gap: 12, alignItems: 'stretch', flexWrap: 'wrap' }}>
        {sheet ? (
          <Grid
            sheet={sheet}
            roster={data}
            spot={spot}
            pick={setSpot}
            mend={mend}
            mean={(column, field) =>
              correct.mutate({ params: { id }, body: { columns: [{ sheet: sheet.name, column, field }] } })
            }
          />
        ) : null}
        <Panel
          problems={open}
          roster={data}
          spot={spot}
          pick={(p) => {
            setTab(p.sheet)
            if (p.column !== null) setSpot({ sheet: p.sheet, row: p.row, column: p.column })
          }}
          mend={mend}
          busy={correct.isPending}
        />
      </div>
      <div className="row noprint">
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

const Grid = ({
  sheet,
  roster,
  spot,
  pick,
  mend,
  mean,
}: {
  sheet: Sheet
  roster: Roster
  spot: Spot | null
  pick: (s: Spot) => void
  mend: (s: Spot, text: string) => void
  mean: (column: number, field: string | null) => void
}) => {
  const [top, setTop] = useState(0)
  const box = useRef<HTMLDivElement>(null)
  const width = Math.max(...sheet.rows.map((r) => r.cells.length), 1)
  const from = Math.max(0, Math.floor(top / HEIGHT) - 15)
  const shown = sheet.rows.slice(from, from + WINDOW)
  useEffect(() => {
    if (spot?.sheet !== sheet.name) return
    const at = sheet.rows.findIndex((r) => r.row === spot.row)
    if (at >= 0) box.current?.scrollTo({ top: Math.max(0, at * HEIGHT - 120) })
  }, [spot, sheet])
  const columns = Array.from(
    { length: width },
    (_, c) => sheet.columns.find((x) => x.column === c) ?? { column: c, heading: '', field: null, sure: true },
  )
  return (
    <section
      ref={box}
      className="card scroll"
      style={{ flex: '1 1 480px', height: 'min(560px, 62vh)' }}
      onScroll={(e) => setTop(e.currentTarget.scrollTop)}
      aria-label={t('表格原样')}
      tabIndex={0}
    >
      <table className="tbl" style={{ fontSize: 13 }}>
        <thead>
          <tr>
            <th style={{ textAlign: 'right' }}>{t('行')}</th>
            {columns.map((c) => (
              <th key={c.column} style={{ height: 60 }}>
                <div className="xs mut3">{c.heading}</div>
                {c.heading ? (
                  <Select
                    size="xs"
                    w={124}
                    aria-label={t('“{h}”这一列是', { h: c.heading })}
                    value={c.field ?? ''}
                    onChange={(v) => mean(c.column, v === '' ? null : v)}
                    searchable
                    data={[
                      { value: '', label: c.sure ? t('不用') : t('这是什么？') },
                      ...roster.fields.map((f) => ({ value: f.field, label: f.title })),
                    ]}
                    styles={c.sure ? {} : { input: { borderColor: 'var(--soon)', background: 'var(--soon-soft)' } }}
                  />
                ) : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {from > 0 ? (
            <tr aria-hidden="true">
              <td colSpan={width + 1} style={{ height: from * HEIGHT, padding: 0, border: 0 }} />
            </tr>
          ) : null}
          {shown.map((row) => (
            <tr
              key={row.row}
              style={row.kind === 'child' ? undefined : { color: 'var(--ink-3)', background: 'var(--paper)' }}
            >
              <td className="num mut3">{row.row}</td>
              {columns.map((c) => {
                const cell = row.cells[c.column]
                const here = spot?.sheet === sheet.name && spot.row === row.row && spot.column === c.column
                return (
                  <td
                    key={c.column}
                    className={cell?.issue ? 'bad' : ''}
                    style={here ? { outline: '2px solid var(--act)' } : undefined}
                  >
                    {here && row.kind === 'child' ? (
                      <CellEditor
                        text={cell?.text ?? ''}
                        save={(text) => mend({ sheet: sheet.name, row: row.row, column: c.column }, text)}
                      />
                    ) : row.kind === 'child' ? (
                      <button
                        type="button"
                        className="linkish"
                        style={{ color: 'inherit', minWidth: 24, minHeight: 24 }}
                        onClick={() => pick({ sheet: sheet.name, row: row.row, column: c.column })}
                        aria-label={`${c.heading} ${cell?.text ?? t('空')}`}
                      >
                        {(cell?.text ?? '').slice(0, 24) || '　'}
                      </button>
                    ) : (
                      (cell?.text ?? '').slice(0, 30)
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
          {from + shown.length < sheet.rows.length ? (
            <tr aria-hidden="true">
              <td
                colSpan={width + 1}
                style={{ height: (sheet.rows.length - from - shown.length) * HEIGHT, padding: 0, border: 0 }}
              />
            </tr>
          ) : null}
        </tbody>
      </table>
    </section>
  )
}

const CellEditor = ({ text, save }: { text: string; save: (text: string) => void }) => {
  const [value, setValue] = useState(text)
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault()
        save(value)
      }}
    >
      <TextInput
        size="xs"
        w={190}
        autoFocus
        aria-label={t('改这一格')}
        value={value}
        onChange={(e) => setValue(e.currentTarget.value)}
        onBlur={() => value !== text && save(value)}
      />
    </form>
  )
}

const Panel = ({
  problems,
  roster,
  spot,
  pick,
  mend,
  busy,
}: {
  problems: readonly Problem[]
  roster: Roster
  spot: Spot | null
  pick: (p: Problem) => void
  mend: (s: Spot, text: string) => void
  busy: boolean
}) => {
  const at = problems.find((p) => spot && p.sheet === spot.sheet && p.row === spot.row && p.column === spot.column)
  const cell = spot
    ? roster.sheets.find((s) => s.name === spot.sheet)?.rows.find((r) => r.row === spot.row)?.cells[spot.column]?.text
    : undefined
  return (
    <aside className="card pad col" style={{ flex: '0 1 264px', minWidth: 240 }} aria-label={t('要改的地方')}>
      {at && spot ? (
        <Mend
          key={`${spot.row}.${spot.column}`}
          problem={at}
          text={cell ?? ''}
          busy={busy}
          save={(text) => mend(spot, text)}
        />
      ) : (
        <span className="mut sm">
          {problems.length ? t('点一处，就在这里改；改不了的先空着，以后补。') : t('没有要改的。')}
        </span>
      )}
      <div style={{ borderTop: '1px solid var(--line)' }} />
      <div className="scroll" style={{ maxHeight: 320 }}>
        {problems.slice(0, 200).map((p) => (
          <button
            key={`${p.sheet}${p.row}${p.code}`}
            type="button"
            className="linkish sm c-overdue"
            style={{ display: 'block', padding: '4px 0', color: 'var(--overdue)' }}
            onClick={() => pick(p)}
          >
            {t('第 {r} 行', { r: p.row })}　{p.name}　{p.text}
          </button>
        ))}
      </div>
      <span className="sp" />
      <span className="xs mut3">{t('改过的列名会记住，下次不用再选。这一步还没有写进花名册。')}</span>
    </aside>
  )
}

const Mend = ({
  problem,
  text,
  save,
  busy,
}: {
  problem: Problem
  text: string
  save: (text: string) => void
  busy: boolean
}) => {
  const [value, setValue] = useState(text)
  return (
    <form
      className="col"
      onSubmit={(e) => {
        e.preventDefault()
        save(value)
      }}
    >
      <b>
        {t('第 {r} 行', { r: problem.row })}　{problem.name}
      </b>
      <span className="sm c-overdue">{problem.text}</span>
      <TextInput label={t('改成')} value={value} onChange={(e) => setValue(e.currentTarget.value)} />
      <Button type="submit" size="xs" loading={busy}>
        {t('改这一格')}
      </Button>
      <Button size="xs" variant="default" onClick={() => save('')} disabled={busy}>
        {t('先空着，以后补')}
      </Button>
    </form>
  )
}
