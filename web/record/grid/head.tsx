import { Button } from '@mantine/core'
import type { RecordBody } from '../../../domain/kit/define-record.ts'
import { type GridColumn, headLacks, isOfChildren, marksOf, toldOf } from '../../../domain/records/class-grid.ts'
import { dayWords } from '../../client/child-text.ts'
import { Choice, Choices } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { t } from '../../words/words.ts'
import { Field } from '../field.tsx'
import { OwnFields } from '../own-fields.tsx'
import type { Letter } from './sheet.ts'

/** The head of a column: what a tap will have written, in words, and the way to say it otherwise; then all the others at once. */
export const ColumnHead = ({
  column,
  head,
  brush,
  letter,
  left,
  open,
  fill,
}: {
  column: GridColumn
  head: RecordBody
  brush: string
  /** A letter that is written down already: what is tapped corrects it. */
  letter: Letter | null
  /** How many have nothing yet. */
  left: number
  open: () => void
  fill: () => void
}) => {
  const first = headLacks(column, head).map((label) => t('先点“{x}”', { x: t(label) }))
  const mark = t(marksOf(column).find((m) => m.value === brush)?.label ?? '')
  const title = t(column.kind.title)
  const says = toldOf(column, head, brush)
    .map((said) => t(said.short))
    .join('，')
  return (
    <td>
      <div className="grid-head">
        <button
          type="button"
          className="linkish grid-says"
          onClick={open}
          aria-label={[t('{x} 点一下写下：{w}', { x: title, w: says }), ...first].join(' ')}
        >
          {says}
          {first.map((words) => (
            <span key={words} className="c-overdue grid-lacks">
              {' '}
              {words}
            </span>
          ))}
        </button>
        {letter ? <span className="xs mut">{t('{d}那封', { d: dayWords(letter.happenedOn) })}</span> : null}
        <button
          type="button"
          className="pill grid-fill"
          disabled={left === 0}
          onClick={fill}
          aria-label={t('{x} 其余都记“{m}”，{n} 名', { x: title, n: left, m: mark })}
        >
          {t('其余都记')}
        </button>
      </div>
    </td>
  )
}

/** What is the same for all of a column, said once; and what the next taps say. */
export const HeadDialog = ({
  column,
  head,
  brush,
  letter,
  day,
  set,
  choose,
  close,
}: {
  column: GridColumn
  head: RecordBody
  brush: string
  letter: Letter | null
  day: string
  set: (head: RecordBody) => void
  choose: (mark: string) => void
  close: () => void
}) => {
  const marks = marksOf(column)
  const asked = column.kind.fields.filter((f) => column.asked.includes(f.name) && (letter === null || f.required))
  const lacks = headLacks(column, head)
  return (
    <Dialog onClose={close} title={t('{x}：点一下会写下什么', { x: t(column.kind.title) })}>
      <div className="col">
        {asked.map((field) => (
          <Field
            key={field.name}
            field={{ ...field, options: (field.options ?? []).filter((o) => !o.urgent && !o.gone) }}
            value={head[field.name]}
            set={(v) => set({ ...head, [field.name]: v })}
            fault={undefined}
          />
        ))}
        <OwnFields own={column.kind.own} body={head} day={day} set={set} faultOf={() => undefined} />
        {marks.length > 1 ? (
          <Choices label={t('点一下名字记成')} fault={undefined}>
            {marks.map((m) => (
              <Choice key={m.value} on={m.value === brush} tap={() => choose(m.value)} text={t(m.label)} />
            ))}
          </Choices>
        ) : null}
        <p className="note">
          {t('每点一名，就写下：')}
          {toldOf(column, head, brush)
            .map((said) => `${t(said.label)}：${t(said.text)}`)
            .join('；')}
          {t('。别的一句也不写。')}
        </p>
        {isOfChildren(column) ? (
          <p className="sm mut">{t('不是这样的孩子不要点，点他的名字单独记；担心安全的也单独记。')}</p>
        ) : (
          <p className="sm mut">
            {letter
              ? t('这封信 {d} 已经记过：点了的改成现在这样，没点的不变。', { d: dayWords(letter.happenedOn) })
              : t('全班是一封信，没点的不写在里面；回执回来了，再来这里点。')}
          </p>
        )}
        <Button onClick={close} disabled={lacks.length > 0}>
          {lacks.length > 0 ? t('先点“{x}”', { x: t(lacks[0] ?? '') }) : t('好')}
        </Button>
      </div>
    </Dialog>
  )
}
