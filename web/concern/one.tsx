import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import type { Answer } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { useMay } from '../client/me.tsx'
import { useAsk } from '../client/queries.ts'
import { Fault, Loading, Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { AdditionForm } from './addition-form.tsx'
import { CallFirst } from './call-first.tsx'
import { ConcernMark } from './mark.tsx'
import { Members } from './members.tsx'

/** One concern: whom to call first, what was seen or heard, what was done line by line, and who sees it. */
export const One = ({ id }: { id: string }) => {
  const navigate = useNavigate()
  const mayWrite = useMay('concern.write')
  const asked = useAsk('getConcern', { params: { id } })
  const { data } = asked
  if (asked.error && !data)
    return (
      <Page kind="narrow" title={t('担心安全')}>
        <Fault error={asked.error} again={() => void asked.refetch()} />
        <Link to="/concerns">{t('回到没有办结的')}</Link>
      </Page>
    )
  if (!data)
    return (
      <div className="page">
        <Loading rows={4} />
      </div>
    )
  const closed = data.state === 'answered'
  return (
    <Page kind="narrow" title={data.childName} aside={[data.schoolName, data.className].filter(Boolean).join(' ')}>
      {closed ? null : <CallFirst />}
      <div className="row noprint">
        <Button variant="default" component={Link} to="/concerns" search={{ id, paper: true } as never}>
          {t('强制报告表（打印）')}
        </Button>
      </div>
      <section className="card pad col" aria-label={t('看到听到的')}>
        <div className="row" style={{ gap: '4px 12px' }}>
          <ConcernMark state={data.state} />
          <span className="mut sm">{t('{d} {by}，{x}', { d: dayWords(data.on), by: data.by, x: data.came })}</span>
          <span className="sp" />
          {data.childId === null ? null : (
            <Link to="/children/$id" params={{ id: data.childId }} className="sm noprint">
              {t('看档案')}
            </Link>
          )}
        </div>
        {data.worried ? null : (
          <p className="sm">{t('那条记录后来更正了，不再写担心安全；这一件还要写明怎么处理的。')}</p>
        )}
        {data.danger ? (
          <p>
            <b>{data.danger}</b>
          </p>
        ) : null}
        {data.flags.length ? <p>{data.flags.join('；')}</p> : null}
        <blockquote className="said">{data.heard}</blockquote>
        {data.injuries ? <p>{t('看得见的伤：{x}', { x: data.injuries })}</p> : null}
        {data.measures.length ? <p>{t('当场：{x}', { x: data.measures.join('；') })}</p> : null}
        {data.additions.map((a) => (
          <Addition key={a.id} a={a} />
        ))}
      </section>
      {mayWrite ? (
        <AdditionForm
          concernId={id}
          told={data.told}
          closed={closed}
          saved={(close) => (close ? void navigate({ to: '/today' }) : undefined)}
        />
      ) : null}
      <Members concern={data} />
    </Page>
  )
}

const Addition = ({ a }: { a: Answer<'getConcern'>['additions'][number] }) => (
  <div className="sm added">
    <span className="mut">
      {t('{on} {by}', { on: dayWords(a.on), by: a.by })}
      {a.closed ? t('，办结') : ''}
    </span>
    {a.told ? (
      <div>
        {t('{d}{time} {way}告诉{told}', {
          d: a.toldOn ? dayWords(a.toldOn) : '',
          time: a.toldTime ? ` ${a.toldTime}` : '',
          way: a.way,
          told: a.told,
        })}
        {a.receipt ? t('，对方说：{x}', { x: a.receipt }) : ''}
        {a.number ? t('（编号 {x}）', { x: a.number }) : ''}
      </div>
    ) : null}
    {a.done ? <div>{a.done}</div> : null}
    {a.next ? <div>{t('下一步：{x}，{d}前', { x: a.next, d: dayWords(a.nextOn) })}</div> : null}
  </div>
)
