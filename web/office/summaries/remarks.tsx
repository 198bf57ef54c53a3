import { Button, Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import { dayWords } from '../../client/child-text.ts'
import { useDo } from '../../client/queries.ts'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import type { Numbered } from './outline.tsx'
import type { Summary } from './page-context.ts'

/** Remarks of those who look at the draft, each on its chapter; whoever sees to one says so. */
export const Remarks = ({
  summary,
  sections,
  done,
}: {
  summary: Summary
  sections: readonly Numbered[]
  done: (summary: Summary) => void
}) => {
  const note = useDo('noteSummary')
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const named = sections.map((s, i) => ({
    value: s.key,
    label: s.heading ? `${s.number ?? ''}${s.heading}` : i === 0 ? t('开头') : t('第 {n} 段', { n: i + 1 }),
  }))
  const [section, setSection] = useState(named[0]?.value ?? '')
  const mayWrite = summary.canEdit || summary.canReturn
  const params = { id: summary.id }
  if (!mayWrite && summary.notes.length === 0) return null
  return (
    <section className="checks" aria-label={t('意见')}>
      <b className="sm">{t('意见')}</b>
      {summary.notes.length === 0 ? <p className="xs mut">{t('还没有人写意见。')}</p> : null}
      {summary.notes.map((n) => (
        <div key={n.id} className="sm">
          <a href={`#${n.section}`}>{named.find((s) => s.value === n.section)?.label ?? t('正文')}</a>
          <span className="mut xs">
            　{n.by}，{dayWords(n.on)}
          </span>
          <div className="row" style={{ flexWrap: 'nowrap', alignItems: 'flex-start' }}>
            <span className={n.settled ? 'mut' : ''}>{n.text}</span>
            <span className="sp" />
            {n.settled ? (
              <span className="xs mut nowrap">{t('已处理')}</span>
            ) : mayWrite ? (
              <Button
                size="compact-xs"
                variant="default"
                style={{ flex: 'none' }}
                onClick={() => note.mutate({ params, body: { settled: n.id } }, { onSuccess: done })}
              >
                {t('已处理')}
              </Button>
            ) : null}
          </div>
        </div>
      ))}
      {note.error ? <Fault error={note.error} /> : null}
      {mayWrite && !open ? (
        <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
          {t('写一条意见')}
        </Button>
      ) : null}
      {mayWrite && open ? (
        <div className="col" style={{ gap: 8 }}>
          <Select
            size="xs"
            label={t('对哪一部分')}
            value={section}
            onChange={(v) => setSection(v ?? '')}
            data={named}
            allowDeselect={false}
          />
          <Textarea
            size="xs"
            label={t('意见')}
            autosize
            minRows={2}
            maxLength={200}
            value={text}
            onChange={(e) => setText(e.currentTarget.value)}
          />
          <div className="row">
            <Button size="compact-sm" variant="default" onClick={() => setOpen(false)}>
              {t('先不写')}
            </Button>
            <Button
              size="compact-sm"
              loading={note.isPending}
              disabled={text.trim().length < 2}
              onClick={() =>
                note.mutate(
                  { params, body: { section, text: text.trim() } },
                  {
                    onSuccess: (s) => {
                      setText('')
                      setOpen(false)
                      done(s)
                    },
                  },
                )
              }
            >
              {t('写下意见')}
            </Button>
          </div>
        </div>
      ) : null}
    </section>
  )
}
