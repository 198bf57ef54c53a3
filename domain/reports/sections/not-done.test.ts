import { expect, it } from 'vitest'
import { draftSchoolSummary } from '../school-summary.ts'
import { account, inputOf, textsOf, WORKED, WORKED_BEFORE } from '../testing/summary-input.ts'

/** Talks were owed and nobody wrote one down. */
const SILENT = {
  ...WORKED,
  'talks.met': 0,
  'talks.held': 0,
  'talks.children': 0,
  'talks.missed': 498,
  'talks.every-month': 0,
}
const KEY = 'not-done-monthly-talk'
const input = (accepted: string[], figures: Record<string, number> = SILENT) =>
  inputOf(figures, WORKED_BEFORE, { talks: account(), accepted })

it('no record: asked whether it was not done; the page says no more than that there is no record (summaries §3.2)', () => {
  const draft = draftSchoolSummary(input([]))
  expect(draft.questions.find((q) => q.key === KEY)).toMatchObject({ figure: 'talks.due', accepted: false })
  expect(textsOf(input([])).care).toContain('系统中没有谈心记录，无法说明完成情况。')
  expect(textsOf(input([])).care).not.toContain('未开展')
})

it('the author says so: 本学期未开展, the reason a blank of its own, and a problem with its plan instead of 没有记录可查', () => {
  const texts = textsOf(input([KEY]))
  expect(texts.care).toContain('本学期未开展谈心，应谈498人次都没有做。')
  expect(texts.care).not.toContain('无法说明完成情况')
  expect(texts.plan).toContain('谈心没有开展。到期应谈498人次，本学期没有开展。')
  expect(texts.plan).not.toMatch(/谈心.*系统中没有相应的/)
})

it('a record that comes later outweighs the word', () => {
  const texts = textsOf(input([KEY], WORKED))
  expect(texts.care).not.toContain('未开展')
  expect(draftSchoolSummary(input([KEY], WORKED)).questions.map((q) => q.key)).not.toContain(KEY)
})

it('a paper that goes up asks to be read, one for the own house and one for the public do not (summaries §4)', () => {
  const last = (level: 'internal' | 'upward' | 'public') =>
    textsOf(inputOf(WORKED, WORKED_BEFORE, { level })).closing ?? ''
  expect(last('upward')).toBe('以上情况，请审阅。')
  expect([last('internal'), last('public')]).toEqual(['', ''])
})
