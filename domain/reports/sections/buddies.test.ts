import { expect, it } from 'vitest'
import { monthlyBuddyCheck } from '../../duties/monthly-buddy-check.ts'
import { accountOf, part, WORKED_BEFORE } from '../testing/summary-input.ts'

const accounts = new Map([[monthlyBuddyCheck.key, accountOf([])]])
const told = (section: string, figures: Record<string, number>) => part(section, figures, WORKED_BEFORE, { accounts })
const owed = (due: number, met: number) => ({
  'monthly-buddy-check.due': due,
  'monthly-buddy-check.met': met,
  'monthly-buddy-check.missed': due - met,
})
const some = { buddies: 6, 'buddies.children': 6, 'buddy-check.held': 14 }

it('no buddies: not a word of them', () => {
  expect(told('care', {})).not.toContain('手拉手')
})

it.each<[string, Record<string, number>, string]>([
  [
    'all looked at',
    { ...some, ...owed(12, 12) },
    '手拉手伙伴6对，涉及学生6名。教师每月检查一次，应检查12次，全部做到。',
  ],
  [
    'some not, two changed',
    { ...some, ...owed(12, 9), 'buddies.changed': 2 },
    '应检查12次，做到9次、缺3次。期内调换2对。',
  ],
  [
    'nothing recorded',
    { ...some, 'buddy-check.held': 0, ...owed(12, 0) },
    '本学期系统中没有伙伴检查记录，无法说明完成情况。',
  ],
  ['nothing due yet', some, '涉及学生6名。期内看过14次。'],
  ['none left', { 'buddies.changed': 1 }, '目前没有在结的手拉手伙伴。期内调换1对。'],
])('buddies: %s', (_what, figures, text) => {
  expect(told('care', figures)).toContain(text)
})

it('a part not looked at is a problem with its plan; none at all is unrecorded', () => {
  expect(told('plan', { ...some, ...owed(12, 9) })).toContain('手拉手伙伴每月检查一次效果，没有检查的3次。')
  expect(told('plan', { ...owed(12, 0) })).toContain('伙伴的每月检查12次')
})
