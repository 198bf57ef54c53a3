import { expect, it } from 'vitest'
import { wordsIn } from './jsx-words.ts'

const SAID: Record<string, string> = { 谈心: 'Talk', 长期病假: 'Long sick leave' }
const say = (text: string) => SAID[text] ?? text

it('what is shown is said; what is typed, chosen or stored stays', () => {
  expect(wordsIn({ label: '谈心', value: '谈心', children: ['谈心', ' ', '石小满'] }, say)).toEqual({
    label: 'Talk',
    value: '谈心',
    children: ['Talk', ' ', '石小满'],
  })
  expect(wordsIn({ data: [{ value: '谈心', label: '谈心' }, '长期病假'] }, say)).toEqual({
    data: [{ value: '谈心', label: 'Talk' }, '长期病假'],
  })
  expect(wordsIn({ data: [{ group: '谈心', items: [{ value: 'x', label: '长期病假' }] }] }, say)).toEqual({
    data: [{ group: 'Talk', items: [{ value: 'x', label: 'Long sick leave' }] }],
  })
})

it('a paper’s own words stay as they will be printed', () => {
  expect(wordsIn({ translate: 'no', children: ['一、', '谈心'] }, say)).toEqual({
    translate: 'no',
    children: ['一、', '谈心'],
  })
})
