import { Button } from '@mantine/core'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { ruleOf } from '../../domain/duties/list.ts'
import { dormitory } from '../../domain/entries/dormitory.ts'
import { home } from '../../domain/entries/home.ts'
import { entryKind } from '../../domain/entries/list.ts'
import { answerWords } from '../../domain/kit/answer-words.ts'
import type { EntryKind } from '../../domain/kit/define-entry.ts'
import { isAboutChildren } from '../../domain/kit/define-record.ts'
import type { FieldSpec } from '../../domain/kit/field-spec.ts'
import { everyAnswer } from '../../domain/kit/own-answers.ts'
import { RECORD_KINDS } from '../../domain/records/list.ts'
import { longDate } from '../../domain/reports/prose/numbers.ts'
import type { Answer } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { useMe } from '../client/me.tsx'
import { useEntryKind } from '../client/own-kinds.ts'
import { useAsk } from '../client/queries.ts'
import { useKindsOf } from '../client/record-kinds.ts'
import { LoansOut } from '../loans/out.tsx'
import { Pictures } from '../pictures/pictures.tsx'
import { Fault, Loading, Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { EndEntry } from './end.tsx'
import { Hanging } from './hanging.tsx'
import { useEntryKinds } from './kinds.ts'
import { Owed } from './owed.tsx'
import { Settle } from './settle.tsx'
import { EntryState } from './state.tsx'
import { ENTRY_RECORDS, Timeline } from './timeline.tsx'
import { Use } from './use.tsx'

type Entry = Answer<'getEntry'>

/** Registers whose children have a list of birthdays and festivals. */
const HAS_OCCASIONS: readonly string[] = [dormitory.kind, home.kind]

/** One entry: what it says, how it stands, how it is used, what it owes, what was recorded and changed on it. */
export const Screen = () => {
  const { id } = useParams({ strict: false }) as { id: string }
  const found = useAsk('getEntry', { params: { id }, query: { limit: ENTRY_RECORDS } })
  if (found.error && !found.data)
    return (
      <div className="page">
        <Fault error={found.error} again={() => void found.refetch()} />
      </div>
    )
  if (!found.data)
    return (
      <div className="page">
        <Loading />
      </div>
    )
  return (
    <>
      {entryKind(found.data.kind)?.unprinted ? (
        <p className="only-print">{t('这一条只在系统里看，不印出来。')}</p>
      ) : null}
      <One key={id} entry={found.data} />
    </>
  )
}

const One = ({ entry }: { entry: Entry }) => {
  const me = useMe()
  const navigate = useNavigate()
  const [ending, setEnding] = useState(false)
  const kind = useEntryKind(entry.kind)
  const offered = useKindsOf(entry.kind)
  const records = entry.canRecord && !entry.ended ? offered : []
  // Who was written down is who was not well: no picture of who came.
  const byException = RECORD_KINDS.some(
    (k) => k.subject?.of === 'entry' && k.subject.entry === entry.kind && k.took?.rest !== undefined,
  )
  return (
    <Page
      kind={kind?.unprinted ? 'narrow noprint' : 'narrow'}
      title={t(entry.kindTitle)}
      head={
        <>
          <span>{t('{x} {title}', { x: me.post.place.name, title: t(entry.kindTitle) })}</span>
          <span>{t('{d} 打印', { d: longDate(me.today) })}</span>
        </>
      }
      aside={<About entry={entry} chained={kind?.chain?.problem !== undefined} />}
      actions={
        <>
          {entry.canWrite ? <Lacking entry={entry} /> : null}
          {entry.canRecord && !entry.ended ? <Begins entry={entry} /> : null}
          {HAS_OCCASIONS.includes(entry.kind) && !entry.ended ? (
            <Button component={Link} to="/occasions" search={{ entry: entry.id } as never} variant="default">
              {t('生日与节日')}
            </Button>
          ) : null}
          {records.map((record) => (
            <Button
              key={record.kind}
              variant={isAboutChildren(record) ? 'default' : 'filled'}
              onClick={() =>
                void navigate({
                  to: '/record/$kind',
                  params: { kind: record.kind },
                  search: { entry: entry.id } as never,
                })
              }
            >
              {t(record.button)}
            </Button>
          ))}
          {entry.canWrite ? (
            <>
              <Button
                variant="default"
                onClick={() => void navigate({ to: '/entries/$id/edit', params: { id: entry.id } })}
              >
                {t('改内容')}
              </Button>
              <Button
                variant={records.length || kind?.chain?.as === 'problem' ? 'default' : 'filled'}
                onClick={() => setEnding(true)}
              >
                {t('结束')}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <section className="card pad col" style={{ gap: 10 }}>
        <b>{entry.line}</b>
        <div>
          <EntryState entry={entry} />
        </div>
        {entry.canWrite && !entry.ended && entry.due.length > 0 ? (
          <Settle entry={{ ...entry, line: `${entry.about.name}：${entry.line}` }} />
        ) : null}
        {entry.ended && entry.endReason ? <div className="mut">{t('原因：{x}', { x: entry.endReason })}</div> : null}
        <div className="facts asked">
          {(kind ? everyAnswer(kind, entry.body) : []).map(({ field, value }) =>
            value === undefined ? null : (
              <Fact key={field.name} title={t(field.label)} text={told(field, value, namesOf(entry))} />
            ),
          )}
          <Fact title={t('从哪天起')} text={dayWords(entry.from)} />
          {entry.until && !entry.ended ? <Fact title={t('说好到哪天')} text={dayWords(entry.until)} /> : null}
          <Fact title={t('谁登记的')} text={entry.author.name} />
        </div>
      </section>
      {byException ? null : <Use entry={entry} />}
      {entry.kind === home.kind && entry.canRecord ? <LoansOut entry={entry.id} /> : null}
      <Hanging entry={entry} />
      <EntryPictures entry={entry} />
      <Owed entry={entry} />
      <Timeline entry={entry} />
      {ending && kind ? <EndEntry entry={entry} kind={kind} close={() => setEnding(false)} /> : null}
    </Page>
  )
}

/** Papers and pictures of the entry; a case has none (decision 062). */
const EntryPictures = ({ entry }: { entry: Entry }) => (
  <div className={entryKind(entry.kind)?.unprinted ? 'noprint' : undefined}>
    <Pictures of="entry" on={entry.id} headed />
  </div>
)

const PRESSING: readonly string[] = ['open', 'due-soon', 'overdue', 'missed']

/** What the child should have beside this entry and has not: a plan for a key child, begun with one tap. */
const Lacking = ({ entry }: { entry: Entry }) => {
  const { write } = useEntryKinds()
  const asked = entry.duties
    .filter((d) => PRESSING.includes(d.state))
    .flatMap((d) => {
      const rule = ruleOf(d.rule)
      return rule?.subject === 'entry' ? (rule.beside ?? []) : []
    })
  if (entry.about.kind !== 'child') return null
  return write
    .filter((kind) => asked.includes(kind.kind))
    .map((kind) => (
      <Button
        key={kind.kind}
        component={Link}
        to="/entries/new/$kind"
        params={{ kind: kind.kind } as never}
        search={{ child: entry.about.id } as never}
      >
        {t('登记{x}', { x: t(kind.title) })}
      </Button>
    ))
}

/** Registers whose entries are begun at this one: what comes in at a station. */
const Begins = ({ entry }: { entry: Entry }) => {
  const { read, write } = useEntryKinds()
  const of = (kinds: readonly EntryKind[]) => kinds.filter((kind) => kind.of === entry.kind)
  return (
    <>
      {of(write).map((kind) => (
        <Button
          key={kind.kind}
          component={Link}
          to="/entries/new/$kind"
          params={{ kind: kind.kind } as never}
          search={{ entry: entry.id } as never}
        >
          {t('登记{x}', { x: t(kind.title) })}
        </Button>
      ))}
      {of(read).map((kind) => (
        <Button key={kind.kind} variant="default" component={Link} to="/entries" search={{ kind: kind.kind } as never}>
          {t('看{x}', { x: t(kind.title) })}
        </Button>
      ))}
    </>
  )
}

const About = ({ entry, chained }: { entry: Entry; chained: boolean }) =>
  entry.about.kind === 'child' ? (
    <>
      <Link to="/children/$id" params={{ id: entry.about.id }} className="name">
        {entry.about.name}
      </Link>
      {chained ? (
        <Link to="/children/$id/support" params={{ id: entry.about.id }} className="noprint" style={{ marginLeft: 12 }}>
          {t('帮扶跟到哪一步')}
        </Link>
      ) : null}
    </>
  ) : (
    <span>{entry.about.name}</span>
  )

/** An answer in words; rows one under the other, by their number. */
const told = (field: FieldSpec, value: unknown, names: ReadonlyMap<string, string>): ReactNode =>
  field.kind === 'repeat' && Array.isArray(value) && value.length > 1
    ? value.map((row, i) => (
        // A row has no id: it is told by where it stands.
        <div key={i.toString()}>
          {i + 1}　{answerWords(field, [row], names)}
        </div>
      ))
    : field.kind === 'date'
      ? dayWords(String(value))
      : answerWords(field, value, names)

/** Children and records that its answers name: in words, where the reader sees them. */
const namesOf = (entry: Entry) => new Map([...entry.children, ...entry.named].map((one) => [one.id, one.name]))

const Fact = ({ title, text }: { title: string; text: ReactNode }) => (
  <>
    <span className="mut">{title}</span>
    <span className="as-written">{text}</span>
  </>
)
