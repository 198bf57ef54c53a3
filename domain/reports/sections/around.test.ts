import { describe, expect, it } from 'vitest'
import { part, WORKED_BEFORE } from '../testing/summary-input.ts'

const told = (figures: Record<string, number>) => part('care', figures, WORKED_BEFORE)

describe('what is done around a child, in the summary', () => {
  it('nothing written down: no word of it', () => {
    for (const word of ['返乡', '照护协议', '联系卡', '不舒服', '生日', '三方']) expect(told({})).not.toContain(word)
  })

  it.each<[string, Record<string, number>, string]>([
    [
      'homecomings, visited (S2B.15)',
      { 'returned.children': 31, 'returned.visits': 24, 'agreements.signed': 18, 'agreements.standing': 22 },
      '登记有家人返乡的学生31名，与返乡家长见面商量24人次。期内签订照护协议18份，目前有效的22份。',
    ],
    [
      'homecomings, parent by parent',
      { 'returned.children': 20, 'returned.parents': 32, 'returned.visits': 17 },
      '登记返乡父母32人次，涉及学生20名，与返乡家长见面商量17人次。',
    ],
    ['homecomings, nobody met', { 'returned.children': 3 }, '登记有家人返乡的学生3名，还没有与返乡家长见面的记录。'],
    ['agreements of before (S3.16)', { 'agreements.standing': 5 }, '有效的照护协议5份，期内没有新签。'],
    ['signed, none standing', { 'agreements.signed': 1 }, '期内签订照护协议1份，目前有效的没有。'],
    ['cards, all answer (S3.17)', { 'cards.tried': 40, 'cards.reachable': 40 }, '试过40名学生家，都打得通。'],
    ['cards, some', { 'cards.tried': 40, 'cards.reachable': 37 }, '试过40名学生家，打得通的37名。'],
    ['cards, none', { 'cards.tried': 2 }, '试过2名学生家，都没有打通。'],
    [
      'cards given out, to whom (S3.17)',
      { 'cards.sent': 12, 'cards.handed': 9, 'cards.tried': 40, 'cards.reachable': 40 },
      '发联系卡12张，当面交到照看人、父母手里9张。逐人试拨联系卡',
    ],
    [
      'cards given out, all of them to the family',
      { 'cards.sent': 2, 'cards.handed': 2, 'cards.tried': 2 },
      '发联系卡2张，都当面交到照看人、父母手里。',
    ],
    ['cards given out, nobody says to whom', { 'cards.sent': 2, 'cards.tried': 2 }, '发联系卡2张。逐人试拨'],
    [
      'ill, told the same day (S3.8)',
      { 'ill.times': 9, 'ill.hospital': 2, 'ill.told-same-day': 9 },
      '记下照护9人次，其中送医院2人次，都在当天告诉了照看人。',
    ],
    ['ill, some told', { 'ill.times': 9, 'ill.told-same-day': 6 }, '记下照护9人次；当天告诉照看人6人次。'],
    [
      'ill, some the day after',
      { 'ill.times': 9, 'ill.told-same-day': 8, 'ill.told-later': 1 },
      '当天告诉照看人8人次，第二天以后联系上1人次。',
    ],
    ['ill, none told', { 'ill.times': 1 }, '记下照护1人次；当天都没有联系上照看人。'],
    ['birthdays alone (S3.10)', { 'birthdays.kept': 7 }, '给7名学生过了生日。'],
    [
      'birthdays and festivals (S3.12)',
      { 'birthdays.kept': 7, 'gifts.children': 40 },
      '给7名学生过了生日；40名学生收到节日的心意。',
    ],
    [
      'letters, some receipts (S3.21)',
      { letters: 60, receipts: 48, 'letters.read-aloud': 9 },
      '向家长发信60份，收回回执48份，另有9份打电话读给老人听。',
    ],
    ['letters, all receipts', { letters: 60, receipts: 60 }, '向家长发信60份，回执全部收回。'],
    ['letters, no receipt', { letters: 5 }, '向家长发信5份，没有收回回执。'],
    [
      'letters at the start and at the end (S3.21)',
      { letters: 60, 'letters.start': 30, 'letters.end': 28, receipts: 60 },
      '向家长发信60份，回执全部收回。其中学期初的30份、学期末的28份。',
    ],
    ['letters of one time', { letters: 5, 'letters.start': 5 }, '向家长发学期初的信5份，没有收回回执。'],
    ['together (S3.15)', { 'group-talk.held': 3 }, '组织学生集体座谈3次，不计入单独谈心。'],
    [
      'school and village (S4.10)',
      { 'shared.notices': 7, 'shared.children': 6, 'shared.answered': 4 },
      '互相转告情况7件，涉及6名学生，有回音的4件。',
    ],
    ['all answered', { 'shared.notices': 2, 'shared.children': 2, 'shared.answered': 2 }, '涉及2名学生，都有回音。'],
    ['none answered', { 'shared.notices': 1, 'shared.children': 1 }, '涉及1名学生，还没有回音。'],
    ['three sides (S5.11)', { 'mismatch.facts': 2 }, '请三方坐到一起说清2次。'],
  ])('%s', (_what, figures, text) => {
    expect(told(figures)).toContain(text)
  })

  it('who leads a class says how many birthdays there were, kept or not (S3.10)', () => {
    const inClass = (figures: Record<string, number>) => part('care', figures, WORKED_BEFORE, { placeKind: 'class' })
    expect(inClass({ 'birthdays.due': 6, 'birthdays.kept': 5 })).toContain('期内过生日的有6名，给5名学生过了生日。')
    expect(inClass({ 'birthdays.due': 6, 'birthdays.lunar': 2, 'birthdays.kept': 5 })).toContain(
      '期内过生日的有6名，其中按农历过的2名，给5名学生过了生日。',
    )
    expect(inClass({ 'birthdays.due': 6, 'birthdays.lunar': 2, 'birthdays.holiday': 1 })).toContain(
      '期内过生日的有6名，其中按农历过的2名、赶在假期的1名，没有给谁过生日的记录。',
    )
    expect(inClass({ 'birthdays.due': 6, 'birthdays.kept': 5, 'birthdays.called': 2 })).toContain(
      '给5名学生过了生日，其中打电话、视频的2名。',
    )
    expect(inClass({ 'birthdays.due': 6, 'birthdays.kept': 2, 'birthdays.called': 2 })).toContain(
      '给2名学生过了生日，都是打的电话或视频。',
    )
    expect(inClass({ 'birthdays.due': 6 })).toContain('期内过生日的有6名，没有给谁过生日的记录。')
    expect(told({ 'birthdays.due': 6 })).not.toContain('生日')
  })
})
