import { expect, it } from 'vitest'
import { byClass, namesText, reminderText } from './hand-on.ts'
import type { Duty } from './listed-duty.ts'

const duty = (name: string, classId: number | null, more: Partial<Duty> = {}): Duty => ({
  id: name,
  rule: 'term-visit',
  ruleTitle: '家访',
  subject: { kind: 'child', id: name, name },
  childId: name,
  childName: name,
  className: classId === null ? null : `${classId}班`,
  classId,
  householdId: null,
  period: {
    key: '2026-autumn.middle',
    label: '期中',
    term: '2026-autumn',
    windows: { opens: '2026-11-02', due: '2026-11-18', grace: '2026-11-25', closes: '2026-12-02' },
  },
  state: 'overdue',
  text: '家访 过期 6 天',
  why: '',
  metBy: null,
  metOn: null,
  attempts: 0,
  daysLate: 6,
  waiver: null,
  ...more,
})

const unitOf = (d: Duty) => d.householdId ?? d.subject.id

it('a word to each head teacher: who, how many, by which day; siblings of two classes stand at each', () => {
  const classes = byClass(
    [
      duty('罗小禾', 31, { householdId: 'luo' }),
      duty('罗小满', 31, { householdId: 'luo' }),
      duty('龙巧', 31),
      duty('覃山', 41),
      duty('罗小川', 52, { householdId: 'luo' }),
    ],
    unitOf,
    [{ classId: 31, name: '张敏' }],
  )
  expect(classes.map((c) => reminderText(c, '户', '2026-11-24'))).toEqual([
    '张敏老师：31班 期中家访还差 2 户：罗小禾、罗小满（一户）；龙巧。11月18日已经到期，请在12月2日前补上，当天记上。',
    '41班班主任：41班 期中家访还差 1 户：覃山。11月18日已经到期，请在12月2日前补上，当天记上。',
    '52班班主任：52班 期中家访还差 1 户：罗小川。11月18日已经到期，请在12月2日前补上，当天记上。',
  ])
  expect(reminderText(byClass([duty('龙巧', 31)], unitOf, [])[0] ?? raise(), '户', '2026-11-18')).toBe(
    '31班班主任：31班 期中家访还差 1 户：龙巧。请在11月18日前做好，当天记上。',
  )
})

it('names by class and nothing else: of an entry only whose it is', () => {
  const promise = duty('彭立涛', 31, {
    subject: { kind: 'entry', id: 'x', name: '妈妈答应回家来，回来住一个星期' },
  })
  expect(namesText('承诺到期', byClass([promise, duty('龙巧', 52)], unitOf, []))).toBe(
    '承诺到期\n31班：彭立涛\n52班：龙巧',
  )
})

const raise = (): never => {
  throw new Error('no class')
}
