import { expect, it } from 'vitest'
import { DUTY_RULES } from '../../duties/list.ts'
import { figureFaces } from '../../figures/list.ts'
import { centralSchoolSummary } from '../central-school-summary.ts'
import { classSummary } from '../class-summary.ts'
import { cellTexts, docText } from '../kit/doc.ts'
import { penOf, SCHOOL_VOICE } from '../kit/pen.ts'
import { schoolSummary } from '../school-summary.ts'
import { subdistrictSummary } from '../subdistrict-summary.ts'
import { accountOf, inputOf } from '../testing/summary-input.ts'
import { townshipSummary } from '../township-summary.ts'
import { careParts } from './care.ts'
import { groupedCare, toldUnder } from './grouped.ts'

/** A place where everything is done: each figure has something to tell. */
const BUSY = Object.fromEntries(figureFaces().map(({ id }) => [id, /missed|unseen|waived/.test(id) ? 3 : 30]))
const accounts = new Map(
  DUTY_RULES.filter((rule) => !rule.untold).map((rule) => [
    rule.key,
    { ...accountOf([]), title: rule.title, unit: rule.unit, due: [{ label: '9月', due: 30, missed: 3 }] },
  ]),
)
const input = inputOf(BUSY, null, { accounts })
const text = (report: typeof schoolSummary, key: string) => {
  const of = report === schoolSummary ? input : { ...input, placeKind: report.face.placeKinds[0] ?? 'township' }
  return docText(report.draft(of).sections.find((s) => s.key === key)?.doc ?? { type: 'doc', content: [] })
}
const heads = (said: string) => [...said.matchAll(/（([一二三四五六七八九十]+)）([^。]+)。/g)].map((m) => m[2])

it.each([
  [schoolSummary, 'care'],
  [centralSchoolSummary, 'care'],
  [townshipSummary, 'care'],
  [subdistrictSummary, 'care'],
  [subdistrictSummary, 'activities'],
  [classSummary, 'care'],
] as const)('a busy place is told under few heads of one length (summaries §2.5): $face.kind', (report, key) => {
  const found = heads(text(report, key))
  expect(found.length).toBeGreaterThan(2)
  expect(found.length).toBeLessThan(9)
  expect(new Set(found).size).toBe(found.length)
  expect(found.filter((head) => head?.length !== 4)).toEqual([])
})

it('the seven actions of a township begin with what they are called after (summaries §5 S2B)', () => {
  const said = text(townshipSummary, 'care')
  expect(said).toMatch(/借节返乡。登记返乡父母/)
  expect(said).toMatch(/活动育人。期内开展活动/)
  expect(said).toMatch(/维权护航。设维权站/)
})

it('what the genre does not ask for in its text stands in a table, a row a kind of work, with its numbers (summaries §4, §5)', () => {
  const pen = penOf(input, SCHOOL_VOICE)
  const { content } = groupedCare(pen, [{ heading: '谈心家访', keys: ['monthly-talk'] }], '其他工作', {
    apart: ['publicity'],
  })
  const table = content.find((block) => block.type === 'table')
  const rows = table?.type === 'table' ? cellTexts(table) : []
  expect(rows[0]).toEqual(['事项', '情况'])
  expect(rows[1]).toEqual(['宣传引导', '通过30种渠道刊播宣传30条，刊播前均有专人看过是否会认出学生。'])
  // Each part once: told under its head, or a row.
  expect(rows).toHaveLength(careParts(pen).length)
})

it('nothing is told twice and nothing left out', () => {
  const parts = careParts(penOf(input, SCHOOL_VOICE))
  const told = toldUnder(parts, [{ heading: '活动', keys: ['activities', 'days'] }], '其他').length
  expect(told).toBe(parts.length)
  expect(toldUnder(parts, [{ heading: '活动', keys: ['activities', 'days'] }])).toHaveLength(2)
})
