import { describe, expect, it } from 'vitest'
import { docText } from '../kit/doc.ts'
import type { SummaryInput } from '../kit/input.ts'
import { CLASS_VOICE, type Pen, penOf } from '../kit/pen.ts'
import { figuresFrom } from '../testing/summary-input.ts'
import { lacks } from './lacks.ts'
import { oldestNeed } from './needs.ts'
import { severalTerms } from './several-terms.ts'

const pen = (figures: Record<string, number | null>, more: Partial<SummaryInput> = {}): Pen =>
  penOf(
    {
      figures: figuresFrom(figures),
      level: 'internal',
      place: '四年级1班',
      termName: '2026年秋季学期',
      cutoff: '2026-12-31',
      previous: null,
      accounts: new Map(),
      ...more,
    } as SummaryInput,
    CLASS_VOICE,
  )
const told = (inline: ReturnType<typeof lacks>) =>
  docText({ type: 'doc', content: [{ type: 'paragraph', content: [...inline] }] })

describe('五缺 (S3.2): facts of care out of surveys and files', () => {
  const SOME = {
    'lacks.tutoring': 5,
    'lacks.life': 2,
    'lacks.old-carer': 4,
    'unseen.six-months': 3,
    'lacks.way': 1,
  }
  it('each with its number, the longest within the own unit alone', () => {
    expect(told(lacks(pen(SOME, { longestUnseen: '2025-02-10' })))).toBe(
      '五方面调查里，生活缺照顾的2名、学习缺辅导的5名（同一名孩子可以缺几样）。放学回家由70岁以上老人照看的4名；半年以上没见过父母的3名，最久的从2025年2月10日以后没有见过；上下学要过水塘、大路的1名。',
    )
  })
  it('upward one or two are 个别, and no day is told', () => {
    expect(told(lacks(pen(SOME, { level: 'upward', longestUnseen: '2025-02-10' })))).toBe(
      '五方面调查里，生活缺照顾的有个别、学习缺辅导的5名（同一名孩子可以缺几样）。放学回家由70岁以上老人照看的4名；半年以上没见过父母的3名；上下学要过水塘、大路的有个别。',
    )
  })
  it('what nobody wrote down is not said', () => {
    expect(told(lacks(pen({})))).toBe('')
    expect(told(lacks(pen({ 'lacks.conduct': 3 })))).toBe('五方面调查里，行为缺管教的3名。')
  })
})

describe('the oldest need that still stands (summaries §5 S4)', () => {
  it('how many, since when, how long', () => {
    expect(told(oldestNeed(pen({ 'need.open': 7 }, { oldestNeed: '2026-09-02' })))).toBe(
      '还没有了结的需求共7项，最早一项2026年9月2日记下，到现在120天。',
    )
    expect(told(oldestNeed(pen({ 'need.open': 1 }, { oldestNeed: '2026-12-31' })))).toBe(
      '还没有了结的需求1项，2026年12月31日记下。',
    )
  })
  it('none stands: not a word', () => {
    expect(told(oldestNeed(pen({ 'need.open': 0 }, { oldestNeed: null })))).toBe('')
  })
})

describe('several terms of a head teacher (summaries §5 S5)', () => {
  const term = (name: string, className: string, pupils: number | null, leftBehind: number) => ({
    name,
    className,
    pupils,
    leftBehind,
  })
  const now = { pupils: 40, 'left-behind.education': 26 }
  it('least and most, in which term and class', () => {
    const earlier = [term('2025年秋季学期', '三年级1班', 40, 14), term('2026年春季学期', '三年级1班', 38, 15)]
    expect(told(severalTerms(pen(now, { earlier })))).toBe(
      '连这学期，我带班3个学期、2个班，父母在外的孩子最少时占35.0%（2025年秋季学期，三年级1班），最多时占65.0%（2026年秋季学期，四年级1班）。',
    )
  })
  it('a small class by number; a number that stayed, once', () => {
    expect(told(severalTerms(pen(now, { earlier: [term('2026年春季学期', '四年级1班', 18, 9)] })))).toBe(
      '连这学期，我带班2个学期，父母在外的孩子最少时有9名（2026年春季学期），最多时有26名（2026年秋季学期）。',
    )
    expect(told(severalTerms(pen(now, { earlier: [term('2026年春季学期', '四年级1班', 40, 26)] })))).toBe(
      '连这学期，我带班2个学期，父母在外的孩子每学期都占65.0%。',
    )
  })
  it('nothing in the first term, nor for the public', () => {
    expect(told(severalTerms(pen(now)))).toBe('')
    expect(told(severalTerms(pen(now, { level: 'public', earlier: [term('甲', '乙', 40, 3)] })))).toBe('')
  })
})
