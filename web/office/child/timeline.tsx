import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { entryKind } from '../../../domain/entries/list.ts'
import { answersTold } from '../../../domain/kit/own-answers.ts'
import { RECORD_KINDS, recordKind } from '../../../domain/records/list.ts'
import type { Answer } from '../../client/call.ts'
import { dayWords, shanghaiDay } from '../../client/child-text.ts'
import { useRecordKind } from '../../client/own-kinds.ts'
import { paperLine } from '../../client/paper-line.ts'
import { useAsk } from '../../client/queries.ts'
import { quotesOf } from '../../client/record-kinds.ts'
import { ConcernMark } from '../../concern/mark.tsx'
import { useEntryKinds } from '../../entry/kinds.ts'
import type { File } from '../../file/child-file.ts'
import { picturesOf, useChildPictures } from '../../pictures/in-file.tsx'
import type { Picture } from '../../pictures/picture-words.ts'
import { Strip } from '../../pictures/strip.tsx'
import { FilterPill } from '../../ui/filter-pill.tsx'
import { t } from '../../words/words.ts'

type Item = File['timeline'][number]
type Entry = Answer<'listEntries'>['items'][number]

/** An entry of a register as the line of time tells it: the day on which it began, or was over. */
type Life = { type: 'life'; on: string; entry: Entry; over: boolean }

const livesOf = (entries: readonly Entry[]): Life[] =>
  entries.flatMap((entry) => [
    { type: 'life' as const, on: entry.from, entry, over: false },
    ...(entry.ended && entry.until ? [{ type: 'life' as const, on: entry.until, entry, over: true }] : []),
  ])

/** A day that one looks back to: a change of the family or the class, what its kind says of itself, what was begun or is over. */
const isMilestone = (item: Item | Life): boolean => {
  if (item.type === 'life') return true
  if (item.type === 'change') return item.milestone
  return !item.record.supersededBy && (recordKind(item.record.kind)?.milestone?.(item.record.body) ?? false)
}

/** What happened, newest first: records as they were written, corrections beside what they replaced, changes of facts. */
export const Timeline = ({ id, file }: { id: string; file: File }) => {
  const [show, setShow] = useState<string>('all')
  const { read } = useEntryKinds()
  const pictures = useChildPictures(id)
  const found = useAsk('listEntries', { query: { child: id, limit: 200 } }, { enabled: read.length > 0 })
  const lives = livesOf((found.data?.items ?? []).filter((e) => !entryKind(e.kind)?.file))
  const all = [...file.timeline, ...lives].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
  const kinds = new Set(file.timeline.flatMap((i) => (i.type === 'record' ? [i.record.kind] : [])))
  const items = all.filter((i) => {
    if (show === 'all') return true
    if (show === 'milestone') return isMilestone(i)
    return i.type === 'record' ? i.record.kind === show : i.type === show
  })
  const whole = show === 'all' || show === 'milestone' || show === 'change' || show === 'life'
  return (
    <section className="card pad col o3" style={{ gap: 10, minHeight: 200 }}>
      <h2 className="sec">{t('经过')}</h2>
      <div className="pills noprint" role="group" aria-label={t('看哪些经过')}>
        {SHOWS.map(([key, text]) => (
          <button
            key={key}
            type="button"
            className={show === key ? 'pill' : 'pill plain'}
            aria-pressed={show === key}
            style={show === key ? { fontWeight: 600, background: 'var(--act-soft)' } : undefined}
            onClick={() => setShow(key)}
          >
            {t(text)}
          </button>
        ))}
        {kinds.size > 1 ? (
          <FilterPill
            label={t('哪一种记录')}
            value={whole ? undefined : show}
            options={RECORD_KINDS.filter((k) => kinds.has(k.kind)).map((k) => ({ value: k.kind, label: t(k.title) }))}
            set={(kind) => setShow(kind ?? 'all')}
            offText={t('看全部经过')}
          />
        ) : null}
      </div>
      {items.length === 0 ? (
        <span className="mut">
          {all.length === 0
            ? t('还没有记录。谈一次心、去一次家里，都会按日期排在这里。')
            : show === 'milestone'
              ? t('还没有大事：家里的变化、团圆、学期结果、做到的一步，都会留在这里。')
              : t('没有这一类的经过。')}
        </span>
      ) : null}
      {items.map((item, i) =>
        item.type === 'life' ? (
          <Lived
            key={`${item.entry.id}${item.over ? '1' : '0'}`}
            life={item}
            pictures={item.over ? [] : picturesOf(pictures.data?.items, 'entry', item.entry.id)}
          />
        ) : (
          <Line
            key={item.type === 'record' ? item.record.id : `${item.on}${i.toString()}`}
            item={item}
            pictures={item.type === 'record' ? picturesOf(pictures.data?.items, 'record', item.record.id) : []}
          />
        ),
      )}
    </section>
  )
}

const SHOWS = [
  ['all', '全部'],
  ['milestone', '大事'],
  ['change', '变动'],
  ['life', '登记'],
] as const

const Lived = ({ life: { entry, on, over }, pictures }: { life: Life; pictures: readonly Picture[] }) => (
  <div className={`event${entryKind(entry.kind)?.unprinted ? ' noprint' : ''}`}>
    <span className="mut sm num" style={{ paddingTop: 1 }}>
      {dayWords(on)}
    </span>
    <div>
      <b>{t(entry.kindTitle)}</b>
      {'　'}
      <Link to="/entries/$id" params={{ id: entry.id }}>
        {entry.line}
      </Link>
      {over ? <span className="mut">　{t(entry.stateTitle)}</span> : null}
      {pictures.length > 0 ? <Strip items={pictures} label={t('这一条的照片')} /> : null}
    </div>
  </div>
)

const Line = ({ item, pictures }: { item: Item; pictures: readonly Picture[] }) => {
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
          {item.cameIn ? <div className="xs mut">{t('{d}记下', { d: dayWords(item.cameIn) })}</div> : null}
        </div>
      </div>
    )
  const { record } = item
  const cameIn = shanghaiDay(record.receivedAt)
  const said = quotesOf(record)
  const paper = paperLine(record)
  return (
    <div className="event" style={record.supersededBy ? { opacity: 0.75 } : undefined}>
      {on}
      <div>
        <b>{t(record.kindTitle)}</b>　<span className="mut">{record.author.name}</span>
        {'　'}
        {paper === null ? (
          record.line
        ) : (
          <>
            <span className="noprint">{record.line}</span>
            <span className="only-print">{paper}</span>
          </>
        )}
        {said.map((words) => (
          <div key={words} className={paper === null ? 'mut' : 'mut noprint'}>
            {t('“{x}”', { x: words })}
          </div>
        ))}
        <Own kind={record.kind} body={record.body} />
        {pictures.length > 0 ? <Strip items={pictures} label={t('这一条的照片')} /> : null}
        {record.concern ? (
          <div className="noprint">
            <ConcernMark state={record.concern} />
          </div>
        ) : null}
        <div className="row xs mut" style={{ gap: '0 12px' }}>
          {cameIn > record.happenedOn ? (
            <span>
              {t(record.paper ? '{d}从纸上补记' : record.late ? '{d}补记' : '{d}记下', { d: dayWords(cameIn) })}
            </span>
          ) : null}
          {record.replaces ? <span>{t('更正过')}</span> : null}
          {record.supersededBy ? <span>{t('已被更正，以新的为准')}</span> : null}
          {record.children.length > 1 ? (
            <span className="noprint">{t('一起的：{x}', { x: record.children.map((c) => c.name).join('、') })}</span>
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
          {record.mine || record.canCorrect ? (
            <Link className="noprint" to="/pictures/$of/$id" params={{ of: 'record', id: record.id } as never}>
              {t('添照片')}
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
