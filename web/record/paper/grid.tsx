import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { isAsked } from '../../../domain/kit/condition.ts'
import type { RecordKind } from '../../../domain/kit/define-record.ts'
import type { FieldSpec } from '../../../domain/kit/fields.ts'
import { stamped } from '../../../domain/kit/own-answers.ts'
import { validateRecord } from '../../../domain/kit/validate-record.ts'
import type { Answer } from '../../client/call.ts'
import { useDraft } from '../../client/draft.ts'
import { useMe } from '../../client/me.tsx'
import { newId } from '../../client/new-id.ts'
import { tell } from '../../client/notify.ts'
import { MOST_AT_ONCE, useSaveMany } from '../../local/use-save-many.ts'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { Field } from '../field.tsx'
import { dayOfCell } from './paper-days.ts'
import type { Written } from './use-written.ts'

type Child = Answer<'listChildren'>['items'][number]
/** What a cell says, and the id under which it is sent: sent twice it is one record. */
type Cell = { id: string; text: string }

/** A worry about safety is no matter of weeks ago: it is written down by itself. */
const calm = (field: FieldSpec): FieldSpec =>
  field.options ? { ...field, options: field.options.filter((o) => !o.urgent && !o.gone) } : field

/** A row a child, a column a month, a day in a cell: each becomes a record with its real day, marked as coming from paper. */
export const PaperGrid = ({
  kind,
  place,
  list,
  months,
  from,
  written,
}: {
  kind: RecordKind
  place: string
  list: readonly Child[]
  months: readonly string[]
  from: string
  written: Written
}) => {
  const me = useMe()
  const many = useSaveMany()
  const draft = useDraft<{ body: Record<string, unknown>; cells: Record<string, Cell> }>(
    `${me.accountId}.paper.${kind.kind}.${place}`,
    { body: { ...kind.prefill }, cells: {} },
  )
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<string[]>([])
  const { body, cells } = draft.value
  const put = (changed: Readonly<Record<string, string>>) => {
    const next = { ...cells }
    for (const [key, text] of Object.entries(changed))
      if (text.trim() === '') delete next[key]
      else next[key] = { id: next[key]?.id ?? newId(), text }
    draft.set({ body, cells: next })
  }
  const filled = list.flatMap((c) =>
    months.flatMap((month) => {
      const key = `${c.id} ${month}`
      const cell = cells[key]
      return cell && !written.has(key)
        ? [{ key, cell, child: c, month, day: dayOfCell(month, cell.text, from, me.today) }]
        : []
    }),
  )
  const wrong = filled.filter((f) => f.day === null)
  const whole = stamped(kind, body)
  const problems = validateRecord(kind, { happenedOn: me.today, body: whole }, { today: me.today })
  const faultOf = (name: string) => (tried ? problems.find((p) => p.field === name)?.message : undefined)
  const send = () => {
    setTried(true)
    setRefused([])
    const ready = filled.filter((f) => f.day !== null).slice(0, MOST_AT_ONCE)
    if (problems.length > 0 || wrong.length > 0 || ready.length === 0) return
    void many
      .save(
        ready.map((f) => ({
          record: {
            id: f.cell.id,
            kind: kind.kind,
            version: kind.version,
            childIds: [f.child.id],
            happenedOn: f.day ?? '',
            body: whole,
            paper: true,
            deviceAt: new Date().toISOString(),
          },
        })),
      )
      .then((said) => {
        if (!said) return
        const left = Object.fromEntries(Object.entries(cells).filter(([, cell]) => !said.taken.has(cell.id)))
        if (Object.keys(left).length === 0) draft.discard()
        else draft.set({ body, cells: left })
        setRefused(
          ready.flatMap((f) => {
            const why = said.refused.get(f.cell.id)
            return why === undefined ? [] : [`${f.child.name}：${why}`]
          }),
        )
        if (said.taken.size > 0) {
          setTried(false)
          tell(t('补进来 {n} 条。', { n: said.taken.size }))
        }
      })
  }
  return (
    <form
      className="col"
      onSubmit={(e) => {
        e.preventDefault()
        send()
      }}
    >
      {draft.restored ? (
        <p className="note row">
          {t('接着上次没保存的内容。')}
          <button type="button" className="linkish" onClick={draft.discard}>
            {t('不要了')}
          </button>
        </p>
      ) : null}
      <div className="card pad col">
        <h2 className="sec">{t('这一批都一样的')}</h2>
        {kind.fields
          .filter((f) => isAsked(f, body) && (f.required || body[f.name] !== undefined || faultOf(f.name)))
          .map((field) => (
            <Field
              key={field.name}
              field={calm(field)}
              value={body[field.name]}
              set={(v) => draft.set({ body: { ...body, [field.name]: v }, cells })}
              fault={faultOf(field.name)}
            />
          ))}
        <p className="sm mut">{t('不一样的分几批补，或补好以后一条一条更正。')}</p>
      </div>
      <p className="sm mut">{t('每个孩子在哪天，就在那个月写几号，例如 12；没有的空着。已经记过的月份打了钩。')}</p>
      <div className="card scroll" tabIndex={-1}>
        <table className="tbl paper">
          <thead>
            <tr>
              <th>{t('孩子')}</th>
              {months.map((month) => (
                <th key={month}>
                  <FillColumn
                    month={month}
                    fill={(text) =>
                      put(
                        Object.fromEntries(
                          list.flatMap((c) => {
                            const key = `${c.id} ${month}`
                            return written.has(key) || cells[key] ? [] : [[key, text]]
                          }),
                        ),
                      )
                    }
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {list.map((c) => (
              <tr key={c.id}>
                <td>
                  <b>{c.name}</b>
                </td>
                {months.map((month) => {
                  const key = `${c.id} ${month}`
                  const done = written.get(key)
                  return (
                    <td key={month}>
                      {done ? (
                        <span className="c-met">
                          ✓ {done.map((day) => t('{d}日', { d: Number(day.slice(8)) })).join('、')}
                        </span>
                      ) : (
                        <TextInput
                          aria-label={t('{name}{m}月几号', { name: c.name, m: Number(month.slice(5)) })}
                          inputMode="numeric"
                          maxLength={6}
                          value={cells[key]?.text ?? ''}
                          error={cells[key] !== undefined && dayOfCell(month, cells[key].text, from, me.today) === null}
                          onChange={(e) => put({ [key]: e.currentTarget.value })}
                        />
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {wrong.length > 0 ? (
        <p className="sm c-overdue" role={tried ? 'alert' : 'status'}>
          {t('{list}：没有这一天，或不在开学到今天之间，请改一下。', {
            list: wrong.map((w) => `${w.child.name} ${Number(w.month.slice(5))}月“${w.cell.text}”`).join('、'),
          })}
        </p>
      ) : null}
      {tried && problems[0] ? (
        <p className="sm c-overdue" role="alert">
          {problems[0].message}
        </p>
      ) : null}
      {refused.length > 0 ? (
        <p className="note" role="alert">
          {t('{n} 条没有收下，还留在表里：{list}', { n: refused.length, list: refused.join('；') })}
        </p>
      ) : null}
      {many.error ? <Fault error={many.error} /> : null}
      <div className="row">
        <Button type="submit" disabled={filled.length === 0} loading={many.busy}>
          {filled.length === 0 ? t('先写几号') : t('补进来（{n} 条）', { n: Math.min(filled.length, MOST_AT_ONCE) })}
        </Button>
        <span className="sm mut">{t('按真实的日子记，注明“从纸上补记”。')}</span>
      </div>
    </form>
  )
}

/** A month's head: the same day for all who have none yet. */
const FillColumn = ({ month, fill }: { month: string; fill: (text: string) => void }) => {
  const [text, setText] = useState('')
  const m = Number(month.slice(5))
  return (
    <div className="row" style={{ gap: 4, flexWrap: 'nowrap' }}>
      <span>{t('{m}月', { m })}</span>
      <TextInput
        className="only-desk"
        size="xs"
        aria-label={t('{m}月都是几号', { m })}
        inputMode="numeric"
        maxLength={2}
        value={text}
        onChange={(e) => setText(e.currentTarget.value)}
        onKeyDown={(e) => {
          if (e.key !== 'Enter') return
          e.preventDefault()
          if (text !== '') fill(text)
        }}
        style={{ width: 52 }}
      />
      <button type="button" className="linkish xs only-desk" disabled={text === ''} onClick={() => fill(text)}>
        {t('都填')}
      </button>
    </div>
  )
}
