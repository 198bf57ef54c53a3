import {
  type Block,
  type Doc,
  docText,
  isPrinted,
  type Paragraph,
  printedInlines,
  printedText,
  proseOf,
} from '../../domain/reports/kit/doc.ts'
import { LEVEL_WORDS, type Level } from '../../domain/reports/level.ts'
import { longDate, ordinal } from '../../domain/reports/prose/numbers.ts'
import { inHant } from './hant.ts'

/** A summary ready to print: headings numbered over the sections that have something to say. */
export type PrintedSummary = {
  title: string
  /** Stamped on its head; null: of a release before levels. */
  level?: Level | null
  unit: string
  date: string
  cutoff: string
  checkCode: string | null
  /** In traditional characters. */
  hant?: true
  sections: { key: string; heading: string | null; doc: Doc }[]
}

export const printedSummary = (input: PrintedSummary): PrintedSummary => {
  let n = 0
  const sections = input.sections
    .filter((s) => s.doc.content.some(isPrinted))
    .map((s) => ({ ...s, heading: s.heading ? `${ordinal(++n)}、${s.heading}` : null }))
  return { ...input, date: longDate(input.date), cutoff: longDate(input.cutoff), sections }
}

export const summaryText = (summary: PrintedSummary): { key: string; heading: string | null; text: string }[] =>
  summary.sections.map((s) => ({ key: s.key, heading: s.heading, text: docText(s.doc) }))

/** A last line shorter than this does not carry a page and a signature by itself. */
const SHORT_LINE = 28

/** Blocks that hold on to what follows: a line before its table, the last line, and the one before it where the last is short. */
export const heldBlocks = (blocks: readonly Block[]): ReadonlySet<Block> => {
  const last = blocks.at(-1)
  const before = blocks.at(-2)
  const short = last?.type === 'paragraph' && printedText(last).length < SHORT_LINE
  return new Set([
    ...blocks.filter((block, i) => block.type === 'paragraph' && blocks[i + 1]?.type === 'table'),
    ...(last ? [last] : []),
    ...(short && before ? [before] : []),
  ])
}

/** Who may read it, as it stands at the top left of the first page; null where nobody said. */
export const stampOf = ({ level, hant }: Pick<PrintedSummary, 'level' | 'hant'>): string | null =>
  level ? inScript(LEVEL_WORDS[level].stamp, hant) : null

/** Words that the printer adds, in the characters of the page. */
const inScript = (text: string, hant: true | undefined): string => (hant ? inHant(text) : text)

/** What stands before the signature, and what stands below the date in small type: 数据说明 and the check code (GB/T 9704, 附注). */
export const partsOf = (summary: PrintedSummary) => ({
  body: summary.sections.filter((s) => s.key !== 'notes'),
  notes: summary.sections.filter((s) => s.key === 'notes').flatMap((s) => proseOf(s.doc).filter(isPrinted)),
  code: summary.checkCode ? `${inScript('校验码', summary.hant)}：${summary.checkCode}` : null,
})

/** Longer notes than this may part from the date: together they would not leave room on a page. */
const NOTES_WITH_THE_END = 900

/** 数据说明 and the check code stand on the page of the date, whole: two lines of them, or they alone, are no page to hand in. */
export const stayWithTheEnd = (notes: readonly string[]): boolean =>
  notes.length > 0 && [...notes.join('')].length <= NOTES_WITH_THE_END

/** A piece of a printed line; `sub`: the run-in heading （一）谈心家访。 at its head. */
export type Piece = { text: string; bold: boolean; sub: boolean }

/** What is printed of a paragraph, its run-in heading of the second level apart (GB/T 9704: 楷体). */
export const piecesOf = (paragraph: Paragraph): Piece[] => {
  const pieces = printedInlines(paragraph).flatMap((n): Piece[] =>
    n.type === 'gap'
      ? []
      : [
          {
            text: n.type === 'text' ? n.text : n.attrs.text,
            bold: n.type === 'text' && (n.marks ?? []).some((m) => m.type === 'bold'),
            sub: false,
          },
        ],
  )
  const first = pieces[0]
  const head = first ? /^（[一二三四五六七八九十]+）[^。]{2,16}。/.exec(first.text)?.[0] : undefined
  if (!first || !head) return pieces
  const rest = first.text.slice(head.length)
  return [{ ...first, text: head, sub: true }, ...(rest === '' ? [] : [{ ...first, text: rest }]), ...pieces.slice(1)]
}

/** How wide a text stands, in letters of its own size: Latin letters and digits are half a letter. */
const widthOf = (text: string, beside = 0): number =>
  [...text].reduce(
    (n, c, i, all) => n + (isNarrow(c) ? 0.5 : 1) + (i > 0 && isNarrow(c) !== isNarrow(all[i - 1] ?? '') ? beside : 0),
    0,
  )
const isNarrow = (letter: string): boolean => letter <= '\u00ff'

/**
 * Unit and date without a seal (GB/T 9704-2012, 7.3.5.3), as distances from the right edge in letters: two for the unit, and the
 * date begins two letters after it; a date that would then reach further right keeps two, and the unit moves to the left. `beside`: what
 * the program puts between a digit and a Chinese letter.
 */
export const signatureIndents = (unit: string, date: string, beside = 0): { unit: number; date: number } => {
  const longer = widthOf(unit, beside) - widthOf(date, beside)
  return longer >= 2 ? { unit: 2, date: longer } : { unit: 4 - longer, date: 2 }
}

/** A line that is still too long is broken once more after its term: 2026年秋季学期 / 农村留守儿童关爱保护工作总结. */
const afterTerm = (text: string, width: number): string[] => {
  const term = /^\d{4}.*?(?:学期|学年|年度)/.exec(text)?.[0]
  return term && term !== text && widthOf(text) > width + 2 ? [term, text.slice(term.length)] : [text]
}

/**
 * A long title in lines like a trapezoid, the upper the shorter, no word torn (GB/T 9704): broken after the school's name, before
 * the year; a title of the author's own after 学校, 小学 or 中学, else in the middle.
 */
export const titleLines = (title: string, width: number): string[] => {
  const letters = [...title]
  if (letters.length <= width) return [title]
  const year = title.search(/\d{4}(?:至\d{4}学)?年/)
  const school = /^.{2,}?(?:学校|小学|中学|中心校|教学点)/.exec(title)?.[0].length ?? -1
  const cut = year > 0 ? year : school > 0 && school < title.length - 1 ? school : -1
  if (cut > 0) return [title.slice(0, cut), ...afterTerm(title.slice(cut), width)]
  const half = Math.floor(letters.length / 2)
  return [letters.slice(0, half).join(''), letters.slice(half).join('')]
}
