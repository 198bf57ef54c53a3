import { Link } from '@tanstack/react-router'
import type { ChainRow } from '../../domain/entries/chain-rows.ts'
import { entryKind } from '../../domain/entries/list.ts'
import type { Answer } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { EntryState } from '../entry/state.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { t } from '../words/words.ts'
import { endedWell } from './ended-well.ts'
import { Followed } from './followed.tsx'
import { isPlan } from './stages.ts'

type Entry = Answer<'listEntries'>['items'][number]
type Row = ChainRow<Entry>

/**
 * Problem → cause → action → promise → follow-up → outcome (S2A.16), a problem a row; those that are over are folded away. Never printed:
 * in somebody's hands it would be a label on the child.
 */
export const Chain = ({ rows }: { rows: Row[] }) => {
  const over = rows.filter((r) => r.head.ended)
  const living = rows.filter((r) => !r.head.ended)
  return (
    <section className="card pad col noprint" style={{ gap: 6 }}>
      <h2 className="sec">{t('一件一件跟到底')}</h2>
      {living.length > 0 ? <Table rows={living} /> : <p className="mut">{t('现在没有在跟的。')}</p>}
      {over.length > 0 ? (
        <details>
          <summary className="mut" style={{ cursor: 'pointer', minHeight: 32 }}>
            {t('以前的 {n} 件', { n: over.length })}
          </summary>
          <Table rows={over} />
        </details>
      ) : null}
    </section>
  )
}

const HEADS = ['问题', '原因', '做法', '谁答应、到哪天', '追问', '结果']

const Table = ({ rows }: { rows: Row[] }) => (
  <table className="tbl stack chain">
    <thead>
      <tr>
        {HEADS.map((head) => (
          <th key={head}>{t(head)}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={row.head.id}>
          <Problem row={row} />
          <td className="wrap" data-head={t('原因')}>
            {row.cause || <span className="mut">{t('还没有问清')}</span>}
          </td>
          <td className="wrap" data-head={t('做法')}>
            <Entries entries={row.actions} none={t('还没有写')} />
          </td>
          <td className="wrap" data-head={t('谁答应、到哪天')}>
            <Entries entries={row.promises} none={t('没有登记')} />
          </td>
          <td className="wrap" data-head={t('追问')}>
            <Followed actions={row.actions} promises={row.promises} />
          </td>
          <td className="wrap" data-head={t('结果')}>
            <Outcome row={row} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

const Problem = ({ row: { head, problem } }: { row: Row }) => {
  const [first = head.kindTitle, ...rest] = problem
  return (
    <td className="wrap first">
      <Link to="/entries/$id" params={{ id: head.id }} className="name">
        <b>{first}</b>
      </Link>
      {rest.map((words) => (
        <div key={words} className="mut sm">
          {words}
        </div>
      ))}
      <div className="mut sm">{t('{d}起', { d: dayWords(head.from) })}</div>
    </td>
  )
}

/** Days of a promise or of a plan’s stages; when a helper’s check runs out is told on the helper’s own page. */
const daysOf = (entry: Entry) => (isPlan(entry.kind) || entryKind(entry.kind)?.owes ? entry.due : [])

const Entries = ({ entries, none }: { entries: Entry[]; none: string }) =>
  entries.length === 0 ? (
    <span className="mut">{none}</span>
  ) : (
    entries.map((entry) => (
      <div key={entry.id}>
        <Link to="/entries/$id" params={{ id: entry.id }} className="name">
          {entry.line}
        </Link>
        <div className="mut sm">
          {t('{d}起', { d: dayWords(entry.from) })}
          {daysOf(entry).length > 0 ? t('，到{d}', { d: dayWords(daysOf(entry).at(-1)?.on ?? '') }) : ''}
        </div>
      </div>
    ))
  )

/** How it ended, else how it stands and the day that comes next. */
const Outcome = ({ row: { head, actions, promises } }: { row: Row }) => {
  if (head.ended)
    return (
      <>
        <StateMark state={endedWell(head) ? 'met' : 'waived'} text={t(head.stateTitle)} />
        <div className="mut sm">
          {head.until ? t('{d}结束', { d: dayWords(head.until) }) : ''}
          {head.endReason ? `　${head.endReason}` : ''}
        </div>
      </>
    )
  const next = [...actions, ...promises]
    .flatMap((e) => (e.ended ? [] : daysOf(e).filter((day) => !day.over)))
    .sort((a, b) => (a.on < b.on ? -1 : 1))[0]
  return (
    <>
      <EntryState entry={{ ...head, due: [] }} />
      {next ? <div className="mut sm">{t('下一步{d}：{x}', { d: dayWords(next.on), x: t(next.words) })}</div> : null}
    </>
  )
}
