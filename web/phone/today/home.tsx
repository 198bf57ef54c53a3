import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import type { Answer } from '../../client/call.ts'
import { dayWords } from '../../client/child-text.ts'
import { useMay } from '../../client/me.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { t } from '../../words/words.ts'

export type Household = Answer<'getToday'>['households'][number]

/** One household: where it is, who looks after the children, what each needs; a visit is recorded for all who are owed one. */
export const Home = ({ home, first }: { home: Household; first: boolean }) => {
  const navigate = useNavigate()
  const mayRecord = useMay('record.write')
  const visit = home.children.filter((c) => c.duties.some((d) => d.rule === 'term-home-visits')).map((c) => c.id)
  const record = (kind: string, ids: readonly string[]) =>
    void navigate({ to: '/record/$kind', params: { kind }, search: { children: ids.join(',') } })
  return (
    <section className="card home" aria-label={home.children.map((c) => c.name).join('、')}>
      <div className="mut sm where">
        {[home.address ?? home.villageName, home.carerText].filter(Boolean).join(' · ')}
      </div>
      {home.children.map((child) => {
        const talk = child.duties.some((d) => d.rule === 'monthly-talk')
        return (
          <div key={child.id} className="one">
            <div style={{ flex: 1, minWidth: 0 }}>
              <Link to="/children/$id" params={{ id: child.id }} className="name" style={{ fontSize: 'var(--t-xl)' }}>
                {child.name}
              </Link>{' '}
              <span className="mut sm">{child.className}</span>
              <div className="row" style={{ gap: '0 12px' }}>
                {child.duties.map((d) => (
                  <StateMark key={d.id} state={d.state} text={d.text} />
                ))}
              </div>
              {child.lastTalk ? (
                <div className="mut sm">
                  {t('上次谈 {d}：{x}', { d: dayWords(child.lastTalk.on), x: child.lastTalk.line })}
                </div>
              ) : null}
              {child.note ? <div className="mut sm">{t('说好：{x}，到时问一声', { x: child.note })}</div> : null}
            </div>
            {mayRecord ? (
              <Button
                variant={first && talk && visit.length === 0 ? 'filled' : 'default'}
                aria-label={t('给{name}记谈心', { name: child.name })}
                onClick={() => record('talk', [child.id])}
              >
                {t('谈心')}
              </Button>
            ) : null}
          </div>
        )
      })}
      {visit.length > 0 && mayRecord ? (
        <div className="act">
          <Button fullWidth variant={first ? 'filled' : 'default'} onClick={() => record('home-visit', visit)}>
            {visit.length > 1 ? t('一起记家访（{n} 个孩子）', { n: visit.length }) : t('记家访')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}
