import { Link } from '@tanstack/react-router'
import { recordKind } from '../../../domain/records/list.ts'
import type { Answer } from '../../client/call.ts'
import { dayWords } from '../../client/child-text.ts'
import { isOwedKind } from '../../client/owed-kinds.ts'
import { useRecordKinds } from '../../client/record-kinds.ts'
import { useUnsent } from '../../local/use-unsent.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import { t } from '../../words/words.ts'
import { type Deed, Deeds } from './deeds.tsx'

export type Household = Answer<'getToday'>['households'][number]
type Child = Household['children'][number]

/**
 * One household: where it is, who looks after the children, what each needs, in as few lines as it takes (F18: four to a screen of a
 * hand). What is owed to a child is recorded at its name; what is owed to the household at its head, for all who are owed it.
 */
export const Home = ({
  home,
  first,
  oneClass,
}: {
  home: Household
  first: boolean
  /** All are of one class: it is not said at each name. */
  oneClass: boolean
}) => {
  const kinds = useRecordKinds()
  const unsent = useUnsent()
  const waitingOf = (child: Child) =>
    unsent.filter((u) => u.record.childIds?.includes(child.id)).map((u) => u.record.kind)
  const own = (child: Child): Deed[] => {
    const waiting = waitingOf(child)
    return kinds
      .filter((kind) => isOwedKind(kind, child.duties, '人') && !waiting.includes(kind.kind))
      .map((kind) => ({ kind, ids: [child.id] }))
  }
  const together = kinds
    .map((kind) => ({ kind, ids: home.children.filter((c) => isOwedKind(kind, c.duties, '户')).map((c) => c.id) }))
    .filter(({ ids }) => ids.length > 0)
  const alone = home.children.length === 1
  const names = home.children.map((c) => c.name).join('、')
  const where = [home.address ?? home.villageName, home.carerText].filter(Boolean).join(' · ')
  return (
    <section className="card home" aria-label={names}>
      {alone ? null : (
        <div className="head">
          <div className="mut sm where">{where}</div>
          <Deeds deeds={together} names={names} filled={first} />
        </div>
      )}
      {home.children.map((child, i) => {
        // What is past its day first; else as records are usually written.
        const urgent = ({ kind }: Deed) =>
          child.duties.some((d) => d.state === 'overdue' && isOwedKind(kind, [d])) ? 0 : 1
        const deeds = (alone ? [...own(child), ...together] : own(child)).toSorted((a, b) => urgent(a) - urgent(b))
        return (
          <div key={child.id} className="one">
            <div className="who">
              <div className="called">
                <Link to="/children/$id" params={{ id: child.id }} className="name">
                  {child.name}
                </Link>
                {oneClass ? null : <span className="mut sm">{child.className}</span>}
              </div>
              {alone ? <div className="mut sm where">{where}</div> : null}
            </div>
            <Deeds deeds={deeds} names={child.name} filled={first && i === 0 && (alone || together.length === 0)} />
            {/* Done for now: another record only when it is asked for (F18). */}
            {deeds.length === 0 && together.length === 0 && kinds.length > 0 ? (
              <Link
                to="/record"
                search={{ children: child.id } as never}
                className="sm noprint tap"
                aria-label={t('给{name}再记一笔', { name: child.name })}
              >
                {t('再记一笔')}
              </Link>
            ) : null}
            <div className="states">
              {child.duties.map((d) => (
                <StateMark key={`${d.rule} ${d.period.key}`} state={d.state} text={d.text} />
              ))}
              {child.closer ? (
                // Why it is so often is for whoever does it: it stands on no paper.
                <span className="line mut sm noprint" style={{ whiteSpace: 'normal' }}>
                  {t('{why}。', { why: child.closer })}
                </span>
              ) : null}
              {waitingOf(child).map((kind) => (
                <span key={kind} className="line sm c-open">
                  {t('记了{x}，还没有发出', { x: t(recordKind(kind)?.title ?? '') })}
                </span>
              ))}
              {child.last ? (
                // What was agreed is asked about first; the record itself is in the child's file and on paper.
                <span className={child.note ? 'line mut sm only-print' : 'line mut sm last'}>
                  {t('上次{what} {d}：{x}', {
                    what: t(child.last.title),
                    d: dayWords(child.last.on),
                    x: child.last.line,
                  })}
                </span>
              ) : null}
              {child.note ? <span className="line mut sm">{t('说好：{x}，到时问一声', { x: child.note })}</span> : null}
            </div>
          </div>
        )
      })}
    </section>
  )
}
