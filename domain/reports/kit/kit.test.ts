import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { teaReport, WEEKLY_TEA } from '../../testing/tea-report.ts'
import { inputOf } from '../testing/summary-input.ts'
import { docText, figuresIn, knownFigures, printedDoc, refreshFigures } from './doc.ts'
import type { DutyAccount, SummaryInput } from './input.ts'
import { parseDoc } from './parse-doc.ts'

const teaOf = (due: { due: number; missed: number }[], later: string[] = []): DutyAccount => ({
  title: '茶会',
  unit: '人',
  due: due.map((p, i) => ({ label: `第${i + 1}周`, ...p })),
  later,
  reasons: [],
  waivedBecause: [],
})
const withTea = (tea: DutyAccount, more: Partial<SummaryInput> = {}) =>
  inputOf({ pupils: 3 }, null, { ...more, accounts: new Map([[WEEKLY_TEA, tea]]) })
const textOf = (input: SummaryInput) =>
  teaReport
    .draft(input)
    .sections.map((s) => docText(s.doc))
    .join('\n')

it('a genre is its sections in their order, in its own voice; one that has nothing to look at is left out', () => {
  const draft = teaReport.draft(withTea(teaOf([{ due: 3, missed: 1 }])))
  expect(draft.title).toBe('青石镇中心小学2026年秋季学期茶话会总结')
  expect(draft.sections.map((s) => s.key)).toEqual(['opening', 'table', 'care', 'plan', 'closing'])
  expect(docText(draft.sections[0]?.doc ?? { type: 'doc', content: [] })).toBe('我茶社情况如下。')
})

it('any counted duty is told, is a problem, or is said to be unrecorded; and no problem is claimed over what nobody recorded', () => {
  const period = fc.nat(5).chain((due) => fc.nat(due).map((missed) => ({ due, missed })))
  fc.assert(
    fc.property(fc.array(period, { minLength: 1, maxLength: 4 }), fc.boolean(), (due, confirmed) => {
      const text = textOf(withTea(teaOf(due), confirmed ? { confirmed: ['no-problem'] } : {}))
      const owed = due.reduce((n, p) => n + p.due, 0)
      const missed = due.reduce((n, p) => n + p.missed, 0)
      if (owed === 0) return
      expect(text).toContain(`茶会应完成${owed}人次`)
      if (missed === 0) return
      expect(text).not.toContain('没有需要列出的问题')
      expect(text).toContain(missed === owed ? '没有记录可查' : `到期未完成茶会${missed}人次`)
    }),
  )
})

it('what has not fallen due is said to be open, not done', () => {
  expect(textOf(withTea(teaOf([], ['第1周'])))).toContain('茶会均未到期，未作统计。')
})

describe('a table of the page', () => {
  const page = teaReport.draft(withTea(teaOf([]))).sections.find((s) => s.key === 'table')?.doc
  if (!page) throw new Error('the tea report has lost its table')

  it('comes back from the editor as it went, prints, and its cells are figures', () => {
    expect(parseDoc(JSON.parse(JSON.stringify(page)))).toEqual(page)
    expect(printedDoc(page)).toEqual(page)
    expect(docText(page)).toBe('户\t壶数\n甲\t3')
    expect(figuresIn(page)).toEqual([{ ref: 'pots@A', text: '3' }])
  })

  it('follows the data; a figure that no number stands behind becomes the author’s own words', () => {
    expect(docText(refreshFigures(page, () => '4'))).toBe('户\t壶数\n甲\t4')
    expect(figuresIn(knownFigures(page, () => false))).toEqual([])
  })

  it.each([
    ['no rows', { type: 'table', content: [] }],
    ['a row without cells', { type: 'table', content: [{ type: 'tableRow', content: [] }] }],
    [
      'a table in a cell',
      {
        type: 'table',
        content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [{ type: 'table' }] }] }],
      },
    ],
    ['a picture', { type: 'image' }],
  ])('is refused with %s', (_, block) => {
    expect(parseDoc({ type: 'doc', content: [block] })).toBeNull()
  })
})
