/**
 * What a paper for families, or one to fill in by hand, is made of: the same pieces become the page that is printed and the document
 * that an office opens. A closed list: a piece that is not here is not drawn anywhere.
 */
export type Piece =
  | { piece: 'title'; text: string }
  /** `at`: a greeting stands at the edge, a sentence begins two letters in, a signature stands to the right. */
  | { piece: 'text'; text: string; at: 'edge' | 'in' | 'right' }
  /** Words and what stands behind them; null: a line to write on. `wide`: alone on its line. */
  | { piece: 'fill'; items: readonly { label: string; value: string | null; wide?: true }[] }
  /** Boxes to tick. */
  | { piece: 'boxes'; label: string; options: readonly string[] }
  /** Lines to write on, with what belongs there; empty where the words before say it. */
  | { piece: 'lines'; label: string; n: number }
  /** Rows to sign in: as high as a thumb. `widths`: parts of the width of the text. */
  | { piece: 'table'; head: readonly string[]; rows: readonly (readonly string[])[]; widths: readonly number[] }
  /** What stands over a part of a longer paper. */
  | { piece: 'heading'; text: string }
  /** Rows to read, in small type, the head on each page; nothing is written in them. `widths`: as above. */
  | { piece: 'rows'; head: readonly string[]; rows: readonly (readonly string[])[]; widths: readonly number[] }
  /** Where it is cut. */
  | { piece: 'cut' }
  | { piece: 'note'; text: string }

/**
 * One paper: of a child, or of a class. `alone`: a page of its own; else as many to a page as there is room for. `close`: signed or filled in as
 * one page, and set so that it stays on it.
 */
export type Sheet = { key: string; name: string; alone: boolean; close?: true; pieces: readonly Piece[] }

/** Lines in larger type that a page holds, in a word processor that sets them wide; the letters of such a line. */
const LARGE_LINES = 16.3
const LARGE_LETTERS = 28

/** Lines that a piece takes in larger type. */
const largeLines = (piece: Piece): number => {
  switch (piece.piece) {
    case 'text':
      return Math.max(1, Math.ceil((piece.text.length + (piece.at === 'in' ? 2 : 0)) / LARGE_LETTERS))
    case 'fill':
      return piece.items.reduce((n, item) => n + (item.wide ? 1 : 0.5), 0)
    case 'lines':
      return (piece.label ? 1 : 0) + piece.n
    case 'title':
      return 1.5
    case 'cut':
      return 0.7
    default:
      return 1
  }
}

/** A page of its own with so few words on it that larger type, for old eyes, stays on one page. */
export const isLarge = ({ alone, close, pieces }: Sheet): boolean =>
  alone &&
  !close &&
  pieces.every((piece) => piece.piece !== 'table' && piece.piece !== 'rows') &&
  pieces.reduce((n, piece) => n + largeLines(piece), 0) <= LARGE_LINES

/** Whom a paper is about, as far as a list of children knows. */
export type Family = {
  id: string
  name: string
  className: string | null
  schoolName: string
  villageName: string | null
  address: string | null
  /** 奶奶 石老根, or nothing where nobody is written down. */
  carer: string | null
}

/** What whoever prints it types once for all of them; empty where it is left to be written by hand. */
export type Given = {
  teacher: string
  /** What kind of meeting, when, where, on what. */
  meeting: string
  when: string
  where: string
  topic: string
  /** What a notice says. */
  matter: string
  /** 2026年11月29日. */
  day: string
}

export const NOTHING_GIVEN: Given = { teacher: '', meeting: '', when: '', where: '', topic: '', matter: '', day: '' }

/** A value, or a line to write on. */
export const orLine = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text.trim())
