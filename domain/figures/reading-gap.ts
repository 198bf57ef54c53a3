import { ageAt } from '../kit/dates.ts'
import { countsAs } from '../registers/child.ts'
import type { ChildFacts } from '../registers/child-facts.ts'
import type { DerivedFigure, DerivedInput, DerivedRow } from './derived-figure.ts'
import { holdsAt } from './facts.ts'
import type { FigureFace } from './types.ts'

export const READING_GAP: FigureFace = {
  id: 'left-behind.gap',
  unit: '名',
  title: '两种口径之差涉及的学生',
  definition:
    '截止日只按教育部门口径、或只按国发〔2016〕13号口径算留守的孩子，一人一个原因；前者减后者等于两种口径人数之差。',
}

/** Why the education reading counts a child that the state's does not, or the other way round (summaries §8, left-behind.gap.reason). */
export const GAP_REASONS = {
  listed: '名单未写明父母谁外出的学生',
  'one-home': '一方在家且能照护的学生',
  urban: '城镇户籍的学生',
  aged: '年满16周岁的学生',
  recent: '父母外出未满三个月的学生',
  outside: '不在义务教育阶段在校的儿童',
} as const
export type GapReason = keyof typeof GAP_REASONS

const onlyEducation = (span: ChildFacts, at: string): GapReason =>
  (ageAt(span.birth, at) ?? 0) >= 16
    ? 'aged'
    : span.hukou === 'urban'
      ? 'urban'
      : span.fatherState !== 'away' && span.motherState !== 'away'
        ? 'listed'
        : 'one-home'
const onlyState = (span: ChildFacts): GapReason =>
  span.status === 'enrolled' && (span.grade ?? 0) <= 9 ? 'recent' : 'outside'

/** The reason that most children share, of those on the side that is larger; `more`: the education reading counts more. */
export const mainGapReason = (rows: readonly DerivedRow[], more: boolean): string | null => {
  const state: readonly string[] = [GAP_REASONS.recent, GAP_REASONS.outside]
  const side = rows.filter((r) => state.includes(r.text) !== more)
  const groups = [...Map.groupBy(side, (r) => r.text)].sort((a, b) => b[1].length - a[1].length)
  return groups[0]?.[0] ?? null
}

export const readingGap = ({ spans, within, range }: DerivedInput): DerivedFigure => {
  const at = range.cutoff
  const rows = [...spans.values()].flatMap((of): DerivedRow[] => {
    const span = of.find((s) => holdsAt(s, at) && within(s))
    if (!span) return []
    const education = countsAs(span, at, 'education')
    if (education === countsAs(span, at, 'state')) return []
    return [{ childId: span.childId, text: GAP_REASONS[education ? onlyEducation(span, at) : onlyState(span)] }]
  })
  return { ...READING_GAP, rows }
}
