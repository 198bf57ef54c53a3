import fc from 'fast-check'
import * as OpenCC from 'opencc-js/t2cn'
import { describe, expect, it } from 'vitest'
import { simplify } from './simplify.ts'

/** The dictionaries asked about every text, whatever letters it has. */
const asked = OpenCC.ConverterFactory(OpenCC.Locale.from.tw, OpenCC.Locale.from.hk, OpenCC.Locale.to.cn)
const sources = [OpenCC.Locale.from.tw, OpenCC.Locale.from.hk, OpenCC.Locale.to.cn].flat(3)
const words = sources.flatMap((dictionary) =>
  String(dictionary)
    .split('|')
    .flatMap((entry) => entry.split(' ')),
)

describe('texts without a letter of the other script are left as they are, and none is left by mistake', () => {
  it('every entry of the dictionaries, and what it becomes', () => {
    expect(words.filter((word) => simplify(word) !== asked(word))).toEqual([])
  })

  it('every letter by itself', () => {
    const letters = Array.from({ length: 0x2fff0 }, (_, i) => i).filter((c) => c < 0xd800 || c > 0xdfff)
    expect(letters.map((c) => String.fromCodePoint(c)).filter((l) => simplify(l) !== asked(l))).toEqual([])
  })

  it('any texts beside each other', () => {
    const part = fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 3 }))
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
        const text = parts.join('')
        expect(simplify(text)).toBe(asked(text))
      }),
      { numRuns: 2000 },
    )
  })
})
