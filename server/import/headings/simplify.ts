import * as OpenCC from 'opencc-js/t2cn'

const convert = OpenCC.Converter({ from: 'tw', to: 'cn' })
const fromHk = OpenCC.Converter({ from: 'hk', to: 'cn' })

/** Traditional to Simplified, for comparing only: what is stored stays as it was written. */
export const simplify = (text: string): string => (/^[\p{ASCII}]*$/u.test(text) ? text : fromHk(convert(text)))

/** A heading bare of spaces, marks, stars and numbering, Simplified, half-width. */
export const bareHeading = (text: string): string =>
  simplify(text.normalize('NFKC'))
    .replace(/\s+/g, '')
    .replace(/[*＊#:：、,，.。_\-—"'“”]/g, '')
