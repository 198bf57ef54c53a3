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
