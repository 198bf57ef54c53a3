import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { isAboutChildren } from '../../domain/kit/define-record.ts'
import { answersTold } from '../../domain/kit/own-answers.ts'
import type { TookPart } from '../../domain/kit/record-subject.ts'
import type { Answer } from '../client/call.ts'
import { dayWords, weekdayWords } from '../client/child-text.ts'
import { useRecordKind } from '../client/own-kinds.ts'
import { useAsk } from '../client/queries.ts'
import { Pictures } from '../pictures/pictures.tsx'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'

type Entry = Answer<'getEntry'>
type Rec = Entry['records']['items'][number]
/** Records of a page. */
export const ENTRY_RECORDS = 20

/** What was recorded of an entry and what was changed on it, as one line of time, the newest first. */
export const Timeline = ({ entry }: { entry: Entry }) => {
  const [cursors, setCursors] = useState<string[]>([])
  const changes = entry.history.map((change, i) => ({ on: change.on, key: `${change.on}${i.toString()}`, change }))
  const events = [
    ...entry.records.items.map((record) => ({ on: record.happenedOn, key: record.id, record, change: null })),
    ...changes.map((c) => ({ ...c, record: null })),
  ].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
  const more = (cursor: string | null) => (cursor === null ? undefined : () => setCursors([...cursors, cursor]))
  return (
    <section className="card pad col" style={{ gap: 8 }}>
      <h2 className="sec">{t('经过')}</h2>
      {events.map(({ key, record, change }) =>
        record ? (
          <Recorded key={key} record={record} />
        ) : (
          <div className="event" key={key}>
            <span className="mut sm num">{dayWords(change?.on ?? '')}</span>
            <div>
              <span className="mut">{change?.by}</span>　{change?.text}
            </div>
          </div>
        ),
      )}
      {cursors.length === 0 ? <Again go={more(entry.records.next)} /> : null}
      {cursors.map((cursor, i) => (
        <Older key={cursor} id={entry.id} cursor={cursor} last={i === cursors.length - 1} more={more} />
      ))}
    </section>
  )
}

const Again = ({ go }: { go: (() => void) | undefined }) =>
  go ? (
    <button type="button" className="linkish noprint" style={{ minHeight: 44 }} onClick={go}>
      {t('再看早一些的')}
    </button>
  ) : null

const Older = ({
  id,
  cursor,
  last,
  more,
}: {
  id: string
  cursor: string
  last: boolean
  more: (cursor: string | null) => (() => void) | undefined
}) => {
  const found = useAsk('getEntry', { params: { id }, query: { cursor, limit: ENTRY_RECORDS } })
  if (found.error) return <Fault error={found.error} again={() => void found.refetch()} />
  return (
    <>
      {(found.data?.records.items ?? []).map((record) => (
        <Recorded key={record.id} record={record} />
      ))}
      {last && found.data ? <Again go={more(found.data.records.next)} /> : null}
    </>
  )
}

/** One record in a line; opened, who came and every answer. */
const Recorded = ({ record: r }: { record: Rec }) => {
  const [open, setOpen] = useState(false)
  const kind = useRecordKind(r.kind)
  const few = kind?.staff?.least !== undefined && r.staff.length < kind.staff.least
  return (
    <div className="event">
      <span className="mut sm num">
        <span className="nowrap">{dayWords(r.happenedOn)}</span>{' '}
        <span className="nowrap">{weekdayWords(r.happenedOn)}</span>
      </span>
      <div className="col" style={{ gap: 2, minWidth: 0 }}>
        <button
          type="button"
          className="linkish"
          style={{ color: 'inherit', textAlign: 'left' }}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {kind && isAboutChildren(kind) ? (
            <>
              <b>{r.children.map((c) => c.name).join(t('、'))}</b>　{t(kind?.title ?? r.kindTitle)}：
            </>
          ) : null}
          {r.line} <span className="why xs noprint">{open ? t('收起') : t('详情')}</span>
        </button>
        <div className="row mut sm" style={{ gap: '0 12px' }}>
          {r.staff.length ? (
            <span className={few ? 'c-soon' : undefined}>
              {t('{title}：{x}', { title: t(kind?.staff?.title ?? ''), x: r.staff.map((p) => p.name).join('、') })}
            </span>
          ) : null}
          {kind?.took && r.took.length ? <span>{countsOf(kind.took, r)}</span> : null}
          {r.paper || r.late ? <span>{r.paper ? t('从纸上补记') : t('补记')}</span> : null}
        </div>
        {open ? <Pictures of="record" on={r.id} label={t('这一条的照片')} /> : null}
        {open ? (
          <div className="facts asked">
            {(kind ? answersTold(kind, r.body) : []).map((told) => (
              <Answered key={told.name} label={t(told.label)} text={told.text} />
            ))}
            {kind?.took && r.took.length ? (
              <Answered
                label={t(kind.took.title)}
                text={kind.took.marks
                  .flatMap((m) => {
                    const names = r.took.filter((c) => c.mark === m.value).map((c) => c.name)
                    return names.length ? [t('{mark}：{x}', { mark: t(m.label), x: names.join('、') })] : []
                  })
                  .join('；')}
              />
            ) : null}
            <Answered label={t('谁记的')} text={r.author.name} />
            {r.canCorrect ? (
              <>
                <span />
                <Link className="sm noprint" to="/record/$kind" params={{ kind: r.kind }} search={{ replaces: r.id }}>
                  {t('更正这一条')}
                </Link>
              </>
            ) : null}
          </div>
        ) : null}
      </div>
    </div>
  )
}

const countsOf = (took: TookPart, { took: came }: Rec): string =>
  [
    // By exception every mark is news; else the first one only says that the child was there.
    took.rest === undefined ? t('{n} 名孩子', { n: came.length }) : t('{n} 名有情况', { n: came.length }),
    ...took.marks.slice(took.rest === undefined ? 1 : 0).flatMap((m) => {
      const n = came.filter((c) => c.mark === m.value).length
      return n ? [t('{mark} {n}', { mark: t(m.label), n })] : []
    }),
  ].join(t('，'))

const Answered = ({ label, text }: { label: string; text: string }) => (
  <>
    <span className="mut">{label}</span>
    <span>{text}</span>
  </>
)
