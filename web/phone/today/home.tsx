import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { recordKind } from '../../../domain/records/list.ts'
import type { Answer } from '../../client/call.ts'
import { dayWords } from '../../client/child-text.ts'
import { isOwedKind } from '../../client/owed-kinds.ts'
import { useRecordKinds } from '../../client/record-kinds.ts'
import { useUnsent } from '../../local/use-unsent.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import { t } from '../../words/words.ts'

export type Household = Answer<'getToday'>['households'][number]

/**
 * One household: where it is, who looks after the children, what each needs. What is owed to a child stands at its name (what is
 * recorded most, where nothing is owed); what is owed to the household is recorded for all who are owed it.
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
  const navigate = useNavigate()
  const kinds = useRecordKinds()
  const unsent = useUnsent()
  const together = kinds
    .map((kind) => ({ kind, ids: home.children.filter((c) => isOwedKind(kind, c.duties, '户')).map((c) => c.id) }))
    .filter(({ ids }) => ids.length > 0)
  const record = (kind: string, ids: readonly string[]) =>
    void navigate({ to: '/record/$kind', params: { kind }, search: { children: ids.join(',') } })
  return (
    <section className="card home" aria-label={home.children.map((c) => c.name).join('、')}>
      <div className="mut sm where">
        {[home.address ?? home.villageName, home.carerText].filter(Boolean).join(' · ')}
      </div>
      {home.children.map((child) => {
        const waiting = unsent.filter((u) => u.record.childIds?.includes(child.id)).map((u) => u.record.kind)
        const owed = kinds.filter((kind) => isOwedKind(kind, child.duties, '人') && !waiting.includes(kind.kind))
        return (
          <div key={child.id} className="one">
            <div style={{ flex: 1, minWidth: 0 }}>
              <Link to="/children/$id" params={{ id: child.id }} className="name" style={{ fontSize: 'var(--t-xl)' }}>
                {child.name}
              </Link>{' '}
              {oneClass ? null : <span className="mut sm">{child.className}</span>}
              <div className="row" style={{ gap: '0 12px' }}>
                {child.duties.map((d) => (
                  <StateMark key={`${d.rule} ${d.period.key}`} state={d.state} text={d.text} />
                ))}
              </div>
              {waiting.map((kind) => (
                <div key={kind} className="sm c-open">
                  {t('记了{x}，还没有发出', { x: t(recordKind(kind)?.title ?? '') })}
                </div>
              ))}
              {child.last ? (
                <div className="mut sm">
                  {t('上次{what} {d}：{x}', {
                    what: t(child.last.title),
                    d: dayWords(child.last.on),
                    x: child.last.line,
                  })}
                </div>
              ) : null}
              {child.note ? <div className="mut sm">{t('说好：{x}，到时问一声', { x: child.note })}</div> : null}
            </div>
            <div className="col" style={{ gap: 8 }}>
              {owed.map((kind, i) => (
                <Button
                  key={kind.kind}
                  variant={first && i === 0 && together.length === 0 ? 'filled' : 'default'}
                  aria-label={t('给{name}{button}', { name: child.name, button: t(kind.button) })}
                  onClick={() => record(kind.kind, [child.id])}
                >
                  {t(kind.title)}
                </Button>
              ))}
              {/* Done for now: another record only when it is asked for (F18). */}
              {owed.length === 0 && kinds.length > 0 ? (
                <Link
                  to="/record"
                  search={{ children: child.id } as never}
                  className="sm noprint tap"
                  aria-label={t('给{name}再记一笔', { name: child.name })}
                >
                  {t('再记一笔')}
                </Link>
              ) : null}
            </div>
          </div>
        )
      })}
      {together.length > 0 ? (
        <div className="act row" style={{ gap: 8 }}>
          {together.map(({ kind, ids }, i) => (
            <Button
              key={kind.kind}
              style={{ flex: 1 }}
              variant={first && i === 0 ? 'filled' : 'default'}
              onClick={() => record(kind.kind, ids)}
            >
              {ids.length > 1
                ? t('一起{button}（{n} 个孩子）', { button: t(kind.button), n: ids.length })
                : t(kind.button)}
            </Button>
          ))}
        </div>
      ) : null}
    </section>
  )
}
