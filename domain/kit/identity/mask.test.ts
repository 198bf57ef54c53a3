import { describe, expect, it } from 'vitest'
import { isMasked, maskNumber, maskNumberCell, maskText } from './mask.ts'

describe('a number is shown so that what stands beside it does not complete it (H1)', () => {
  it('shows the province only, of an ID number and of the student number that holds it', () => {
    expect(maskNumber('522699201604127731')).toBe('52****************')
    expect(maskNumber('L522699201604127731')).toBe('L52****************')
    expect(maskNumber('8')).toBe('8')
  })
})

describe('numbers in a table or a note (M2)', () => {
  it.each([
    ['522699201604127731', '52****************'],
    ['５２２６９９２０１６０４１２７７３Ｘ', '52****************'],
    ['522699 20160412 773x', '52****************'],
    ['G522699201604127731', 'G52****************'],
    // With a letter typed for a digit, lost digits, or only the end of it.
    ['5226992016o4127731', '**********o*******'],
    ['5.22699201604E+17', '************E+17'],
    ['后六位 127731', '后六位 ******'],
    ['13900001234', '139****1234'],
    ['妈139 0000 1234、座机7654321', '妈139****1234、座机*******'],
    ['没有', '没有'],
  ])('in a column of numbers %s is %s', (text, masked) => expect(maskNumberCell(text)).toBe(masked))

  it.each([
    ['身份证522699201604127731，奶奶带', '身份证52****************，奶奶带'],
    ['打13900001234', '打139****1234'],
    ['2016-04-12 08:00:00', '2016-04-12 08:00:00'],
    ['2016-04-12 522699201604127731', '2016-04-12 52****************'],
    ['20160412', '20160412'],
    ['三组27号', '三组27号'],
  ])('in a note %s is %s', (text, masked) => expect(maskText(text)).toBe(masked))

  it('a mask is known again, a number is none', () => {
    expect([maskNumber('522699201604127731'), '13900001234', '2016-04'].map(isMasked)).toEqual([true, false, false])
  })
})
