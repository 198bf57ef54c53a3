import * as OpenCC from 'opencc-js/t2cn'
import { remembered } from '../remembered.ts'
import { inChinese } from './english.ts'

/** Taiwan's and Hong Kong's letters in one pass: two converters would hold the dictionary twice. */
const convert = OpenCC.ConverterFactory(OpenCC.Locale.from.tw, OpenCC.Locale.from.hk, OpenCC.Locale.to.cn)

/**
 * The letters in which any entry of these dictionaries differs from what it becomes: of nearly all that a list says none has one, and
 * looking each up in a tree of words took a tenth of the reading.
 */
const OTHER_LETTERS = (() => {
  const marked = new Uint8Array(0x10000)
  for (const dictionary of [OpenCC.Locale.from.tw, OpenCC.Locale.from.hk, OpenCC.Locale.to.cn].flat(2))
    for (const entry of typeof dictionary === 'string' ? dictionary.split('|') : []) {
      const [from = '', to = ''] = entry.split(' ')
      for (let i = 0; i < from.length; i++)
        if (from.length !== to.length || from.charCodeAt(i) !== to.charCodeAt(i)) marked[from.charCodeAt(i)] = 1
    }
  return marked
})()

const hasOtherLetters = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (OTHER_LETTERS[text.charCodeAt(i)] === 1) return true
  return false
}

const converted = remembered((text): string => convert(text))

/** Traditional to Simplified, for comparing only: what is stored stays as it was written. */
export const simplify = (text: string): string => (hasOtherLetters(text) ? converted(text) : text)

/** A heading bare of spaces, marks, stars and numbering, Simplified, half-width, its English in Chinese. */
export const bareHeading: (text: string) => string = remembered((text) =>
  simplify(inChinese(text.normalize('NFKC')))
    .replace(/\s+/g, '')
    .replace(/[*＊#:：、,，.。_\-—'"“”]/g, ''),
)
