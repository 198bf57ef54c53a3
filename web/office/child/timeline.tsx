import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { answersTold } from '../../../domain/kit/own-answers.ts'
import { RECORD_KINDS } from '../../../domain/records/list.ts'
import { dayWords, shanghaiDay } from '../../client/child-text.ts'
import { useRecordKind } from '../../client/own-kinds.ts'
import { quotesOf } from '../../client/record-kinds.ts'
import { ConcernMark } from '../../concern/mark.tsx'
import { t } from '../../words/words.ts'
import type { File } from './child-file.ts'

type Item = File['timeline'][number]

/** What happened, newest first: records as they were written, corrections beside what they replaced, changes of facts. */
export const Timeline = ({ file }: { file: File }) => {
  const [show, setShow] = useState<string>('all')
  const found = new Set(file.timeline.flatMap((i) => (i.type === 'record' ? [i.record.kind] : [])))
  const shows: [key: string, text: string][] = [
    ['all', '全部'],
    ...RECORD_KINDS.filter((k) => found.has(k.kind)).map((k): [string, string] => [k.kind, k.title]),
    ['change', '变动'],
  ]
  const items = file.timeline.filter(
    (i) => show === 'all' || (i.type === 'record' ? i.record.kind === show : show === 'change'),
  )
  return (
    <section className="card pad col o3" style={{ gap: 10, minHeight: 200 }}>
      <div className="row">
        <h2 className="sec">{t('经过')}</h2>
        <span className="sp" />
        <div className="row noprint" style={{ gap: '0 12px' }} role="group" aria-label={t('看哪些经过')}>
          {shows.map(([key, text]) => (
            <button
              key={key}
              type="button"
              className="linkish sm"
              aria-pressed={show === key}
              style={show === key ? { fontWeight: 600 } : { color: 'var(--ink-2)' }}
              onClick={() => setShow(key)}
            >
              {t(text)}
            </button>
          ))}
        </div>
      </div>
      {items.length === 0 ? (
        <span className="mut">
          {file.timeline.length === 0
            ? t('还没有记录。谈一次心、去一次家里，都会按日期排在这里。')
            : t('没有这一类的经过。')}
        </span>
      ) : null}
      {items.map((item, i) => (
        <Line key={item.type === 'record' ? item.record.id : `${item.on}${i.toString()}`} item={item} />
      ))}
    </section>
  )
}

const Line = ({ item }: { item: Item }) => {
  const on = (
    <span className="mut sm num" style={{ paddingTop: 1 }}>
      {dayWords(item.on)}
    </span>
  )
  if (item.type === 'change')
    return (
      <div className="event">
        {on}
        <div>
          <b>{t('变动')}</b>　<span className="mut">{item.by}</span>　{item.text}
        </div>
      </div>
    )
  const { record } = item
  const cameIn = shanghaiDay(record.receivedAt)
  const said = quotesOf(record)
  return (
    <div className="event" style={record.supersededBy ? { opacity: 0.75 } : undefined}>
      {on}
      <div>
        <b>{t(record.kindTitle)}</b>　<span className="mut">{record.author.name}</span>　{record.line}
        {said.map((words) => (
          <div key={words} className="mut">
            {t('“{x}”', { x: words })}
          </div>
        ))}
        <Own kind={record.kind} body={record.body} />
        {record.concern ? <ConcernMark state={record.concern} /> : null}
        <div className="row xs mut" style={{ gap: '0 12px' }}>
          {cameIn > record.happenedOn ? (
            <span>
              {t(record.paper ? '{d}从纸上补记' : record.late ? '{d}补记' : '{d}记下', { d: dayWords(cameIn) })}
            </span>
          ) : null}
          {record.replaces ? <span>{t('更正过')}</span> : null}
          {record.supersededBy ? <span>{t('已被更正，以新的为准')}</span> : null}
          {record.children.length > 1 ? (
            <span>{t('一起的：{x}', { x: record.children.map((c) => c.name).join('、') })}</span>
          ) : null}
          {record.canCorrect ? (
            <Link
              className="noprint"
              to="/record/$kind"
              params={{ kind: record.kind }}
              search={{ replaces: record.id }}
            >
              {t('更正')}
            </Link>
          ) : null}
        </div>
      </div>
    </div>
  )
}

/** What the county asks besides, by its questions. */
const Own = ({ kind, body }: { kind: string; body: Readonly<Record<string, unknown>> }) => {
  const own = useRecordKind(kind)?.own
  return own
    ? answersTold({ fields: [], own }, body).map((told) => (
        <div key={told.name} className="mut">
          {t('{q}：{a}', { q: told.label, a: told.text })}
        </div>
      ))
    : null
}
