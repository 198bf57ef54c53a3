import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { promise } from '../entries/promise.ts'
import { validateEntry } from '../kit/validate-entry.ts'
import { givenName } from './given-name.ts'
import { readAnswer, typedDay } from './parent-answer-form.ts'
import { answerWords, FAMILY, promiseIn, unfitForFamily } from './parent-page.ts'

const TODAY = '2026-11-24'

describe('a day typed where a browser has no calendar', () => {
  it.each([
    ['2026-12-05', '2026-12-05'],
    ['2026年12月5日', '2026-12-05'],
    ['12月5日', '2026-12-05'],
    ['12-5', '2026-12-05'],
    ['１２．５', '2026-12-05'],
    // The next such day: this year's is over.
    ['2月10日', '2027-02-10'],
    ['2月30日', null],
    ['春节', null],
    ['', null],
  ])('%s', (text, day) => {
    expect(typedDay(text, TODAY)).toBe(day)
  })
})

describe('what a parent sends', () => {
  it('is understood, or the field is told what to mend', () => {
    expect(readAnswer({ sort: 'call', way: 'video', on: '12月5日' }, TODAY)).toEqual({
      answer: { sort: 'call', way: 'video', on: '2026-12-05' },
    })
    expect(readAnswer({ sort: 'come', from: '2027-02-01', until: '2027-01-20' }, TODAY)).toMatchObject({
      sort: 'come',
      faults: { until: expect.stringContaining('早') },
    })
    expect(readAnswer({ sort: 'call', on: '2026-11-01' }, TODAY)).toMatchObject({ faults: { on: expect.any(String) } })
    expect(readAnswer({ sort: 'number', phone: ' 138 0000-1234 ' }, TODAY)).toEqual({
      answer: { sort: 'number', phone: '13800001234' },
    })
    expect(readAnswer({ sort: 'number', phone: '13800001234、13800001235' }, TODAY)).toHaveProperty('faults.phone')
    expect(readAnswer({ sort: 'line', text: '  ​ ' }, TODAY)).toHaveProperty('faults.text')
    expect(readAnswer({}, TODAY)).toHaveProperty('faults.sort')
  })

  it('whatever is typed is read without a fault of ours, and what is understood makes a promise that the register takes', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('12月5日', '2027-01-20', '13800001234', 'video'),
    )
    fc.assert(
      fc.property(
        fc.constantFrom('call', 'come', 'number', 'line', 'x'),
        fc.dictionary(fc.constantFrom('on', 'from', 'until', 'phone', 'text', 'way'), text),
        fc.constantFrom(...FAMILY),
        (sort, typed, who) => {
          const read = readAnswer({ ...typed, sort }, TODAY)
          if ('faults' in read) {
            expect(Object.values(read.faults).join('')).not.toBe('')
            return
          }
          expect(answerWords(read.answer)).not.toBe('')
          const body = promiseIn(read.answer, who)
          if (body) expect(validateEntry(promise, { from: TODAY, until: null, body }, { today: TODAY })).toEqual([])
        },
      ),
    )
  })

  it('a number is told by its last four', () => {
    expect(answerWords({ sort: 'number', phone: '13800001234' })).not.toContain('138')
  })
})

it.each([
  ['罗小禾', '小禾'],
  ['龙巧', '龙巧'],
  ['欧阳小禾', '小禾'],
  ['欧阳禾', '欧阳禾'],
  ['阿依古丽·买买提', '阿依古丽'],
  ['Anna', 'Anna'],
  ['吴一二三四', '吴一二三四'],
])('at school %s is called %s', (name, given) => {
  expect(givenName(name)).toBe(given)
})

it('words for a family hold no long number and no label', () => {
  expect(unfitForFamily('语文有进步，12月5日家长会')).toBeNull()
  expect(unfitForFamily('电话 138 0000 1234')).not.toBeNull()
  expect(unfitForFamily('５２２６９９２０１５')).not.toBeNull()
  expect(unfitForFamily('留守儿童座谈')).not.toBeNull()
})
