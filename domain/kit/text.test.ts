import { describe, expect, it } from 'vitest'
import { name60, nameOrNone, reason } from '../api/kit.ts'
import { hasHalfLetter, hasLetter, printable, printableAll } from './text.ts'

describe('text that can be seen, stored and printed', () => {
  it.each(['\u200b\u200b', '\u2060', '\u3164', '\u115f\u1160', '\ufe0f', '\u00ad', '\u2800', '\u202e\u202c', '·', ''])(
    'no name, and no reason: %j',
    (text) => {
      expect(hasLetter(text)).toBe(false)
      expect(name60.safeParse(text).success).toBe(false)
      expect(reason.safeParse(`${text}${text}`).success).toBe(false)
    },
  )
  it.each(['石安安', '阿依古丽·买买提', '𬭼', 'Ana', '㑇'])('a name: %s', (text) => {
    expect(name60.parse(text)).toBe(text)
    expect(nameOrNone.parse(text)).toBe(text)
  })
  it('a name that may be left open is empty, or one', () => {
    expect([nameOrNone.parse(null), nameOrNone.parse('')]).toEqual([null, ''])
    expect(nameOrNone.safeParse('\u200b').success).toBe(false)
  })
  it('line ends and tabs stay, what nobody can print goes, in keys too', () => {
    expect(printable('甲\t乙\r\n丙\u000b\ufffe丁\u{1ffff}')).toBe('甲\t乙\r\n丙丁')
    expect(printableAll({ a: ['\u0001b'], 'c\uffff': 1, d: null })).toEqual({ a: ['b'], c: 1, d: null })
  })
  it('half a letter is found wherever it is', () => {
    expect([{ a: [{ b: '\ud83d' }] }, { '\udc00': 1 }, ['x', '\ude00😀']].map(hasHalfLetter)).toEqual([
      true,
      true,
      true,
    ])
    expect(hasHalfLetter({ a: ['😀'] })).toBe(false)
  })
})
