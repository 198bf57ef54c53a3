import { describe, expect, it } from 'vitest'
import { gapsOf } from './kit/doc.ts'
import { planItemsOf } from './plan-items.ts'
import { draftSchoolSummary } from './school-summary.ts'
import { accountOf, inputOf, textsOf, WORKED, WORKED_BEFORE } from './testing/summary-input.ts'

const sectionOf = (key: string, input: ReturnType<typeof inputOf>) => {
  const section = draftSchoolSummary(input).sections.find((s) => s.key === key)
  if (!section) throw new Error(`no section ${key}`)
  return section.doc
}
const DONE = { ...WORKED, 'talks.met': 498, 'talks.missed': 0, 'talks.every-month': 126, 'talks.missed-children': 0 }

describe('problems and the plan that answers them (summaries §9, §10)', () => {
  it('each has its number, its months, who, by when, and how it is seen to be done', () => {
    const due = [
      { label: '9月', due: 126, missed: 2 },
      { label: '10月', due: 126, missed: 5 },
    ]
    const input = inputOf({ ...WORKED, 'files.gaps': 3, 'files.gaps.carer': 3 }, null, {
      talks: accountOf([], { due }),
    })
    expect(textsOf(input).plan?.split('\n')).toEqual([
      '一是谈心有缺口。到期未完成谈心7人次，涉及5名学生，其中9月2人次、10月5人次。针对漏谈，由班主任在2027年3月1日前把漏谈的5名学生排在最前、逐人谈到，以每名都有记录为准。',
      '二是档案有缺项。留守学生的档案中，3份缺照看人。针对缺项，由班主任在2027年3月8日前结合家访逐份问清补齐，以不再缺项为准。',
    ])
    expect(planItemsOf(sectionOf('plan', input), 'r')).toEqual([
      {
        key: 'r.1',
        by: '2027-03-01',
        text: '针对漏谈，由班主任在2027年3月1日前把漏谈的5名学生排在最前、逐人谈到，以每名都有记录为准',
      },
      {
        key: 'r.2',
        by: '2027-03-08',
        text: '针对缺项，由班主任在2027年3月8日前结合家访逐份问清补齐，以不再缺项为准',
      },
    ])
  })

  it('within the term the plan falls within it', () => {
    const input = inputOf(WORKED, null, { cutoff: '2026-11-24' })
    expect(textsOf(input).plan).toContain('在2026年12月8日前')
  })

  it('nothing recorded is a problem of records, never “nobody was talked to”', () => {
    const text = textsOf(
      inputOf({ ...WORKED, 'talks.met': 0, 'talks.missed': 498, 'talks.held': 0, 'talks.missed-children': 126 }, null),
    ).plan
    expect(text).toContain('到期应谈498人次，系统中没有相应的谈心记录，做没做、做了多少都说不清。')
    expect(text).not.toContain('涉及126名学生')
  })

  it('no problem is claimed until the principal says so, and then only what the numbers bear', () => {
    expect(textsOf(inputOf(DONE, null)).plan).toBe('')
    expect(textsOf(inputOf(DONE, null, { confirmed: ['no-problem'] })).plan).toBe(
      '经校长确认，本期没有需要列出的问题：应谈的498人次均已完成，档案没有缺项。',
    )
  })

  it('what the data only suggest is a question, and enters the text when the author takes it', () => {
    const figures = { ...DONE, 'records.all': 100, 'records.late': 30 }
    const asked = inputOf(figures, null)
    expect(gapsOf(sectionOf('plan', asked)).map((g) => g.attrs.hint)).toContain(
      '100条记录中有30条是事后补记，超过两成，为什么？',
    )
    expect(textsOf(asked).plan).toBe('')
    expect(textsOf(inputOf(figures, null, { accepted: ['late'] })).plan).toContain(
      '期内100条记录中，事后补记30条。针对补记，由教导处在',
    )
  })

  it('a fall of five points is asked about, with records on both sides only', () => {
    const before = { ...WORKED_BEFORE, 'talks.coverage': 99, 'talks.due-children': 123 }
    const questions = (figures: Record<string, number>, then: Record<string, number>) =>
      draftSchoolSummary(inputOf({ ...WORKED, ...figures }, then)).questions.map((q) => q.key)
    expect(questions({ 'talks.coverage': 94 }, before)).toEqual(['fall-talks'])
    expect(questions({ 'talks.coverage': 94.1 }, before)).toEqual([])
    expect(questions({ 'talks.coverage': 94 }, { ...before, 'talks.coverage': 0 })).toEqual([])
  })
})

describe('the last plan carried out (summaries §1.5)', () => {
  const items = (outcomes: ({ done: boolean; why: string } | null)[]) => ({
    items: outcomes.map((outcome, i) => ({
      key: `r.${i}`,
      text: `针对第${i}件，由班主任在2026年9月7日前办`,
      by: '2026-09-07',
      outcome,
    })),
  })
  const figures = { ...WORKED, 'plan.due': 2, 'plan.done': 1, 'plan.undone': 1 }
  const text = (outcomes: ({ done: boolean; why: string } | null)[]) =>
    textsOf(inputOf(figures, WORKED_BEFORE, { lookback: items(outcomes) })).lookback

  it('line by line, what was done and why not', () => {
    expect(
      text([
        { done: true, why: '' },
        { done: false, why: '两户换了号码' },
      ]),
    ).toBe(
      [
        '上期的打算到期2条，办成1条，未办成1条。',
        '一是“针对第0件，由班主任在2026年9月7日前办”，已办成。',
        '二是“针对第1件，由班主任在2026年9月7日前办”，未办成，原因是两户换了号码。',
      ].join('\n'),
    )
  })

  it('a line without an answer is a blank, and then nothing is counted', () => {
    expect(text([{ done: true, why: '' }, null])).toBe('“针对第0件，由班主任在2026年9月7日前办”，已办成。')
  })

  it('all done and none done are said in a word; a reason that nobody wrote leaves the first half', () => {
    const all = text([
      { done: true, why: '' },
      { done: true, why: '每名都谈到了' },
    ])
    expect(all?.split('\n')[0]).toBe('上期的打算到期2条，均已办成。')
    expect(all).toContain('已办成：每名都谈到了。')
    const none = text([
      { done: false, why: '' },
      { done: false, why: '两户换了号码' },
    ])
    expect(none?.split('\n').slice(0, 2)).toEqual([
      '上期的打算到期2条，均未办成。',
      '一是“针对第0件，由班主任在2026年9月7日前办”，未办成。',
    ])
  })

  it('what is not due yet is said so', () => {
    const lookback = {
      items: [{ key: 'r.1', text: '针对缺项，由班主任在2027年1月7日前补齐', by: '2027-01-07', outcome: null }],
    }
    expect(textsOf(inputOf(figures, WORKED_BEFORE, { lookback })).lookback).toBe(
      '“针对缺项，由班主任在2027年1月7日前补齐”，尚未到期。',
    )
  })

  it('without an issued summary there is no such chapter', () => {
    expect(draftSchoolSummary(inputOf(WORKED, WORKED_BEFORE)).sections.map((s) => s.key)).not.toContain('lookback')
  })
})
