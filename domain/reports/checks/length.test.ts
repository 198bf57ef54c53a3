import { expect, it } from 'vitest'
import { type Doc, doc, line } from '../kit/doc.ts'
import { schoolSummary } from '../school-summary.ts'
import { inputOf, WORKED } from '../testing/summary-input.ts'
import { checkPage } from './check-page.ts'

const said = (letters: number): Doc => doc(line`${'好'.repeat(letters - 1)}。`)
const light = (care: number, level: 'upward' | 'public' = 'upward') =>
  checkPage({
    page: [
      { key: 'care', heading: '日常关爱', doc: said(care), own: false },
      { key: 'plan', heading: '问题与打算', doc: said(300), own: false },
      { key: 'notes', heading: null, doc: said(900), own: false },
    ],
    summary: { ...inputOf(WORKED, null), level },
    report: schoolSummary,
    figures: {},
    childNames: [],
    elsewhere: [],
    noProblem: false,
  }).find(({ key }) => key === 'length')

it('a paper longer or shorter than its kind usually is says so, and where it is long (summaries §4)', () => {
  expect(light(2300)).toMatchObject({
    level: 'look',
    text: '正文现在2600字，学校工作总结一般1500至2500字：最长的是“日常关爱”（2300字），和本期重点无关的可以删。',
  })
  expect(light(800)?.text).toBe('正文现在1100字，学校工作总结一般1500至2500字：还有话要作者自己写。')
  expect(light(2000)).toBeUndefined()
  expect(light(2300, 'public')).toBeUndefined()
})
