import { attribute, lettersOf } from '../../import/files/xlsx/xml.ts'

/** The letters of a piece of a document as they are read, each with where it stands in the file; a paragraph's end is a line's. */
export type WordLetters = { text: string; start: number[]; end: number[]; underlined: boolean[] }
/** A change of the file: what stands from here to there becomes this. */
export type WordEdit = { from: number; to: number; text: string }

const PARTS = /<w:p[\s>]|<w:r[\s>]|<\/w:rPr>|<w:u\b[^<>]*>|<w:t(?:\s[^<>]*)?>([^<]*)<\/w:t>/g
const LETTER = /&[^;]{1,10};|[\s\S]/gu

/** `from`, `to`: which piece of the file. */
export const lettersIn = (xml: string, from: number, to: number): WordLetters => {
  const told: WordLetters = { text: '', start: [], end: [], underlined: [] }
  const add = (letter: string, start: number, end: number, underlined: boolean) => {
    told.text += letter
    for (let i = 0; i < letter.length; i++) {
      told.start.push(start)
      told.end.push(end)
      told.underlined.push(underlined)
    }
  }
  let underlined = false
  for (const part of xml.slice(from, to).matchAll(PARTS)) {
    const [whole, words] = part
    const at = from + part.index
    if (whole.startsWith('<w:p') && told.text !== '') add('\n', at, at, false)
    else if (whole.startsWith('<w:r')) underlined = false
    else if (whole.startsWith('<w:u')) underlined = attribute(whole, 'val') !== 'none'
    else if (words !== undefined) {
      const begin = at + whole.indexOf('>') + 1
      for (const letter of words.matchAll(LETTER))
        add(lettersOf(letter[0]), begin + letter.index, begin + letter.index + letter[0].length, underlined)
    }
  }
  return told
}

/** What has to change so that `value` stands in the place of these letters; before the first of them where there are none. */
export const replaced = ({ start, end }: WordLetters, from: number, to: number, value: string): WordEdit[] => {
  if (from >= to) {
    const at = end[from - 1] ?? start[from]
    return at === undefined ? [] : [{ from: at, to: at, text: value }]
  }
  return Array.from({ length: to - from }, (_, i) => ({
    from: start[from + i] ?? 0,
    to: end[from + i] ?? 0,
    text: i === 0 ? value : '',
  }))
}

/** The file with its changes; one that lies within another goes with it. */
export const edited = (xml: string, edits: readonly WordEdit[]): string =>
  edits
    .filter(
      (one) =>
        !edits.some(
          (of) => of !== one && of.from <= one.from && one.to <= of.to && of.to - of.from > one.to - one.from,
        ),
    )
    .toSorted((a, b) => b.from - a.from || b.to - a.to)
    .reduce((text, { from, to, text: next }) => text.slice(0, from) + next + text.slice(to), xml)
