import type { Answer } from '../../client/call.ts'
import { t } from '../../words/words.ts'
import { KINDS } from './tree.tsx'

type Preview = Answer<'getOutlinePreview'>
type Line = Preview['lines'][number]

const STATES: Record<Line['state'], string> = { new: '新', there: '已有', doubt: '核对', fault: '要改' }
const SHOWN = 300

/** Lines of an outline as they were understood; those that somebody must look at first, the rest in the order of the text. */
export const Lines = ({ seen }: { seen: Preview }) => {
  const open = seen.lines.filter((l) => l.state === 'fault' || l.state === 'doubt')
  const all = Object.values(seen.counts).reduce((n, x) => n + x, 0)
  return (
    <div className="col" style={{ gap: 8 }} role="status">
      <div>
        {t('新的 {a} 个，已有 {b} 个', { a: seen.counts.new + seen.counts.doubt, b: seen.counts.there })}
        {seen.counts.doubt ? t('，其中要核对 {n} 个', { n: seen.counts.doubt }) : null}
        {seen.counts.fault ? t('，要先改 {n} 行', { n: seen.counts.fault }) : null}
        {t('。还没有写入。')}
      </div>
      {open.length ? (
        <div className="warnbox" role="alert">
          {open.slice(0, 20).map((l) => (
            <div key={`${l.row} ${l.name}`}>{t('第 {r} 行：{m}', { r: l.row, m: l.note ?? '' })}</div>
          ))}
          {open.length > 20 ? t('还有 {n} 处。', { n: open.length - 20 }) : null}
        </div>
      ) : null}
      <div
        className="card scroll"
        style={{ maxHeight: 200, overflow: 'auto' }}
        tabIndex={0}
        role="group"
        aria-label={t('读到的单位')}
      >
        {seen.lines.slice(0, SHOWN).map((l) => (
          <div
            key={`${l.row} ${l.depth} ${l.name}`}
            className="branch"
            style={{ paddingLeft: 12 + l.depth * 20, opacity: l.state === 'there' ? 0.6 : 1 }}
          >
            <span className="chip">{l.kind ? t(KINDS[l.kind] ?? '') : '？'}</span>
            <b>{l.name}</b>
            <span className="sp" />
            <span className={l.state === 'new' ? 'sm' : l.state === 'there' ? 'sm mut' : 'sm c-overdue'}>
              {t(STATES[l.state])}
            </span>
          </div>
        ))}
        {all > SHOWN ? <p className="pad mut">{t('还有 {n} 处。', { n: all - SHOWN })}</p> : null}
      </div>
    </div>
  )
}
