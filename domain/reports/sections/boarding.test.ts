import { describe, expect, it } from 'vitest'
import { nightCheckDuty } from '../../duties/night-check.ts'
import { noonDuty } from '../../duties/noon-duty.ts'
import { account, part, WORKED_BEFORE } from '../testing/summary-input.ts'

const accounts = new Map(
  [nightCheckDuty, noonDuty].map((rule) => [rule.key, { ...account(), title: rule.title, unit: rule.unit }]),
)
const told = (figures: Record<string, number>, of: 'care' | 'plan' = 'care') =>
  part(of, figures, WORKED_BEFORE, { accounts })

describe('nights and noons in the summary', () => {
  it('no dormitory and no roster: not a word of them', () => {
    for (const word of ['宿舍', '查铺', '午间', '中午']) expect(told({})).not.toContain(word)
  })
  const dorms = { dormitories: 2, 'dormitory.children': 61, 'night-check.due': 90, 'night-check.held': 84 }
  it('every night looked through, and what was noted (S3.7)', () => {
    expect(told({ ...dorms, 'night-check.met': 90, 'night.checks': 90, 'night.notes': 37 })).toContain(
      '有宿舍2处，住学生61名；上学日的前一晚应查铺90晚次，每晚都有记录。夜里记下不在、不舒服、咳嗽、踢被、想家共37人次。',
    )
  })
  it('some nights without a record: told, and a problem with its plan', () => {
    const some = { ...dorms, 'night-check.met': 84, 'night.checks': 84, 'night-check.missed': 6 }
    expect(told(some)).toContain('应查铺90晚次，有记录的84晚次，没有记录的6晚次。')
    expect(told(some, 'plan')).toContain('没有查铺记录的6晚次')
  })
  it('owed and nothing recorded: it is not known what was done', () => {
    expect(told({ ...dorms, 'night-check.missed': 90, 'night-check.held': 0 })).toContain(
      '本学期系统中没有查铺记录，无法说明完成情况。',
    )
  })
  it('nothing due yet; a dormitory given up', () => {
    expect(told({ dormitories: 1, 'dormitory.children': 20 })).toContain('有宿舍1处，住学生20名，期内没有到期的查铺。')
    expect(told({ 'night-check.due': 4, 'night-check.met': 4 })).toContain(
      '宿舍期末已经不住；上学日的前一晚应查铺4晚次，每晚都有记录。',
    )
  })
  it('noons: all, some, none, and held without a roster’s day (S2A.12)', () => {
    const noons = { 'noon-duty.due': 40, 'lunch.sessions': 38, 'lunch.children': 52 }
    expect(told({ ...noons, 'noon-duty.met': 40 })).toContain(
      '中午在校吃饭的学生，按值班表应有教师陪着辅导40次，次次有记录，涉及学生52名。',
    )
    expect(told({ ...noons, 'noon-duty.met': 38, 'noon-duty.missed': 2 })).toContain(
      '有记录的38次，没有记录的2次，涉及学生52名。',
    )
    expect(told({ 'noon-duty.due': 40, 'noon-duty.missed': 40 })).toContain(
      '本学期系统中没有午间记录，无法说明完成情况。',
    )
    expect(told({ 'lunch.sessions': 3, 'lunch.children': 9 })).toContain('记有教师陪着辅导3次，涉及学生9名。')
  })
})
