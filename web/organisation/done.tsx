import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { RecordKind } from '../../domain/kit/define-record.ts'
import { dayWords } from '../client/child-text.ts'
import { useAsk } from '../client/queries.ts'
import { t } from '../words/words.ts'

/** So many of a page are looked through for what the place itself did: what its classes did stands beside it. */
const LOOKED = 50
const SHOWN = 3

/** What a place did last of one kind, with the ledger behind it; `add`: may it be recorded here? */
export const Done = ({ kind, place, add }: { kind: RecordKind; place: string; add: boolean }) => {
  const found = useAsk('listRecords', { query: { kind: kind.kind, place, limit: LOOKED } })
  const own = (found.data?.items ?? []).filter((r) => r.place?.code === place)
  // What its classes or villages did is no gap of the place.
  const [below] = (found.data?.items ?? []).filter((r) => r.place?.code !== place)
  return (
    <li className="row" style={{ alignItems: 'flex-start', flexWrap: 'nowrap' }}>
      <div className="col" style={{ gap: 2, flex: 1, minWidth: 0 }}>
        <Link to="/records" search={{ kind: kind.kind, place } as never}>
          <b>{t(kind.title)}</b>
        </Link>
        {own.slice(0, SHOWN).map((r) => (
          <span key={r.id} className="sm">
            {dayWords(r.happenedOn)}　{r.line}
          </span>
        ))}
        {found.data && own.length === 0 ? (
          <span className="sm mut">
            {below
              ? t('{x}记过，最近{d}', { x: below.place?.name ?? t('下面'), d: dayWords(below.happenedOn) })
              : t('还没有记过')}
          </span>
        ) : null}
      </div>
      {add ? (
        <Button
          component={Link}
          to="/record/$kind"
          params={{ kind: kind.kind } as never}
          search={{ place } as never}
          variant="default"
          size="xs"
        >
          {t(kind.button)}
        </Button>
      ) : null}
    </li>
  )
}
