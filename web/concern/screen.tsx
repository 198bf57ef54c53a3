import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMay } from '../client/me.tsx'
import { Empty, Fault, Loading, Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { AnswerForm } from './answer-form.tsx'
import { type Concern, sinceWords, stateWords, useConcerns } from './strip.tsx'

/** Worries about safety that are open; one of them opens to what was done about it. */
export const Screen = () => {
  const search = useSearch({ strict: false }) as { record?: string; child?: string }
  const navigate = useNavigate()
  const may = useMay('concern.read')
  const mayAnswer = useMay('concern.answer')
  const asked = useConcerns()
  const items = asked.data?.items ?? []
  const chosen = (c: Concern) =>
    items.length === 1 || (c.recordId === search.record && (search.child === undefined || c.childId === search.child))
  return (
    <Page kind="narrow" title={t('担心安全')} aside={t('写明怎么处理的，才算办结')}>
      <p className="sm">
        {t('孩子正有危险，先打电话：')}
        <Link to="/help">{t('遇到急事怎么办')}</Link>
      </p>
      {asked.error && !asked.data ? <Fault error={asked.error} again={() => void asked.refetch()} /> : null}
      {may && !asked.data && !asked.error ? <Loading rows={3} /> : null}
      {!may || (asked.data && items.length === 0) ? (
        <Empty
          text={
            asked.data && asked.data.open > 0 && !mayAnswer
              ? t('有 {n} 件没有办结，由学校和村里处理。', { n: asked.data.open })
              : t('没有等着写明的。刚遇到急事，先打电话，再从“今天”给孩子记一笔，看下来选“担心安全”。')
          }
        >
          <Link to="/today">{t('去记一笔')}</Link>
        </Empty>
      ) : null}
      {items.map((c) => (
        <section key={c.recordId + c.childId} className="card pad col" aria-label={c.childName}>
          <div className="row" style={{ gap: '4px 12px' }}>
            <Link to="/children/$id" params={{ id: c.childId }} className="name" style={{ fontSize: 'var(--t-xl)' }}>
              {c.childName}
            </Link>
            <span className="mut">{[c.schoolName, c.className].filter(Boolean).join(' ')}</span>
            <span className="sp" />
            <span className="mut sm">{sinceWords(c)}</span>
          </div>
          <b className="c-overdue">{stateWords(c)}</b>
          {chosen(c) ? (
            <AnswerForm
              recordId={c.recordId}
              childId={c.childId}
              more={false}
              saved={() => void navigate({ to: items.length > 1 ? '/concerns' : '/today', search: {} as never })}
            />
          ) : (
            <Link
              to="/concerns"
              search={{ record: c.recordId, child: c.childId } as never}
              replace
              aria-label={t('写下{name}怎么处理的', { name: c.childName })}
            >
              {t('写下怎么处理的')}
            </Link>
          )}
        </section>
      ))}
    </Page>
  )
}
