import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { faceOf } from '../../../domain/reports/kinds.ts'
import { type Doc, lengthOf } from '../../../domain/reports/kit/doc.ts'
import { LEVEL_WORDS } from '../../../domain/reports/level.ts'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import { t } from '../../words/words.ts'
import type { Summary } from './page-context.ts'

export type Numbered = Summary['sections'][number] & {
  /** 一、 as printed; null where the chapter has nothing to print yet. */
  number: string | null
}

/** The chapters with how many blanks each still has, the cut-off, and the two rules of the page. */
export const Outline = ({
  summary,
  sections,
  setCutoff,
}: {
  summary: Summary
  sections: readonly Numbered[]
  setCutoff: (date: string) => void
}) => {
  const length = lengthOf(sections.map((s) => s.doc as Doc))
  const most = faceOf(summary.kind)?.most
  const [cutoff, set] = useState(summary.cutoff)
  useEffect(() => set(summary.cutoff), [summary.cutoff])
  return (
    <aside className="outline noprint">
      <div className="xs mut" style={{ padding: '0 12px 8px' }}>
        {`${summary.termName} `}
        {t(faceOf(summary.kind)?.title ?? '工作总结')}
        {summary.level ? <div>{t(LEVEL_WORDS[summary.level].about)}</div> : null}
      </div>
      <nav aria-label={t('各部分')}>
        {sections
          .filter((s) => s.heading)
          .map((s) => (
            <a key={s.key} href={`#${s.key}`}>
              <span translate="no">
                {s.number}
                {s.heading}
              </span>
              {s.warnings.length ? (
                <span className="chip blanks" title={t('还有 {n} 处空', { n: s.warnings.length })}>
                  {s.warnings.length}
                </span>
              ) : (
                <span className="met" role="img" aria-label={t('没有空')}>
                  ✓
                </span>
              )}
            </a>
          ))}
      </nav>
      <div style={{ padding: '12px 12px 0' }}>
        {summary.canEdit && most === undefined ? (
          <TextInput
            size="xs"
            type="date"
            label={t('数据截至')}
            value={cutoff}
            onChange={(e) => set(e.currentTarget.value)}
            onBlur={() => cutoff !== '' && cutoff !== summary.cutoff && setCutoff(cutoff)}
          />
        ) : (
          <span className="xs mut">{t('数据截至 {d}', { d: longDate(summary.cutoff) })}</span>
        )}
      </div>
      <p className="xs mut" style={{ padding: '12px 12px 0' }} role="status">
        {most === undefined ? t('共 {n} 字', { n: length }) : t('共 {n} 字，不超过 {m} 字', { n: length, m: most })}
      </p>
      <p className="xs mut" style={{ padding: 12 }}>
        {summary.state === 'issued'
          ? t(summary.withdrawn ? '已撤回，内容留着备查，不再使用。' : '已签发，内容固定。')
          : t('虚线框的空只有您能填，点一下就写，不填就不印。黄底是您自己写的话，数字再变也不会动它。')}
      </p>
    </aside>
  )
}
