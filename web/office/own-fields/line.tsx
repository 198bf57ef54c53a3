import { ActionIcon } from '@mantine/core'
import { useState } from 'react'
import { OWN_FIELD_KINDS, type OwnFieldKind } from '../../../domain/kit/own-field.ts'
import type { Answer } from '../../client/call.ts'
import { dayWords } from '../../client/child-text.ts'
import { useMe } from '../../client/me.tsx'
import { tell } from '../../client/notify.ts'
import { useDo } from '../../client/queries.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

export type OwnItem = Answer<'listOwnFields'>['items'][number]

const ANSWERS: Record<OwnFieldKind, string> = {
  choice: '单选',
  choices: '多选',
  text: '一行字',
  'long-text': '几行字',
  number: '数目',
  'yes-no': '是或否',
  date: '日期',
  time: '几点几分',
  money: '金额（元）',
}
export const ANSWER_KINDS = OWN_FIELD_KINDS.map((value) => ({ value, label: ANSWERS[value] }))

/** Puts one question before or behind another; the list is shown anew when it is stored. */
export const useOrder = (kind: { thing: OwnItem['thing']; kind: string }, living: readonly OwnItem[]) => {
  const save = useDo('orderOwnFields', ['listOwnFields', 'getMe'])
  const move = (from: number, to: number) => {
    const ids = living.map((f) => f.id)
    const [taken] = ids.splice(from, 1)
    if (taken === undefined) return
    ids.splice(to, 0, taken)
    save.mutate({ body: { thing: kind.thing, of: kind.kind, ids } })
  }
  return { move, error: save.error }
}

/** One question: how it is answered, how often it was, what was changed; to be changed, moved, ended, asked again. */
export const FieldLine = ({
  field,
  edit,
  up,
  down,
}: {
  field: OwnItem
  edit: (() => void) | null
  up: (() => void) | null
  down: (() => void) | null
}) => {
  const { today } = useMe()
  const change = useDo('changeOwnField')
  const [ending, setEnding] = useState(false)
  const set = (ended: boolean, said: string) =>
    change.mutate(
      { params: { id: field.id }, body: { version: field.version, set: { ended } } },
      {
        onSuccess: () => {
          tell(said)
          setEnding(false)
        },
      },
    )
  const options = field.options.filter((o) => !o.gone).map((o) => o.label)
  const facts = [
    t(ANSWERS[field.kind]) + (options.length ? t('：{x}', { x: options.join('、') }) : ''),
    field.unit ? t('单位：{x}', { x: field.unit }) : '',
    field.required ? t('必填') : t('可以不填'),
    field.endedOn ? t('{d}停问', { d: dayWords(field.endedOn) }) : '',
    field.fromOn > today ? t('{d}起才问', { d: dayWords(field.fromOn) }) : '',
    field.answered ? t('答过 {n} 次', { n: field.answered }) : t('还没有人答过'),
  ]
  return (
    <li>
      <div className="row" style={{ flexWrap: 'nowrap', alignItems: 'flex-start', gap: 8 }}>
        <div style={{ flex: 1, minWidth: 0 }}>
          <b>{field.label}</b>
          <div className="sm mut">{facts.filter(Boolean).join(' · ')}</div>
        </div>
        {up || down ? (
          <span className="row" style={{ flexWrap: 'nowrap', gap: 4 }}>
            <Arrow text={t('“{x}”往上移', { x: field.label })} go={up} sign="↑" />
            <Arrow text={t('“{x}”往下移', { x: field.label })} go={down} sign="↓" />
          </span>
        ) : null}
      </div>
      <div className="row" style={{ gap: '0 16px', alignItems: 'baseline' }}>
        {edit ? (
          <>
            <button type="button" className="linkish sm" onClick={edit} aria-label={t('改“{x}”', { x: field.label })}>
              {t('改')}
            </button>
            <button
              type="button"
              className="linkish sm"
              onClick={() => setEnding(true)}
              aria-label={t('停问“{x}”', { x: field.label })}
            >
              {t('停问')}
            </button>
          </>
        ) : (
          <button
            type="button"
            className="linkish sm"
            onClick={() => set(false, t('“{x}”接着问了。', { x: field.label }))}
            aria-label={t('接着问“{x}”', { x: field.label })}
          >
            {t('接着问')}
          </button>
        )}
        <details className="sm">
          <summary className="mut" style={{ cursor: 'pointer', minHeight: 26 }}>
            {t('改过什么')}
          </summary>
          {field.history.map((h, i) => (
            <div key={`${h.on}${i.toString()}`} className="mut">
              {dayWords(h.on)}　{h.by}　{h.text}
            </div>
          ))}
          {field.earlier ? (
            <div className="mut">{t('更早还改过 {n} 次，在“操作记录”里。', { n: field.earlier })}</div>
          ) : null}
        </details>
      </div>
      {change.error && !ending ? <Fault error={change.error} /> : null}
      {ending ? (
        <Confirm
          title={t('停问“{x}”', { x: field.label })}
          text={
            field.answered
              ? t('以后的表上不再问。已经答的 {n} 次都还在，也还看得到；要的时候可以接着问。', { n: field.answered })
              : t('以后的表上不再问。要的时候可以接着问。')
          }
          yes={t('停问')}
          no={t('还问')}
          busy={change.isPending}
          error={change.error}
          go={() => set(true, t('“{x}”停问了。', { x: field.label }))}
          close={() => setEnding(false)}
        />
      ) : null}
    </li>
  )
}

const Arrow = ({ text, go, sign }: { text: string; go: (() => void) | null; sign: string }) => (
  <ActionIcon
    variant="default"
    className="own-arrow"
    aria-label={text}
    disabled={go === null}
    onClick={go ?? undefined}
  >
    {sign}
  </ActionIcon>
)
