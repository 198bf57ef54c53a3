import { describe, expect, it } from 'vitest'
import { account, accountOf, type Changed, inputOf, MONTHS, part, textsOf, WORKED } from './testing/summary-input.ts'

/** What the term’s talks and visits came to, in words. */
describe('what was done (summaries §3.2)', () => {
  const done = { 'talks.met': 498, 'talks.missed': 0, 'talks.every-month': 126, 'talks.missed-children': 0 }
  const few = {
    'talks.due': 72,
    'talks.met': 69,
    'talks.missed': 3,
    'talks.coverage': 95.8,
    'talks.due-children': 18,
    'talks.every-month': 16,
    'talks.missed-children': 2,
    'talks.missed-twice': 1,
  }
  const nothing = { 'talks.met': 0, 'talks.missed': 498, 'talks.held': 0, 'talks.children': 0, 'talks.every-month': 0 }
  it.each<[string, Record<string, number>, Changed, string]>([
    ['all of it', done, {}, '谈心应完成498人次，全部完成；126名学生月月谈到。'],
    ['gaps, no reason noted', {}, {}, '未完成的7人次涉及5名学生，未注明原因。'],
    [
      'gaps, all with reasons',
      {},
      {
        talks: account({
          reasons: [
            { text: '长期病假', n: 3 },
            { text: '请假离校', n: 2 },
          ],
        }),
      },
      '未完成的7人次涉及5名学生：长期病假3名、请假离校2名。',
    ],
    [
      'more reasons than gaps',
      {},
      { talks: account({ reasons: [{ text: '长期病假', n: 9 }] }) },
      '涉及5名学生：长期病假5名。',
    ],
    [
      'fewer than twenty',
      few,
      {},
      '谈心应完成72人次，完成69人次；18名学生中16名月月谈到，1名漏了一个月，1名漏了两个月以上，未注明原因。',
    ],
    [
      'the term still runs',
      { 'talks.due': 252, 'talks.met': 245 },
      { talks: accountOf(['9月', '10月'], { later: ['11月', '12月'] }) },
      '9月和10月谈心应完成252人次，完成245人次',
    ],
    [
      'what is not due yet',
      {},
      { talks: accountOf(['9月', '10月', '11月'], { later: ['12月'] }) },
      '9月至11月谈心应完成498人次',
    ],
    ['no record at all', nothing, {}, '谈心应完成498人次。本学期系统中没有谈心记录，无法说明完成情况。'],
    [
      'waived, with the reason',
      { 'talks.waived': 2 },
      { talks: account({ waivedBecause: ['病休'] }) },
      '另有2人次因病休不计入应谈。',
    ],
    ['waived, reasons too many to print', { 'talks.waived': 2 }, {}, '另有2人次说明原因免办，不计入应谈。'],
    [
      'month by month, where something is missing',
      {},
      {
        talks: account({
          due: [
            { label: '9月', due: 124, missed: 0 },
            { label: '10月', due: 123, missed: 2 },
            { label: '11月', due: 126, missed: 126 },
          ],
        }),
      },
      '分月看，9月应谈124人次，全部完成；10月应谈123人次，完成121人次；11月应谈126人次，没有记录。',
    ],
    [
      'records only of what was not due',
      { ...nothing, 'talks.held': 5, 'talks.children': 5 },
      {},
      '谈心应完成498人次。到期的月份系统中没有谈心记录，无法说明完成情况。期内单独谈心共5人次，谈到5名学生。',
    ],
    [
      'nothing due yet',
      { 'talks.due': 0, 'talks.held': 0 },
      { talks: accountOf([], { later: MONTHS }) },
      '9月至12月的谈心均未到期，未作统计。',
    ],
    [
      'months of two years',
      { 'talks.due': 0, 'talks.held': 0 },
      { talks: accountOf([], { later: [...MONTHS, '1月'] }) },
      '9月至次年1月的谈心均未到期，未作统计。',
    ],
    [
      'visits, round by round, with waivers',
      {
        'visits.due': 98,
        'visits.met': 94,
        'visits.missed': 4,
        'visits.due-households': 98,
        'visits.missed-households': 3,
        'visits.all-phases': 95,
        'visits.held': 94,
        'visits.households': 94,
        'visits.waived': 2,
      },
      {
        visits: accountOf([], {
          due: [
            { label: '期初', due: 98, missed: 1 },
            { label: '期中', due: 98, missed: 3 },
          ],
          waivedBecause: ['病休'],
        }),
      },
      '分月分轮\t分轮看，期初应访98户，走到97户；期中应访98户，走到95户。',
    ],
    [
      'visits, all rounds',
      {
        'visits.due': 294,
        'visits.met': 294,
        'visits.due-households': 98,
        'visits.all-phases': 98,
        'visits.households': 98,
        'visits.held': 294,
      },
      {},
      '家访分期初、期中、期末三轮，走访98户、294户次；应访98户，各轮均已走到。',
    ],
    [
      'visits, a gap',
      {
        'visits.due': 294,
        'visits.met': 290,
        'visits.missed': 4,
        'visits.due-households': 98,
        'visits.all-phases': 95,
        'visits.missed-households': 3,
        'visits.households': 98,
        'visits.held': 290,
      },
      {},
      '走访98户、290户次；应访98户，95户各轮都走到，3户有轮次没有走到，未注明原因。',
    ],
    [
      'visits, one round due',
      {
        'visits.due': 98,
        'visits.met': 97,
        'visits.missed': 1,
        'visits.due-households': 98,
        'visits.all-phases': 97,
        'visits.missed-households': 1,
        'visits.households': 97,
        'visits.held': 97,
      },
      { visits: accountOf(['期初'], { later: ['期中', '期末'] }) },
      '走访97户、97户次；到期的期初一轮应访98户，走到97户，1户没有走到，未注明原因。期中和期末尚未到期，未计入。',
    ],
    [
      'visits, one round due and nobody reached (F12)',
      {
        'visits.due': 27,
        'visits.missed': 27,
        'visits.due-households': 27,
        'visits.missed-households': 27,
        'visits.not-home': 2,
      },
      { visits: accountOf(['期初'], { later: ['期中', '期末'] }) },
      '上门的都没有见到照看人；到期的期初一轮应访27户，均没有走到，未注明原因。',
    ],
    [
      'visits, several rounds due and none whole (F12)',
      {
        'visits.due': 81,
        'visits.met': 5,
        'visits.missed': 76,
        'visits.due-households': 27,
        'visits.missed-households': 27,
        'visits.households': 5,
        'visits.held': 5,
      },
      {},
      '走访5户、5户次；应访27户，均有轮次没有走到，未注明原因。',
    ],
    [
      'talks, few children and each missed one (F12)',
      {
        'left-behind.education': 7,
        'talks.due': 14,
        'talks.met': 7,
        'talks.missed': 7,
        'talks.due-children': 7,
        'talks.every-month': 0,
        'talks.missed-twice': 0,
        'talks.missed-children': 7,
      },
      {},
      '完成7人次；7名学生均漏了一个月，未注明原因。',
    ],
    [
      'visits, no record',
      { 'visits.due': 294, 'visits.due-households': 98, 'visits.missed': 294, 'visits.missed-households': 98 },
      {},
      '到期应访98户。本学期系统中没有家访记录，无法说明完成情况。',
    ],
  ])('%s', (_name, figures, more, sentence) => {
    expect(part('care', figures, null, more)).toContain(sentence)
  })

  it('of missed talks only those count as planned for which a day was written down (summaries §3.2)', () => {
    expect(part('care', {})).not.toContain('已排')
    expect(part('care', { 'talks.scheduled': 2 })).toContain('涉及5名学生，未注明原因，其中2名已排在1月首周谈。')
  })

  it('below twenty there is no percentage', () => expect(part('care', few)).not.toContain('%'))

  it.each([
    [5, 5, '上门时家中无人的有5户，均已补访。'],
    [1, 1, '上门时家中无人的有1户，已补访。'],
    [5, 2, '上门时家中无人的有5户，其中2户已补访，其余3户尚未补访到。'],
    [5, 0, '上门时家中无人的有5户，截至2026年12月31日尚未补访到。'],
  ])('nobody home %i, met later %i (summaries §1)', (first, again, sentence) => {
    const visited = {
      'visits.due': 98,
      'visits.met': 98,
      'visits.due-households': 98,
      'visits.households': 98,
      'visits.held': 98,
    }
    expect(part('care', { ...visited, 'visits.not-home': first, 'visits.revisited': again })).toContain(sentence)
  })

  it('nobody away, nothing owed: the chapter is not printed', () => {
    const zero = Object.fromEntries(Object.keys(WORKED).map((id) => [id, 0]))
    expect(textsOf(inputOf({ ...zero, pupils: 40 }, null)).care).toBe('')
  })
})
