import { Button, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useAsk } from '../../client/queries.ts'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import type { Roster, Spot } from './grid.tsx'
import { Mended } from './mended.tsx'
import { type Problem, spotOf, useProblems } from './use-problems.ts'

/** One place that wants mending after another: what is wrong, what it may be, and the list to jump in. */
export const ProblemPanel = ({
  id,
  reason,
  doubts,
  spot,
  pick,
  mend,
  mended,
  busy,
}: {
  id: string
  reason: string | null
  doubts: readonly string[]
  spot: Spot | null
  pick: (s: Spot) => void
  mend: (s: Spot, text: string) => void
  mended: Roster['mended']
  busy: boolean
}) => {
  const { items, from, total, problem, at, nth, error, again } = useProblems(id, spot)
  const go = async (n: number) => {
    const next = await nth(n)
    if (next) pick(next)
  }
  const after = total - from - items.length
  return (
    <aside className="card pad col problem-panel" aria-label={t('要改的地方')}>
      {error ? <Fault error={error} again={again} /> : null}
      {problem ? (
        <Mend
          key={`${problem.row}.${problem.column}.${problem.code}`}
          id={id}
          reason={reason}
          problem={problem}
          take={!spot?.edit}
          busy={busy}
          mend={mend}
        />
      ) : (
        <span className="mut sm" role="status">
          {total ? t('点一处，就在这里改；改不了的先空着，以后补。') : t('没有要改的。')}
        </span>
      )}
      {total ? (
        <div className="decide">
          <Button size="xs" variant="default" onClick={() => void go(at - 1)} disabled={at < 0}>
            {t('上一处')}
          </Button>
          <Button size="xs" variant="default" onClick={() => void go(at + 1)}>
            {at < 0 ? t('从第一处开始') : t('下一处')}
          </Button>
          <span className="xs mut">{at < 0 ? t('共 {n} 处', { n: total }) : `${at + 1} / ${total}`}</span>
        </div>
      ) : null}
      <div style={{ borderTop: '1px solid var(--line)' }} />
      <div role="group" aria-label={t('全部要改的')}>
        {from > 0 ? <p className="xs mut">{t('前面还有 {n} 处', { n: from })}</p> : null}
        {items.map((p) => (
          <button
            key={`${p.sheet}${p.row}.${p.column}.${p.code}`}
            type="button"
            className="linkish sm problem"
            aria-current={p === problem ? 'true' : undefined}
            onClick={() => pick(spotOf(p))}
          >
            {[t('第 {r} 行', { r: p.row }), p.name, p.text].filter(Boolean).join('　')}
          </button>
        ))}
        {after > 0 ? <p className="xs mut">{t('后面还有 {n} 处，改着改着就到了', { n: after })}</p> : null}
        {doubts.map((heading) => (
          <p key={heading} className="sm c-soon" style={{ padding: '4px' }}>
            {t('“{h}”这一列是什么？在列名下面选。', { h: heading })}
          </p>
        ))}
      </div>
      <Mended id={id} reason={reason} mended={mended} spot={spot} pick={pick} />
      <span className="sp" />
      <span className="xs mut">{t('改过的列名会记住，下次不用再选。这一步还没有写进花名册。')}</span>
    </aside>
  )
}

/** What is struck out counts as it stands, once somebody says so. */
const STRUCK: Readonly<Record<string, string>> = { 'row-struck': '孩子还在，读进来', 'struck-out': '还算数，照写的读' }

const Mend = ({
  id,
  reason,
  problem,
  take,
  mend,
  busy,
}: {
  id: string
  reason: string | null
  problem: Problem
  /** The place was chosen here, not in the table: typing goes on here. */
  take: boolean
  mend: (s: Spot, text: string) => void
  busy: boolean
}) => {
  // The cell as it stands now: asked for by itself, since the row may not be on the page that is shown.
  const rows = useAsk('getRosterRows', {
    params: { id },
    query: { sheet: problem.sheet, from: problem.index, count: 1, ...(reason === null ? {} : { reason }) },
  })
  const cell = problem.column === null ? undefined : rows.data?.rows[0]?.cells[problem.column]
  const shown = cell?.text ?? ''
  // A masked number is written anew as a whole.
  const text = cell?.masked ? '' : shown
  const [typed, setTyped] = useState<string | null>(null)
  const value = typed ?? text
  const input = useRef<HTMLInputElement>(null)
  // Nobody types before the cell's own text is there: what came first would stand behind it. Then it is chosen whole, and typed over.
  const known = rows.data !== undefined || rows.error !== null
  useEffect(() => {
    if (!take || !known) return
    input.current?.focus({ preventScroll: true })
    input.current?.select()
  }, [take, known])
  const spot = spotOf(problem)
  const save = (next: string) => mend(spot, next)
  return (
    <form
      className="col"
      onSubmit={(e) => {
        e.preventDefault()
        if (value !== text) save(value)
        else input.current?.focus()
      }}
    >
      <b>
        {t('第 {r} 行', { r: problem.row })}　{problem.name}
      </b>
      <span className="sm c-overdue">{problem.text}</span>
      {problem.column === null ? (
        <span className="sm mut">{t('看一下这一行和前面那一行；是同一个孩子的话，下一步只写一行。')}</span>
      ) : (
        <>
          <TextInput
            ref={input}
            label={t('改成')}
            placeholder={cell?.masked ? t('写完整的号码') : undefined}
            value={value}
            readOnly={!known}
            onChange={(e) => setTyped(e.currentTarget.value)}
            autoComplete="off"
          />
          <div className="decide">
            <Button type="submit" size="xs" loading={busy}>
              {t('改这一格')}
            </Button>
            {STRUCK[problem.code] && !cell?.masked ? (
              <Button size="xs" variant="default" onClick={() => save(shown)} disabled={busy || shown === ''}>
                {t(STRUCK[problem.code] ?? '')}
              </Button>
            ) : null}
            {problem.code === 'row-struck' ? null : (
              <Button size="xs" variant="default" onClick={() => save('')} disabled={busy || shown === ''}>
                {t('先空着，以后补')}
              </Button>
            )}
          </div>
        </>
      )}
    </form>
  )
}
