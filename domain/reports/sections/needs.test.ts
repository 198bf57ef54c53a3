import { describe, expect, it } from 'vitest'
import { part, WORKED_BEFORE } from '../testing/summary-input.ts'

const told = (section: string, figures: Record<string, number>) =>
  part(section, { 'files.open': 126, ...figures }, WORKED_BEFORE)
const needs = (raised: number, more: Record<string, number>) => ({
  'needs.raised': raised,
  ...Object.fromEntries(Object.entries(more).map(([key, n]) => [`needs.${key}`, n])),
})

describe('the survey and what was needed, in the summary (S1.8, S1.10, S4.1–4.3)', () => {
  it('nothing written down: nothing is claimed (the author is asked)', () => {
    expect(told('files', {})).not.toContain('得到更新')
    expect(told('files', {})).not.toContain('需求')
  })

  it.each<[string, Record<string, number>, string]>([
    [
      'surveyed, of some the file stayed as it was',
      { 'files.resurveyed': 120, 'files.unchanged': 95 },
      '120名学生的档案得到更新，其中95名的父母去向、照看人和住处这几项没有变化。',
    ],
    [
      'surveyed, of all of them',
      { 'files.resurveyed': 120, 'files.unchanged': 120 },
      '120名学生的档案得到更新，父母去向、照看人和住处这几项没有变化。',
    ],
    ['surveyed, nothing needed', { 'files.resurveyed': 120 }, '120名学生的档案得到更新。调查中没有登记具体需求。'],
    ['all met', needs(3, { study: 3, met: 3 }), '登记具体需求3项，都在学习方面；全部落实。'],
    [
      'in all states, the most frequent block first',
      needs(12, { study: 3, life: 7, health: 2, met: 4, doing: 3, waiting: 2, dropped: 1, stuck: 2, escalated: 2 }),
      '登记具体需求12项，其中生活7项，学习、健康共5项；已落实4项，正在办3项，还没有办2项，情况变了、不再需要1项，2项我校力所不及，已上报。',
    ],
    [
      'some of what is beyond the school was reported',
      needs(5, { safety: 5, met: 1, stuck: 4, escalated: 1 }),
      '已落实1项，4项我校力所不及，其中1项写明已上报。',
    ],
    ['none of it was', needs(2, { mind: 2, stuck: 2 }), '还没有落实的，2项我校力所不及，没有写明报给了谁。'],
    ['none met', needs(4, { mind: 4, doing: 1, waiting: 3 }), '还没有落实的，正在办1项，还没有办3项。'],
  ])('%s', (_what, figures, text) => {
    expect(told('files', figures)).toContain(text)
  })

  it('what nobody took up is a problem with its plan; what is under way is none', () => {
    expect(told('plan', needs(4, { mind: 4, doing: 1, waiting: 3 }))).toContain('登记的需求中，还没有办的3项。')
    expect(told('plan', needs(4, { mind: 4, doing: 4 }))).not.toContain('还没有办的')
  })
})
