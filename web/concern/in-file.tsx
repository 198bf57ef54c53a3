import { useState } from 'react'
import type { Answer } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { useMay } from '../client/me.tsx'
import { t } from '../words/words.ts'
import { AnswerForm } from './answer-form.tsx'
import { ConcernMark } from './mark.tsx'

type Concerns = Answer<'getChild'>['concerns']

/** On top of a child's file: each worry about safety, what was done about it, and the way to say or add it. */
export const ConcernsInFile = ({ childId, concerns }: { childId: string; concerns: Concerns }) => {
  const mayAnswer = useMay('concern.answer')
  const [open, setOpen] = useState<string | null>(null)
  if (concerns.length === 0) return null
  return (
    <section className="card pad col" aria-label={t('担心安全')}>
      {concerns.map((c) => (
        <div key={c.recordId} className="col" style={{ gap: 6 }}>
          <div className="row" style={{ gap: '4px 12px' }}>
            <ConcernMark state={c.state} />
            <span className="mut sm">
              {t('{by} {d}记的', { by: c.by, d: dayWords(c.on) })}
              {c.worried ? '' : t('，记录后来更正了')}
            </span>
            <span className="sp" />
            {mayAnswer && open !== c.recordId ? (
              <button type="button" className="linkish sm noprint" onClick={() => setOpen(c.recordId)}>
                {c.state === 'open' ? t('写下怎么处理的') : t('补充')}
              </button>
            ) : null}
          </div>
          {c.answers.map((a) => (
            <div key={a.id} className="sm">
              <span className="mut">
                {t('{d}{time} {way}告诉{told} · {by} {on}写', {
                  d: dayWords(a.toldOn),
                  time: a.toldTime ? ` ${a.toldTime}` : '',
                  way: a.way,
                  told: a.told,
                  by: a.by,
                  on: dayWords(a.on),
                })}
              </span>
              <div>{a.done}</div>
            </div>
          ))}
          {open === c.recordId ? (
            <AnswerForm
              recordId={c.recordId}
              childId={childId}
              more={c.state === 'answered'}
              saved={() => setOpen(null)}
            />
          ) : null}
        </div>
      ))}
    </section>
  )
}
