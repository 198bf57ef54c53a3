import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { type GridColumn, isOfChildren, marksOf } from '../../../domain/records/class-grid.ts'
import type { Answer } from '../../client/call.ts'
import { dayWords } from '../../client/child-text.ts'
import { useMe } from '../../client/me.tsx'
import { tell } from '../../client/notify.ts'
import { useUnsent } from '../../local/use-unsent.ts'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { Day } from '../day.tsx'
import { type CellLook, owedWords } from './cell.tsx'
import { ColumnHead, HeadDialog } from './head.tsx'
import { brushIn, cellKey, type GridRow, headIn, type Letter } from './sheet.ts'
import { GridTable } from './table.tsx'
import { useSheet } from './use-sheet.ts'

/** The sheet of one class: heads that say what a tap writes, names, cells, and one button for all of it. */
export const ClassGrid = ({
  place,
  columns,
  grid,
  letters,
  chooser,
}: {
  place: { code: string; name: string }
  columns: readonly GridColumn[]
  grid: Answer<'getClassGrid'>
  letters: readonly Letter[]
  chooser: ReactNode
}) => {
  const me = useMe()
  const navigate = useNavigate()
  const away = grid.rows.filter((r) => r.leftBehind)
  const [every, setEvery] = useState(away.length === 0)
  const [opened, open] = useState<string | null>(null)
  const work = useSheet(place, columns, grid.rows, letters)
  const { sheet } = work
  const laid = useLaid(place.code)
  const has = (row: GridRow) => columns.some((c) => sheet.cells[cellKey(row.id, c.kind.kind)])
  // Whoever was tapped stays in sight: nothing is saved that cannot be seen.
  const rows = every ? grid.rows : grid.rows.filter((r) => r.leftBehind || has(r))
  const lookOf = (row: GridRow, column: GridColumn): CellLook => {
    const { kind } = column.kind
    if (laid.has(cellKey(isOfChildren(column) ? row.id : place.code, kind))) return { is: 'laid' }
    const cell = sheet.cells[cellKey(row.id, kind)]
    const old = work.oldOf(column)
    const before = old?.took.find((x) => x.id === row.id)?.mark
    const wordsOf = (mark: string | undefined) => t(marksOf(column).find((m) => m.value === mark)?.label ?? '')
    if (old && !old.canCorrect) return { is: 'fixed', words: before ? wordsOf(before) : t('没记') }
    const kept = row.cells.find((c) => c.kind === kind)
    if (kept?.done && !cell) return { is: 'done', on: kept.done.on, by: kept.done.by }
    const refused = work.refused.has(row.id) && cell !== undefined
    if (cell) return { is: 'button', on: true, words: wordsOf(cell.mark), state: null, refused }
    const owed = isOfChildren(column) ? owedWords(kept) : { words: before ? wordsOf(before) : t('没记'), state: null }
    return { is: 'button', on: false, refused: false, ...owed }
  }
  const empty = (column: GridColumn) =>
    rows.flatMap((row) => {
      const look = lookOf(row, column)
      const marked = work.oldOf(column)?.took.some((x) => x.id === row.id && x.mark === brushIn(sheet, column))
      return look.is === 'button' && !look.on && look.state !== 'waived' && !marked ? [row.id] : []
    })
  const of = columns.find((c) => c.kind.kind === opened)
  const send = () =>
    void work.save().then((said) => {
      if (said && said.taken > 0)
        tell(
          <>
            {t('记好了 {n} 条。', { n: said.taken })}{' '}
            <a
              href="/records"
              onClick={(e) => {
                e.preventDefault()
                void navigate({ to: '/records' })
              }}
            >
              {t('记错了的，在这里更正')}
            </a>
          </>,
          10,
        )
      if (said && said.laid > 0) tell(t('没有网：{n} 条先存在手机里，有网时会自己发出。', { n: said.laid }), 10)
    })
  return (
    <form
      className="col"
      onSubmit={(e) => {
        e.preventDefault()
        send()
      }}
    >
      {work.restored && work.total > 0 ? (
        <p className="note row">
          {t('接着上次没保存的内容。')}
          <button type="button" className="linkish" onClick={work.discard}>
            {t('不要了')}
          </button>
        </p>
      ) : null}
      <div className="row" style={{ gap: '8px 24px', alignItems: 'flex-end' }}>
        {chooser}
        {away.length > 0 && away.length < grid.rows.length ? (
          <div className="tabset" role="group" aria-label={t('看哪些孩子')}>
            <button type="button" className="choice" aria-pressed={!every} onClick={() => setEvery(false)}>
              {t('留守的 {n} 名', { n: away.length })}
            </button>
            <button type="button" className="choice" aria-pressed={every} onClick={() => setEvery(true)}>
              {t('全部 {n} 名', { n: grid.rows.length })}
            </button>
          </div>
        ) : null}
        <Day today={me.today} value={sheet.on} set={work.setDay} fault={undefined} />
      </div>
      <p className="sm mut">
        {t('表头写着点一下会记下什么，点那行字就能改。已经有的打了钩，不用再记；有担心的孩子，点名字单独记。')}
        <span className="only-desk">{t('键盘：方向键走，空格点。')}</span>
      </p>
      {grid.more ? <p className="note">{t('这里的孩子很多，只排了前 {n} 名。', { n: grid.rows.length })}</p> : null}
      <GridTable
        rows={rows}
        columns={columns}
        lookOf={lookOf}
        tap={(row, column) => {
          // What the letter says already is no change.
          const same = work.oldOf(column)?.took.some((x) => x.id === row.id && x.mark === brushIn(sheet, column))
          if (!same || sheet.cells[cellKey(row.id, column.kind.kind)]) work.tap(column, row.id)
        }}
        refused={work.refused}
        heads={columns.map((column) => {
          const left = empty(column)
          return (
            <ColumnHead
              key={column.kind.kind}
              column={column}
              head={headIn(sheet, column)}
              brush={brushIn(sheet, column)}
              letter={work.oldOf(column)}
              left={left.length}
              open={() => open(column.kind.kind)}
              fill={() =>
                work.fill(column, left, t('{x}：其余 {n} 名都点上了', { x: t(column.kind.title), n: left.length }))
              }
            />
          )
        })}
      />
      {of ? (
        <HeadDialog
          column={of}
          head={headIn(sheet, of)}
          brush={brushIn(sheet, of)}
          letter={work.oldOf(of)}
          day={sheet.on}
          set={(head) => work.setHead(of, head)}
          choose={(mark) => work.choose(of, mark)}
          close={() => open(null)}
        />
      ) : null}
      <div className="bottom grid-foot">
        {work.error ? <Fault error={work.error} /> : null}
        {work.refused.size > 0 ? (
          <p className="sm c-overdue" role="alert">
            {t('{n} 名没有收下，还留在表里，名字下面写着为什么。', { n: work.refused.size })}
          </p>
        ) : null}
        {work.lacks.map(({ column, message }) => (
          <p key={column.kind.kind} className="sm c-overdue" role="alert">
            {t('{x}：还没说“{y}”，点表头那行字选一下。', { x: t(column.kind.title), y: t(message) })}
          </p>
        ))}
        {work.step ? (
          <p className="sm row" role="status">
            {work.step.words}
            <button type="button" className="linkish" onClick={work.back}>
              {t('撤回')}
            </button>
          </p>
        ) : null}
        <div className="row">
          <Button type="submit" size="lg" disabled={work.total === 0} loading={work.busy}>
            {work.total === 0 ? t('先点几名') : t('记好（{n} 处）', { n: work.total })}
          </Button>
          <span className="xs mut">
            {columns
              .flatMap((c) => {
                const n = work.ticked(c).length
                return n === 0 ? [] : [t('{x} {n} 名', { x: t(c.kind.title), n })]
              })
              .concat(t('都记在{d}', { d: dayWords(sheet.on) }))
              .join(' · ')}
          </span>
        </div>
      </div>
    </form>
  )
}

/** Cells of which something lies in this browser until it can be sent: it is not asked for again. */
const useLaid = (place: string): ReadonlySet<string> => {
  const unsent = useUnsent()
  return new Set(
    unsent.flatMap(({ record }) => {
      const about = record.about && 'place' in record.about ? [record.about.place] : (record.childIds ?? [])
      return about.filter((id) => id === place || record.childIds).map((id) => cellKey(id, record.kind))
    }),
  )
}
