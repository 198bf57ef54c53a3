import { Link } from '@tanstack/react-router'
import { ruleLackedIn } from '../../domain/figures/list.ts'
import type { ChartPart } from '../../domain/reports/charts/chart.ts'
import { useMay } from '../client/me.tsx'
import { useList } from '../client/use-list.ts'
import { RecordLink } from '../duties/record-link.tsx'
import { useScrollHere } from '../duties/use-scroll-here.ts'
import { Dialog } from '../ui/dialog.tsx'
import { More } from '../ui/more.tsx'
import { Fault, Loading } from '../ui/states.tsx'
import { t } from '../words/words.ts'

/** A number that was opened: whose, at which place, under what words. */
export type Opened = { figure: string; place: string; title: string; part?: ChartPart | null }

/** The rows behind a number: a child leads to its file, whatever else it is says itself. */
export const Behind = ({
  opened,
  term,
  at,
  close,
}: {
  opened: Opened
  term: string
  at: string
  close: () => void
}) => {
  const mayOpen = useMay('child.open')
  const rule = ruleLackedIn(opened.figure)
  const parted = opened.part ? { partBy: opened.part.by, partKey: opened.part.key } : {}
  const list = useList('getFigureRows', { place: opened.place, term, at, limit: 100, ...parted }, true, {
    figureId: opened.figure,
  })
  const { box, note } = useScrollHere(list.first !== undefined)
  return (
    <Dialog onClose={close} title={opened.title} size={560}>
      {list.error ? <Fault error={list.error} again={list.again} /> : null}
      {!list.first && !list.error ? <Loading rows={4} /> : null}
      {list.first && list.items.length === 0 ? <p className="mut">{t('没有。')}</p> : null}
      <div className="lines" ref={box} onClickCapture={note}>
        {list.items.map((row) => (
          <div key={row.key} className="row" style={{ minHeight: 40, gap: '0 12px' }}>
            {row.childId && mayOpen ? (
              <Link to="/children/$id" params={{ id: row.childId }} className="name">
                {row.childName}
              </Link>
            ) : (
              <b>{row.childName}</b>
            )}
            <span className="mut sm">{[row.className, row.on, row.text].filter(Boolean).join(' · ')}</span>
            {rule && row.childId ? (
              <>
                <span className="sp" />
                <RecordLink rule={rule} about={{ children: row.childId }} names={row.childName ?? ''} />
              </>
            ) : null}
          </div>
        ))}
      </div>
      <More more={list.more} busy={list.busy} text={t('再看一些')} />
    </Dialog>
  )
}
