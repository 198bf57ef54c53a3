import { Button, Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { CONTACT_KINDS } from '../../domain/records/contact-kinds.ts'
import { longDate } from '../../domain/reports/prose/numbers.ts'
import { boarderWords, carerWords, dayWords, sexWords, sinceWords } from '../client/child-text.ts'
import { useMe } from '../client/me.tsx'
import { useAsk } from '../client/queries.ts'
import { quotesOf } from '../client/record-kinds.ts'
import { Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { changesSince } from './changes-since.ts'
import type { File } from './child-file.ts'
import { familyOf } from './family.ts'
import { FamilyPicture } from './family-picture.tsx'
import { Opened } from './opened.tsx'

/**
 * One page at a glance (S1.9, S3.19): who, the family drawn, what is due, the last contacts, what is different since last term, what to ask
 * next. On paper stands what anybody may read; what only its keepers may read is printed when they say so. No label in either.
 */
export const Screen = () => <Opened draw={(id, file) => <Glance key={id} id={id} file={file} />} />

const Glance = ({ id, file }: { id: string; file: File }) => {
  const me = useMe()
  const [own, setOwn] = useState(false)
  const entries = useAsk(
    'listEntries',
    { query: { child: id, state: 'open', limit: 100 } },
    { enabled: me.actions.includes('entry.read') },
  )
  const { row } = file
  const kept = file.facts.flatMap((told) => told.facts.filter((fact) => fact.keeps))
  const rest = file.facts.flatMap((told) => told.facts.filter((fact) => !fact.keeps))
  const changes = changesSince(file)
  return (
    <Page
      kind="glance-page"
      title={row.name}
      head={
        <>
          <span>{t('{x} 一页看全', { x: me.post.place.name })}</span>
          <span>{t('{d} {who} 打印', { d: longDate(me.today), who: me.name })}</span>
        </>
      }
      aside={
        <>
          {[
            sexWords(row.sex),
            row.age === null ? '' : t('{n} 岁', { n: row.age }),
            row.className,
            boarderWords(row.boarder),
          ]
            .filter(Boolean)
            .join(' · ')}
          <Link to="/children/$id" params={{ id }} className="noprint" style={{ marginLeft: 12 }}>
            {t('看档案')}
          </Link>
        </>
      }
      actions={
        <>
          <Checkbox
            label={t('自己留的那几栏也印')}
            checked={own}
            onChange={(e) => setOwn(e.currentTarget.checked)}
            styles={{ body: { alignItems: 'center', minHeight: 44 } }}
          />
          <Button onClick={() => window.print()}>{t('打印这一页')}</Button>
        </>
      }
    >
      <div className="glance-sheet">
        <Part title={t('家里')} kind="wide-left">
          <FamilyPicture picture={familyOf(file, entries.data?.items ?? [])} name={row.name} />
        </Part>
        <div className="glance-col">
          <Part title={t('孩子')}>
            <dl className="known-facts">
              <Fact name={t('住在')} text={row.address ?? row.villageName ?? ''} />
              <Fact name={t('出生')} text={row.birth ? sinceWords(row.birth) : ''} />
              <Fact
                name={t('照看的人')}
                text={[carerWords(file), file.since.care ? t('{x}起照看', { x: sinceWords(file.since.care) }) : '']
                  .filter(Boolean)
                  .join(t('，'))}
              />
              {kept.map((fact) => (
                <Fact key={fact.field} name={t(fact.label)} text={fact.text} />
              ))}
            </dl>
          </Part>
          <Part title={t('该做的')}>
            <Due file={file} />
          </Part>
          <Part title={t('最近联系')}>
            <Contacts file={file} />
          </Part>
        </div>
        <Part title={t('和上学期比')} kind={own ? 'keeper' : 'keeper noprint'}>
          {file.lastTerm === null ? (
            <span className="mut sm">{t('上学期还没有在这里用，没有可比的。')}</span>
          ) : changes.length === 0 ? (
            <span className="mut sm">
              {t('{d}放假以来，家里和学校都没有登记变化。', { d: dayWords(file.lastTerm.endedOn) })}
            </span>
          ) : (
            changes.slice(0, 8).map((change) => (
              <div key={change.on + change.text} className="sm">
                <span className="mut num">{dayWords(change.on)}</span>　{change.text}
              </div>
            ))
          )}
        </Part>
        <Part title={t('下次问一问')} kind={own ? 'keeper' : 'keeper noprint'}>
          {[...file.unknowns.map((ask) => ({ ask, why: '' })), ...file.asks].slice(0, 6).map(({ ask, why }) => (
            <div key={ask} className="sm">
              □ {t(ask)}　<span className="mut">{t(why)}</span>
            </div>
          ))}
        </Part>
        {rest.length ? (
          <Part title={t('要知道的')} kind={own ? 'keeper rest' : 'keeper rest noprint'}>
            <dl className="known-facts">
              {rest.map((fact) => (
                <Fact key={fact.field} name={t(fact.label)} text={fact.text} />
              ))}
            </dl>
          </Part>
        ) : null}
        <Part title={t('上次说到')} kind={own ? 'keeper' : 'keeper noprint'}>
          <Said file={file} />
        </Part>
      </div>
    </Page>
  )
}

const Part = ({ title, kind = '', children }: { title: string; kind?: string; children: ReactNode }) => (
  <section className={`card pad col ${kind}`} style={{ gap: 6 }} aria-label={title}>
    <h2 className="sec">
      {title}
      {kind.startsWith('keeper') ? <span className="xs mut">　{t('自己留')}</span> : null}
    </h2>
    {children}
  </section>
)

const Fact = ({ name, text }: { name: string; text: string }) =>
  text === '' ? null : (
    <div>
      <dt className="mut">{name}</dt>
      <dd>{text}</dd>
    </div>
  )

const PRESSING = ['overdue', 'due-soon', 'open']

/** What is asked for now and not done, by the day until which it is in time. */
const Due = ({ file }: { file: File }) => {
  const due = file.duties
    .filter((d) => PRESSING.includes(d.state))
    .toSorted((a, b) => (a.period.windows.due < b.period.windows.due ? -1 : 1))
  if (due.length === 0) return <span className="mut sm">{t('现在没有等着做的。')}</span>
  return due.slice(0, 8).map((d) => (
    <div key={d.id} className="row sm" style={{ gap: 8 }}>
      <span>
        {t(d.ruleTitle)} {d.period.label}
      </span>
      <span className="sp" />
      <span className="mut num">
        {d.state === 'overdue' && d.daysLate
          ? t('过期 {n} 天', { n: d.daysLate })
          : t('{d}前', { d: dayWords(d.period.windows.due) })}
      </span>
    </div>
  ))
}

const written = (file: File) =>
  file.timeline.flatMap((item) => (item.type === 'record' && !item.record.supersededBy ? [item.record] : []))

/** The last one of each way to be in touch: which day, by whom; not a word of what was said. */
const Contacts = ({ file }: { file: File }) => {
  const last = CONTACT_KINDS.flatMap((kind) => written(file).find((r) => r.kind === kind) ?? [])
  if (last.length === 0) return <span className="mut sm">{t('还没有联系的记录。')}</span>
  return last
    .toSorted((a, b) => (a.happenedOn < b.happenedOn ? 1 : -1))
    .map((r) => (
      <div key={r.id} className="row sm" style={{ gap: 8 }}>
        <span>{t(r.kindTitle)}</span>
        <span className="sp" />
        <span className="mut num">
          {dayWords(r.happenedOn)}　{r.author.name}
        </span>
      </div>
    ))
}

/** What was said or agreed last: what the next one who comes reads first. */
const Said = ({ file }: { file: File }) => {
  const said = written(file).flatMap((r) => {
    const [words] = quotesOf(r)
    return CONTACT_KINDS.includes(r.kind) && words ? [{ id: r.id, on: r.happenedOn, words }] : []
  })
  if (said.length === 0) return <span className="mut sm">{t('还没有记下说过的话。')}</span>
  return said.slice(0, 3).map(({ id, on, words }) => (
    <div key={id} className="sm">
      <span className="mut num">{dayWords(on)}</span>　{t('“{x}”', { x: words })}
    </div>
  ))
}
