import { expect, it } from 'vitest'
import { englishDays, speaker } from './sentence.ts'

const TABLE = {
  在家: 'At home',
  外出: 'Away',
  '{n} 名孩子还没有谈心': '{n} children not yet talked with',
  '{1}改过资料': '{1} changed the details',
  请选在哪个班: 'Choose the class',
  '{1}的{2}没有写': 'The {2} of {1} is missing',
  出生日期: 'date of birth',
  儿童之家按时开放: 'Home opens on time',
  过期: 'Overdue',
}
const say = speaker(TABLE, true)

it('says whole sentences, and those that were made of one with gaps, the gaps too', () => {
  expect(say('在家')).toBe('At home')
  expect(say('  在家 ')).toBe('  At home ')
  expect(say('12 名孩子还没有谈心')).toBe('12 children not yet talked with')
  expect(say('石小满的出生日期没有写')).toBe('The date of birth of 石小满 is missing')
})

it('part by part only where every part is known', () => {
  expect(say('在家，外出')).toBe('At home, Away')
  expect(say('在家，很想妈妈')).toBe('在家，很想妈妈')
  expect(say('三(1)班 外出')).toBe('三(1)班 Away')
  expect(say('龙英菊 · 安梦')).toBe('龙英菊 · 安梦')
  expect(say('。')).toBe('. ')
  expect(say('外出在家')).toBe('Away at home')
  // A rule of eight letters and its state.
  expect(say('儿童之家按时开放过期')).toBe('Home opens on time overdue')
})

it('sentence by sentence, numbers with what they count, places and classes as they are called', () => {
  const table = {
    ...TABLE,
    每月谈心: 'Monthly talk',
    应谈: 'Due',
    谈到: 'Talked with',
    祖辈照看: 'Grandparents',
    班主任: 'Head teacher',
    '截止日的留守{1}': 'Left-behind {1} on the day',
    学生: 'pupils',
    教育部门口径: 'Education reading',
    '在校，有一方外出': 'at school, one parent away',
    '谈心制度：每月一次，有记录': 'Rule: once a month, with a record',
    '{1}：{2}至{3}，宽限到{4}': '{1}: {2} to {3}, grace until {4}',
  }
  const english = speaker(table, true)
  expect(english('谈心制度：每月一次，有记录。11月：11月1日至11月25日，宽限到12月3日。')).toBe(
    'Rule: once a month, with a record. Nov: 1 Nov to 25 Nov, grace until 3 Dec.',
  )
  expect(english('每月谈心：9月应谈126人次、谈到122人次；青石村23名。')).toBe(
    'Monthly talk: Sep Due 126, Talked with 122; 青石村 23. ',
  )
  expect(english('班主任（三(1)班）')).toBe('Head teacher (三(1)班) ')
  expect(english('三(1)班 每月谈心（过期）')).toBe('三(1)班 Monthly talk (Overdue) ')
  expect(english('截止日的留守学生（教育部门口径：在校，有一方外出）。')).toBe(
    'Left-behind pupils on the day (Education reading: at school, one parent away).',
  )
  // What somebody wrote is never said in half.
  expect(english('他来了。在家，外出。')).toBe('他来了。在家，外出。')
  expect(english('祖辈照看100名，很想妈妈')).toBe('祖辈照看100名，很想妈妈')
})

it('leaves names and what people wrote as they are', () => {
  for (const own of ['石小满', '李改过资料', '他说在家里看了一天书', '青石镇中心小学']) expect(say(own)).toBe(own)
})

it('days in the form of Latin letters, in zh-Hant as they are', () => {
  expect(englishDays('2026年11月28日')).toBe('28 Nov 2026')
  expect(say('11月2日 · 在家')).toBe('2 Nov · At home')
  expect(englishDays('2026年3月起，9月')).toBe('Mar 2026起，Sep')
  expect(englishDays('2026年秋季 Month 9')).toBe('autumn 2026 Sep')
  const hant = speaker({ 外出: '外出', '{1}改过资料': '{1}改過資料' }, false)
  expect(hant('2026年3月，外出')).toBe('2026年3月，外出')
  expect(hant('云老师改过资料')).toBe('云老师改過資料')
})
