import { Button, Menu } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { chainRows } from '../../domain/entries/chain-rows.ts'
import { consent } from '../../domain/entries/consent.ts'
import { entryKind } from '../../domain/entries/list.ts'
import { dayWords } from '../client/child-text.ts'
import { useAsk } from '../client/queries.ts'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { useEntryKinds } from './kinds.ts'
import { EntryState } from './state.tsx'

/** What is promised to a child, who is paired with it, what is still to be done: the living first, the ended folded away. */
export const EntriesInFile = ({ childId, write }: { childId: string; write: boolean }) => {
  const navigate = useNavigate()
  const kinds = useEntryKinds()
  const found = useAsk('listEntries', { query: { child: childId, limit: 200 } }, { enabled: kinds.read.length > 0 })
  if (kinds.read.length === 0) return null
  // Facts of the file stand in it by themselves.
  const items = (found.data?.items ?? []).filter((e) => !entryKind(e.kind)?.file)
  const ended = items.filter((e) => e.ended)
  const chained = chainRows(items).length > 0
  const mine = write ? kinds.write.filter((k) => k.about.includes('child') && !k.file) : []
  return (
    <section className="card pad col o2" style={{ gap: 6 }}>
      <div className="row">
        <h2 className="sec">{t('登记')}</h2>
        {chained ? (
          <Link className="sm noprint" to="/children/$id/support" params={{ id: childId }}>
            {t('帮扶跟到哪一步')}
          </Link>
        ) : null}
        {kinds.read.some((k) => k.kind === consent.kind) ? (
          <Link className="sm noprint" to="/children/$id/consents" params={{ id: childId }}>
            {t('同意与依据')}
          </Link>
        ) : null}
        <span className="sp" />
        {mine.length ? (
          <Menu position="bottom-end" returnFocus>
            <Menu.Target>
              <Button size="xs" variant="default" className="noprint">
                {t('新登记')} ▾
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {mine.map((kind) => (
                <Menu.Item
                  key={kind.kind}
                  onClick={() =>
                    void navigate({
                      to: '/entries/new/$kind',
                      params: { kind: kind.kind },
                      search: { child: childId } as never,
                    })
                  }
                >
                  {t(kind.title)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        ) : null}
      </div>
      {found.error ? <Fault error={found.error} again={() => void found.refetch()} /> : null}
      {found.data && items.length === 0 ? (
        <span className="mut sm">{t('还没有登记。家里人答应了什么、和谁结对、要办的事，都登记在这里。')}</span>
      ) : null}
      {items
        .filter((e) => !e.ended)
        .toSorted((a, b) => (firstDue(a) < firstDue(b) ? -1 : 1))
        .map((entry) => (
          <One key={entry.id} entry={entry} />
        ))}
      {ended.length ? (
        <details className="noprint">
          <summary className="sm mut" style={{ cursor: 'pointer', minHeight: 26 }}>
            {t('结束的还有 {n} 条', { n: ended.length })}
          </summary>
          {ended.map((entry) => (
            <One key={entry.id} entry={entry} />
          ))}
        </details>
      ) : null}
    </section>
  )
}

/** The day that is next; those without one after all others. */
const firstDue = (entry: Parameters<typeof EntryState>[0]['entry']): string =>
  entry.due.map((d) => d.on).sort()[0] ?? '9999'

const One = ({ entry }: { entry: Parameters<typeof EntryState>[0]['entry'] }) => (
  <div className={entryKind(entry.kind)?.unprinted ? 'sm noprint' : 'sm'}>
    <Link to="/entries/$id" params={{ id: entry.id }} style={{ display: 'inline-block', paddingBlock: 6 }}>
      <b>{t(entry.kindTitle)}</b>　{entry.line}
    </Link>
    <div>
      <span className="mut">{t('{d}起', { d: dayWords(entry.from) })}　</span>
      <EntryState entry={entry} />
    </div>
  </div>
)
