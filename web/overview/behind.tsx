import { Link } from '@tanstack/react-router'
import type { OverviewOpen } from '../../domain/overview.ts'
import { dayWords } from '../client/child-text.ts'
import { useMay } from '../client/me.tsx'
import { useList } from '../client/use-list.ts'
import { RecordLink } from '../duties/record-link.tsx'
import { useScrollHere } from '../duties/use-scroll-here.ts'
import { Dialog } from '../ui/dialog.tsx'
import { More } from '../ui/more.tsx'
import { Fault, Loading } from '../ui/states.tsx'
import { t } from '../words/words.ts'

/** A number that was opened: what is asked, and what it said. */
export type Opened = { ask: Record<string, string>; name: string; what: OverviewOpen; says: string; n: number }

const STATES = { met: '做了', overdue: '过期', open: '还没到期' } as const
const DAYS: Partial<Record<OverviewOpen, string>> = { came: '{d}来', left: '{d}走', changed: '{d}起' }

/** Who stands behind a number: as many rows as it says, each leading to the file. */
export const Behind = ({ opened, close }: { opened: Opened; close: () => void }) => {
  const { ask, name, what, says, n } = opened
  const mayOpen = useMay('child.open')
  const list = useList('getOverviewRows', { ...ask, limit: 100 })
  const { box, note } = useScrollHere(list.first !== undefined)
  return (
    <Dialog onClose={close} title={t('{name} · {what} {n}', { name, what: says, n })} size={620}>
      {list.error ? <Fault error={list.error} again={list.again} /> : null}
      {!list.first && !list.error ? <Loading rows={4} /> : null}
      <div className="lines" ref={box} onClickCapture={note}>
        {list.items.map((row) => (
          <div key={row.key} className="row" style={{ flexWrap: 'wrap', gap: '0 12px', minHeight: 40 }}>
            <span>
              {row.children.map((c, i) => (
                <span key={c.id}>
                  {i ? '、' : ''}
                  {mayOpen ? (
                    <Link to="/children/$id" params={{ id: c.id }} className="name">
                      {c.name}
                    </Link>
                  ) : (
                    <b>{c.name}</b>
                  )}
                </span>
              ))}
            </span>
            <span className="mut sm">{[row.school, row.class, row.village].filter(Boolean).join(' ')}</span>
            <span className="sp" />
            {row.duty ? <span className="sm">{row.duty}</span> : null}
            {row.state && (what === 'due' || what === 'missed') ? (
              <span className={`sm ${row.state === 'overdue' ? 'c-overdue' : row.state === 'met' ? 'c-met' : 'mut'}`}>
                {t(STATES[row.state])}
              </span>
            ) : null}
            {row.rule && row.state !== 'met' ? (
              <RecordLink
                rule={row.rule}
                about={{ children: row.children.map((c) => c.id).join(',') }}
                names={row.children.map((c) => c.name).join('、')}
              />
            ) : null}
            {row.on && DAYS[what] ? (
              <span className="sm mut">{t(DAYS[what] ?? '', { d: dayWords(row.on) })}</span>
            ) : null}
          </div>
        ))}
      </div>
      <More more={list.more} busy={list.busy} text={t('再看一些')} />
    </Dialog>
  )
}
