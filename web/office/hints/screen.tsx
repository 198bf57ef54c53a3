import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { CARER_HINTS } from '../../../domain/records/carer-hints.ts'
import { Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

/** Hints for grandparents, to read aloud and to hand out in big type (S4.9): all of them, or those that are ticked. */
export const Screen = () => {
  const [off, setOff] = useState<ReadonlySet<string>>(new Set())
  const toggle = (value: string) => {
    const next = new Set(off)
    if (!next.delete(value)) next.add(value)
    setOff(next)
  }
  return (
    <Page
      kind="hints"
      title={t('给老人的提示')}
      aside={t('念给照看孩子的人听，也能印成大字带回家')}
      actions={
        <Button disabled={off.size === CARER_HINTS.length} onClick={() => window.print()}>
          {t('打印')}
        </Button>
      }
    >
      {CARER_HINTS.map((hint) => (
        <section
          key={hint.value}
          className="card pad hint"
          aria-label={t(hint.label)}
          data-off={off.has(hint.value) || undefined}
        >
          <div className="row">
            <h2>{t(hint.label)}</h2>
            <span className="sp" />
            <Checkbox
              className="noprint"
              style={{ paddingBlock: 12 }}
              label={t('印这一张')}
              checked={!off.has(hint.value)}
              onChange={() => toggle(hint.value)}
            />
          </div>
          <p className="say">{t(hint.say)}</p>
          <ul>
            {hint.lines.map((line) => (
              <li key={line}>{t(line)}</li>
            ))}
          </ul>
        </section>
      ))}
      <p className="sm mut noprint">{t('说了哪几条，记在“联系照看人”的“教了什么办法”里。')}</p>
    </Page>
  )
}
