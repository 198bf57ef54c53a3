import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { EntryKind } from '../../domain/kit/define-entry.ts'
import { longDate } from '../../domain/reports/prose/numbers.ts'
import { dayWords } from '../client/child-text.ts'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import type { PlaceEntries } from './use-place.ts'

/** What a place keeps in one register, a line each; `add`: may more be registered here? */
export const Kept = ({
  kind,
  found,
  place,
  add,
}: {
  kind: EntryKind
  found: PlaceEntries
  place: string
  add: boolean
}) => (
  <section className="card pad col" style={{ gap: 8 }} aria-label={t(kind.title)}>
    <div className="row">
      <h2 className="sec">{t(kind.title)}</h2>
      <span className="sp" />
      {add ? (
        <Button
          component={Link}
          to="/entries/new/$kind"
          params={{ kind: kind.kind } as never}
          search={{ place } as never}
          variant="default"
          size="xs"
          aria-label={t('登记{x}', { x: t(kind.title) })}
        >
          {t('登记')}
        </Button>
      ) : null}
    </div>
    {found.error ? <Fault error={found.error} again={found.again} /> : null}
    {found.ready && found.items.length === 0 ? <p className="mut sm">{t(kind.purpose)}</p> : null}
    <ul className="own-list">
      {found.items.map((entry) => (
        <li key={entry.id}>
          <Link to="/entries/$id" params={{ id: entry.id }} style={{ display: 'inline-block', padding: '10px 0' }}>
            {entry.line}
          </Link>
          {/* A line that ends with the day itself does not say it twice. */}
          {entry.due[0] && (entry.due[0].over || !entry.line.endsWith(longDate(entry.due[0].on))) ? (
            <span className={entry.due[0].over ? 'sm c-overdue' : 'sm mut'} style={{ marginLeft: 12 }}>
              {t('{d}前', { d: dayWords(entry.due[0].on) })}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  </section>
)
