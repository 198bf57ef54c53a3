import { blanksOfCell } from '../inner-blanks.ts'
import { tablesOf } from './docx-tables.ts'
import { lettersIn, replaced, type WordEdit, type WordLetters } from './word-letters.ts'

/** A blank that is neither a cell nor a run of underscores: spaces that are underlined, one of several labels in a cell. */
export type WordBlank = { label: string; filled: (value: string) => WordEdit[] }

/** Such blanks of a document, in their order: those of its paragraphs, then those within its cells. */
export const wordBlanks = (xml: string): WordBlank[] => {
  const tables = tablesOf(xml)
  const paragraphs = [...xml.matchAll(/<w:p[\s>](?:(?!<w:p[\s>])[\s\S])*?<\/w:p>/g)].filter(
    ({ index }) => !tables.some((table) => index > table.from && index < table.to),
  )
  return [
    ...paragraphs.flatMap(({ 0: whole, index }) => underlinedIn(lettersIn(xml, index, index + whole.length))),
    ...tables.flatMap(({ rows }) =>
      rows.flatMap(({ cells }) => cells.flatMap(({ from, to }) => labelledIn(lettersIn(xml, from, to)))),
    ),
  ]
}

const underlinedIn = (letters: WordLetters): WordBlank[] => {
  // Only spaces that are underlined are a line to write on; all else parts or says something.
  const lines = Array.from({ length: letters.text.length }, (_, i) =>
    letters.underlined[i] && /[ 　\t]/.test(letters.text[i] ?? '') ? '_' : '.',
  )
  let said = 0
  return [...lines.join('').matchAll(/_{2,}/g)].map((blank) => {
    const [from, to] = [blank.index, blank.index + blank[0].length]
    const label =
      letters.text
        .slice(said, from)
        .split(/[ 　_＿]{2,}|[；;，,。\n]/)
        .at(-1)
        ?.trim() ?? ''
    said = to
    return { label, filled: (value: string) => replaced(letters, from, to, value) }
  })
}

const labelledIn = (letters: WordLetters): WordBlank[] =>
  blanksOfCell(letters.text).map(({ label, from, to }) => ({
    label,
    filled: (value) =>
      replaced(letters, from, to, `${value}${to < letters.text.length && letters.text[to] !== '\n' ? '　' : ''}`),
  }))
