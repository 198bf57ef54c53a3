import { SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import { t } from '../../words/words.ts'
import type { Summary } from './page-context.ts'

type Line = Summary['lookback'][number]
type Outcomes = Record<string, { done: boolean; why: string }>

/** What became of each line of the last plan: the author says, the chapter writes itself from it. */
export const LookbackAnswers = ({ summary, answer }: { summary: Summary; answer: (outcomes: Outcomes) => void }) => {
  const now: Outcomes = Object.fromEntries(summary.lookback.flatMap((l) => (l.outcome ? [[l.key, l.outcome]] : [])))
  return (
    <div className="lookback noprint">
      <p className="xs mut">{t('上学期签发的打算，一条一条说：办成了没有？')}</p>
      {summary.lookback.map((line, i) => (
        <Answered
          key={line.key}
          line={line}
          number={i + 1}
          due={line.by === null || line.by <= summary.cutoff}
          answer={(outcome) => answer({ ...now, [line.key]: outcome })}
        />
      ))}
    </div>
  )
}

const Answered = ({
  line,
  number,
  due,
  answer,
}: {
  line: Line
  number: number
  due: boolean
  answer: (outcome: { done: boolean; why: string }) => void
}) => {
  const [why, setWhy] = useState(line.outcome?.why ?? '')
  const state = line.outcome === null ? '' : line.outcome.done ? 'done' : 'open'
  return (
    <div className="answered">
      <span className="sm">
        {number}. {line.text}
      </span>
      {due ? (
        <div className="row">
          <SegmentedControl
            size="xs"
            aria-label={t('第 {n} 条办成了吗', { n: number })}
            value={state}
            onChange={(v) => answer({ done: v === 'done', why })}
            data={[
              { value: 'done', label: t('办成了') },
              { value: 'open', label: t('没办成') },
            ]}
          />
          {state === '' ? null : (
            <TextInput
              size="xs"
              style={{ flex: 1, minWidth: 140 }}
              aria-label={
                state === 'open' ? t('第 {n} 条为什么没办成', { n: number }) : t('第 {n} 条补一句', { n: number })
              }
              placeholder={state === 'open' ? t('为什么没办成') : t('补一句，可不写')}
              value={why}
              maxLength={120}
              onChange={(e) => setWhy(e.currentTarget.value)}
              onBlur={() => why !== (line.outcome?.why ?? '') && answer({ done: state === 'done', why: why.trim() })}
            />
          )}
        </div>
      ) : (
        <span className="xs mut">{t('还没到期')}</span>
      )}
    </div>
  )
}
