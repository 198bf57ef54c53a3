import * as OpenCC from 'opencc-js/t2cn'
import { remembered } from '../remembered.ts'
import { inChinese } from './english.ts'

/** Taiwan's and Hong Kong's letters in one pass: two converters would hold the dictionary twice. */
const convert = OpenCC.ConverterFactory(OpenCC.Locale.from.tw, OpenCC.Locale.from.hk, OpenCC.Locale.to.cn)

/** Traditional to Simplified, for comparing only: what is stored stays as it was written. */
export const simplify: (text: string) => string = remembered((text) =>
  /^[\p{ASCII}]*$/u.test(text) ? text : convert(text),
)

/** A heading bare of spaces, marks, stars and numbering, Simplified, half-width, its English in Chinese. */
export const bareHeading: (text: string) => string = remembered((text) =>
  simplify(inChinese(text.normalize('NFKC')))
    .replace(/\s+/g, '')
    .replace(/[*＊#:：、,，.。_\-—'"“”]/g, ''),
)
