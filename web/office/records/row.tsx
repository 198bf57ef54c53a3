import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { AnswerColumn } from '../../../domain/kit/answer-columns.ts'
import { answersTold } from '../../../domain/kit/own-answers.ts'
import type { TookPart } from '../../../domain/kit/record-subject.ts'
import { needsReason } from '../../../domain/roles.ts'
import type { Answer } from '../../client/call.ts'
import { useMe } from '../../client/me.tsx'
import { useRecordKind } from '../../client/own-kinds.ts'
import { paperLine } from '../../client/paper-line.ts'
import { useRecordKinds } from '../../client/record-kinds.ts'
import { ConcernMark } from '../../concern/mark.tsx'
import { Pictures } from '../../pictures/pictures.tsx'
import { t } from '../../words/words.ts'
import { BookedMoney } from './booked-money.tsx'
import { BulletinButton } from './bulletin-button.tsx'

type Rec = Answer<'listRecords'>['items'][number]

/** One record as a line; opened it shows every answer by its question, and who may put it right. */
export const Row = ({
  record: r,
  day,
  columns,
  asked = false,
}: {
  record: Rec
  day: string
  columns: readonly AnswerColumn[]
  /** Somebody came for this one: it is open. */
  asked?: boolean
}) => {
  const me = useMe()
  const [open, setOpen] = useState(asked)
  const kind = useRecordKind(r.kind)
  const paper = paperLine(r)
  const told = new Map((kind ? answersTold(kind, r.body) : []).map((x) => [x.name, x.text]))
  return (
    <>
      <tr>
        <td className="nowrap">
          {day}
          {r.paper || r.late ? <span className="mut xs"> {r.paper ? t('从纸上补记') : t('补记')}</span> : null}
        </td>
        <td>{t(r.kindTitle)}</td>
        <td className="wrap">
          {r.place ? <span>{r.place.name}</span> : null}
          {r.entry ? (
            <Link to="/entries/$id" params={{ id: r.entry.id }} className="name" style={{ marginRight: 8 }}>
              {r.entry.line}
            </Link>
          ) : null}
          {r.children.map((c) => (
            <Link key={c.id} to="/children/$id" params={{ id: c.id }} className="name" style={{ marginRight: 8 }}>
              {c.name}
            </Link>
          ))}
        </td>
        <td className="wrap" style={{ minWidth: 220 }}>
          <button
            type="button"
            className="linkish"
            style={{ color: 'inherit' }}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {paper === null ? (
              r.line
            ) : (
              <>
                <span className="noprint">{r.line}</span>
                <span className="only-print">{paper}</span>
              </>
            )}{' '}
            <span className="why xs noprint">{open ? t('收起') : t('详情')}</span>
          </button>
          {r.concern ? (
            <div className="noprint">
              <ConcernMark state={r.concern} />
            </div>
          ) : null}
        </td>
        {columns.map((column) => (
          <td key={column.name} className="wrap">
            <span className="only-phone mut sm">{t('{x}：', { x: column.title })}</span>
            {told.get(column.name)}
          </td>
        ))}
        <td>{r.author.name}</td>
      </tr>
      {open ? (
        <tr>
          <td />
          <td colSpan={4 + columns.length} className="wrap">
            <div className="facts asked">
              {(kind ? answersTold(kind, r.body) : []).map((told) => (
                <Answered key={told.name} label={t(told.label)} text={told.text} />
              ))}
              {r.staff.length && kind?.staff ? (
                <Answered label={t(kind.staff.title)} text={r.staff.map((p) => p.name).join('、')} />
              ) : null}
              {kind?.took && r.took.length ? <Attendance took={kind.took} record={r} /> : null}
            </div>
            <Absent record={r} />
            {needsReason(me.post.role) ? (
              <p className="xs mut">{t('孩子的话在孩子的档案里，打开要写明原因。')}</p>
            ) : null}
            <BookedMoney id={r.id} kind={r.kind} />
            <Pictures of="record" on={r.id} label={t('这一条的照片')} />
            <BulletinButton record={r} />
            {r.replaces ? <p className="xs mut">{t('这一条更正了原来记的。')}</p> : null}
            {r.canCorrect ? (
              <Link className="sm" to="/record/$kind" params={{ kind: r.kind }} search={{ replaces: r.id }}>
                {t('更正这一条')}
              </Link>
            ) : null}
          </td>
        </tr>
      ) : null}
    </>
  )
}

const Answered = ({ label, text }: { label: string; text: string }) => (
  <>
    <span className="mut">{label}</span>
    <span>{text}</span>
  </>
)

/** Each child that stands in the roll with the mark that another kind of record tells of (who did not come): one tap to write it. */
const Absent = ({ record }: { record: Rec }) => {
  const kinds = useRecordKinds()
  return kinds.map((kind) => {
    const pick = kind.fields.find((f) => f.record?.of === record.kind)?.record
    const missing = record.took.filter((c) => pick?.mark !== undefined && c.mark === pick.mark)
    if (missing.length === 0) return null
    return (
      <div key={kind.kind} className="row noprint" style={{ gap: '4px 12px' }}>
        <span className="mut sm">{t('没来的，{x}：', { x: t(kind.title) })}</span>
        {missing.map((c) => (
          <Link
            key={c.id}
            to="/record/$kind"
            params={{ kind: kind.kind }}
            search={{ children: c.id, of: record.id } as never}
            className="sm"
            style={{ paddingBlock: 10 }}
            aria-label={t('给{name}{button}', { name: c.name, button: t(kind.button) })}
          >
            {c.name}
          </Link>
        ))}
      </div>
    )
  })
}

/** How many came in which way, and by name who did not: the last mark of a roll is its absence. */
const Attendance = ({ took, record }: { took: TookPart; record: Rec }) => {
  const absent = took.marks.at(-1)?.value
  const names = record.took.filter((c) => c.mark === absent).map((c) => c.name)
  return (
    <Answered
      label={t(took.title)}
      text={[
        ...took.marks.map((m) => `${t(m.label)} ${record.took.filter((c) => c.mark === m.value).length}`),
        ...(names.length ? [t('没来的：{x}', { x: names.join('、') })] : []),
      ].join('；')}
    />
  )
}
