import { Textarea } from '@mantine/core'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { LEVEL_WORDS } from '../../../domain/reports/level.ts'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import { t } from '../../words/words.ts'
import { LookbackAnswers } from './lookback-answers.tsx'
import type { Numbered } from './outline.tsx'
import type { Summary } from './page-context.ts'
import { SectionEditor } from './section-editor.tsx'
import type { useDraft } from './use-draft.ts'

/** The sheet: title, chapters, signature, and below the date how it was counted (as it prints). */
export const Paper = ({
  summary,
  sections,
  draft,
  reset,
  answer,
}: {
  summary: Summary
  sections: readonly Numbered[]
  draft: ReturnType<typeof useDraft>
  reset: (key: string) => void
  answer: (outcomes: Record<string, { done: boolean; why: string }>) => void
}) => {
  const chapter = (s: Numbered) => (
    <section key={s.key} id={s.key} aria-label={s.heading ?? t('正文')} className={s.key === 'notes' ? 'notes' : ''}>
      {s.heading ? (
        <h2 translate="no" className={s.number === null ? 'unprinted' : ''}>
          {s.number}
          {s.heading}
          {s.number === null ? <span className="xs noprint">{t('（填了才印）')}</span> : null}
        </h2>
      ) : null}
      <SectionEditor
        heading={s.heading}
        doc={s.doc}
        editable={summary.canEdit}
        unsaved={() => draft.unsaved(s.key)}
        change={(doc) => draft.edit(s.key, doc)}
      />
      {summary.canEdit && s.own ? (
        <button type="button" className="linkish xs noprint again" onClick={() => reset(s.key)}>
          {t('这一段重新由数据写')}
        </button>
      ) : null}
      {s.key === 'lookback' && summary.canEdit && !s.own ? <LookbackAnswers summary={summary} answer={answer} /> : null}
    </section>
  )
  return (
    <div className="paper-wrap">
      {summary.canEdit ? (
        <div className="printhead">
          <span>{t('草稿，还没有签发')}</span>
          <span>{t('数据截至{d}', { d: longDate(summary.cutoff) })}</span>
        </div>
      ) : null}
      <article className="paper">
        {summary.level ? (
          <p className="stamp" translate="no">
            {LEVEL_WORDS[summary.level].stamp}
          </p>
        ) : null}
        {summary.canEdit ? (
          <h1 className="vh noprint" translate="no">
            {summary.title}
          </h1>
        ) : null}
        {summary.canEdit ? (
          <Textarea
            aria-label={t('标题')}
            className="title"
            autosize
            minRows={1}
            maxLength={120}
            variant="unstyled"
            value={draft.title}
            onChange={(e) => draft.setTitle(e.currentTarget.value.replace(/\n/g, ''))}
          />
        ) : (
          <h1 translate="no">{summary.title}</h1>
        )}
        {sections.filter((s) => s.key !== 'notes').map(chapter)}
        <p className="end">{summary.signature}</p>
        <p className="end date">
          {longDate(summary.issuedAt ? shanghaiDate(Date.parse(summary.issuedAt)) : summary.cutoff)}
        </p>
        {sections.filter((s) => s.key === 'notes').map(chapter)}
        {summary.checkCode ? (
          <p className="xs mut">
            {t('数据截至{d}，校验码：{c}', { d: longDate(summary.cutoff), c: summary.checkCode })}
          </p>
        ) : null}
      </article>
    </div>
  )
}
