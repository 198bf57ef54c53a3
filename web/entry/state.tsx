import type { Answer } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { t } from '../words/words.ts'

type Entry = Answer<'listEntries'>['items'][number]

/** How an entry stands, and the day that is next; a day gone by is said so. */
export const EntryState = ({ entry }: { entry: Entry }) => {
  const next = entry.due.toSorted((a, b) => (a.on < b.on ? -1 : 1))[0]
  return (
    <>
      <span className={entry.ended ? 'mut' : undefined}>{t(entry.stateTitle)}</span>
      {entry.ended && entry.until ? <span className="mut"> {dayWords(entry.until)}</span> : null}
      {next ? (
        <span className={next.over ? 'c-overdue' : 'mut'}>
          {' '}
          {t(next.over ? '{d}过了：{x}' : '{d}：{x}', { d: dayWords(next.on), x: t(next.words) })}
        </span>
      ) : null}
    </>
  )
}
