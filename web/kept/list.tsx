import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { isAboutChildren } from '../../domain/kit/define-record.ts'
import type { Answer } from '../client/call.ts'
import { useAsk } from '../client/queries.ts'
import { useKindsOf } from '../client/record-kinds.ts'
import { StateMark } from '../ui/state-mark.tsx'
import { Empty, Fault, Loading } from '../ui/states.tsx'
import { t } from '../words/words.ts'

type Entry = Answer<'listEntries'>['items'][number]
type Owed = Answer<'getToday'>['others'][number]

/** What somebody keeps (a dormitory, a Children's Home, a station): what is owed there, and one tap to write down what happened. */
export const Kept = () => {
  const found = useAsk('listEntries', { query: { state: 'open', limit: 50 } })
  const today = useAsk('getToday', { query: { show: 'due' } })
  if (found.error && !found.data) return <Fault error={found.error} again={() => void found.refetch()} />
  if (!found.data) return <Loading rows={3} />
  const mine = found.data.items.filter((e) => e.canRecord)
  if (mine.length === 0)
    return <Empty text={t('还没有交给您管的。请校长、教导主任或村里登记时，在管理人里选上您的账号。')} />
  return (
    <section className="col" style={{ gap: 6, maxWidth: 900 }}>
      <h2 className="sec">{t('交给您管的')}</h2>
      <div className="card lines">
        {mine.map((entry) => (
          <One
            key={entry.id}
            entry={entry}
            owed={(today.data?.others ?? []).filter((o) => o.subject.id === entry.id)}
          />
        ))}
      </div>
    </section>
  )
}

const One = ({ entry, owed }: { entry: Entry; owed: readonly Owed[] }) => {
  const kinds = useKindsOf(entry.kind)
  return (
    <div className="row" style={{ minHeight: 56, padding: '6px 12px', gap: '2px 12px' }}>
      <div className="col" style={{ gap: 2, flex: '1 1 200px', minWidth: 0 }}>
        <Link to="/entries/$id" params={{ id: entry.id }} className="name">
          {entry.line}
        </Link>
        <span className="row sm" style={{ gap: '0 12px' }}>
          <span className="mut">{t(entry.kindTitle)}</span>
          {owed.slice(0, 3).map((o) => (
            <StateMark key={o.id} state={o.state} text={o.text} />
          ))}
        </span>
      </div>
      {kinds.map((kind) => (
        <Button
          key={kind.kind}
          variant={isAboutChildren(kind) ? 'default' : 'filled'}
          component={Link}
          to="/record/$kind"
          params={{ kind: kind.kind } as never}
          search={{ entry: entry.id } as never}
        >
          {t(kind.button)}
        </Button>
      ))}
    </div>
  )
}
