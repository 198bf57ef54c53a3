import { Link } from '@tanstack/react-router'
import type { EntryKind } from '../../domain/kit/define-entry.ts'
import type { Answer } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { useAsk } from '../client/queries.ts'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { useEntryKinds } from './kinds.ts'
import { Settle } from './settle.tsx'

type Entry = Answer<'getEntry'>
type Line = Answer<'listEntries'>['items'][number]

/** More than a campaign has tasks. */
const MOST = 200

/** What hangs on an entry, register by register: a campaign's tasks with who does each, until when, done or not (S2B.5–6). */
export const Hanging = ({ entry }: { entry: Entry }) => {
  const { read } = useEntryKinds()
  return (
    <>
      {read
        .filter((kind) => kind.of === entry.kind && kind.due)
        .map((kind) => (
          <Of key={kind.kind} kind={kind} entry={entry.id} />
        ))}
    </>
  )
}

const Of = ({ kind, entry }: { kind: EntryKind; entry: string }) => {
  const found = useAsk('listEntries', { query: { kind: kind.kind, of: entry, limit: MOST } })
  if (found.error && !found.data) return <Fault error={found.error} again={() => void found.refetch()} />
  const items = inOrder(found.data?.items ?? [])
  if (items.length === 0) return null
  const done = items.filter((i) => i.ended).length
  return (
    <section className="card pad col" style={{ gap: 6 }} aria-label={t(kind.title)}>
      <div className="row" style={{ gap: 12, alignItems: 'baseline' }}>
        <h2 className="sec">{t(kind.title)}</h2>
        <span className="mut sm">{t('{n} 件，了结 {m} 件', { n: items.length, m: done })}</span>
      </div>
      <ul className="col lines" style={{ margin: 0, padding: 0, listStyle: 'none' }}>
        {items.map((item) => (
          <li key={item.id} className="row" style={{ padding: '4px 0', gap: '2px 12px', minHeight: 44 }}>
            <span className="col" style={{ gap: 0, flex: '1 1 200px', minWidth: 0 }}>
              <Link to="/entries/$id" params={{ id: item.id }} className="name">
                {item.line}
              </Link>
              <span className={late(item) ? 'sm c-overdue' : 'sm mut'}>
                {[
                  dueOf(item) ? t('{d}前', { d: dayWords(dueOf(item)) }) : '',
                  t(item.stateTitle),
                  item.endReason === item.stateTitle ? '' : (item.endReason ?? ''),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {item.canWrite ? (
              <span className="noprint">
                <Settle entry={{ id: item.id, kind: item.kind, line: item.line }} />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** By its day, also where it is done. */
const dueOf = (item: Line): string => (typeof item.body.due === 'string' ? item.body.due : (item.due[0]?.on ?? ''))
const late = (item: Line): boolean => item.due.some((d) => d.over)

/** What is open first, then by the day. */
const inOrder = (items: readonly Line[]): Line[] =>
  items.toSorted((a, b) => Number(a.ended) - Number(b.ended) || (dueOf(a) < dueOf(b) ? -1 : 1))
