import { Button, Checkbox } from '@mantine/core'
import { t } from '../../words/words.ts'
import type { Summary } from './page-context.ts'

const SIGNS = { stop: '×', confirm: '?', look: '!', ok: '✓' } as const
const WORDS = { stop: '要改', confirm: '要确认', look: '看一眼', ok: '没问题' } as const

/** The self-check before issuing: each light in words, its figure a tap away, what somebody has to confirm with a box to tick. */
export const CheckList = ({
  summary,
  show,
  confirm,
}: {
  summary: Summary
  show: (figure: string) => void
  confirm: (keys: string[]) => void
}) => {
  const open = summary.checks.filter((c) => c.level !== 'ok')
  const fine = summary.checks.filter((c) => c.level === 'ok')
  return (
    <section className="checks" aria-label={t('签发前自查')}>
      <b className="sm">{t('签发前看一眼')}</b>
      <ul>
        {open.map((c) => (
          <li key={c.key} className={c.level}>
            <span className="sign" role="img" aria-label={t(WORDS[c.level])}>
              {SIGNS[c.level]}
            </span>
            <span>
              {c.figure && summary.figures[c.figure] ? (
                <button type="button" className="linkish" onClick={() => show(c.figure ?? '')}>
                  {c.text}
                </button>
              ) : (
                c.text
              )}
              {c.level === 'confirm' && summary.canEdit && (c.key !== 'no-problem' || summary.canIssue) ? (
                <Checkbox
                  size="xs"
                  mt={4}
                  label={t('看过了，确认')}
                  checked={false}
                  onChange={() => confirm([...summary.confirmed, c.key])}
                />
              ) : null}
            </span>
          </li>
        ))}
        {open.length === 0 ? <li className="ok">{t('没有要看的。')}</li> : null}
      </ul>
      {fine.length ? (
        <details>
          <summary className="xs mut">{t('没问题的 {n} 项', { n: fine.length })}</summary>
          <ul>
            {fine.map((c) => (
              <li key={c.key} className="ok">
                <span className="sign" role="img" aria-label={t(WORDS.ok)}>
                  {SIGNS.ok}
                </span>
                <span>{c.text}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}

/** Problems that the data suggest: a question each, in the text only when the author takes it in (summaries §9). */
export const Questions = ({
  summary,
  show,
  accept,
}: {
  summary: Summary
  show: (figure: string) => void
  accept: (keys: string[]) => void
}) => {
  if (summary.questions.length === 0) return null
  const taken = summary.questions.filter((q) => q.accepted).map((q) => q.key)
  return (
    <section className="checks" aria-label={t('从数据里看到的')}>
      <b className="sm">{t('从数据里看到的，要不要写进问题？')}</b>
      {summary.questions.map((q) => (
        <div key={q.key} className="row sm" style={{ flexWrap: 'nowrap', alignItems: 'flex-start' }}>
          <button type="button" className="linkish" style={{ textAlign: 'left' }} onClick={() => show(q.figure)}>
            {q.text}
          </button>
          <span className="sp" />
          <Button
            size="compact-xs"
            style={{ flex: 'none' }}
            variant={q.accepted ? 'light' : 'default'}
            aria-pressed={q.accepted}
            onClick={() => accept(q.accepted ? taken.filter((k) => k !== q.key) : [...taken, q.key])}
          >
            {q.accepted ? t('已写进') : t('写进')}
          </Button>
        </div>
      ))}
    </section>
  )
}
