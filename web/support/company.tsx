import { Link } from '@tanstack/react-router'
import type { Answer } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { useAsk } from '../client/queries.ts'
import { t } from '../words/words.ts'

type Entry = Answer<'listEntries'>['items'][number]

/** Who goes with the child: buddies and helpers, and what was seen or done last. */
export const Company = ({ entries }: { entries: Entry[] }) => (
  <section className="card pad col noprint" style={{ gap: 10 }}>
    <h2 className="sec">{t('谁在一起帮')}</h2>
    {entries.map((entry) => (
      <One key={entry.id} entry={entry} />
    ))}
  </section>
)

const One = ({ entry }: { entry: Entry }) => {
  const found = useAsk('getEntry', { params: { id: entry.id }, query: { limit: 1 } })
  const last = found.data?.records.items[0]
  return (
    <div className="sm">
      <div className="mut">{t(entry.kindTitle)}</div>
      <Link to="/entries/$id" params={{ id: entry.id }} className="name">
        {entry.line}
      </Link>
      <div className="mut">
        {last
          ? t('{d}：{x}', { d: dayWords(last.happenedOn), x: last.line })
          : t('{d}起，还没有记过', { d: dayWords(entry.from) })}
      </div>
    </div>
  )
}
