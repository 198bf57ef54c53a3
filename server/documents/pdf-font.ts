import { createRequire } from 'node:module'
import { printable } from '../../domain/kit/text.ts'
import { lettersOf } from './font-letters.ts'

const find = createRequire(import.meta.url).resolve
const FONT = '@expo-google-fonts/noto-serif-sc'

/** Noto Serif SC (OFL 1.1), the only fonts of a .pdf: 小标宋 and 仿宋_GB2312 may not be handed on (dossier §6.3). */
export const PDF_FONT = {
  normal: find(`${FONT}/400Regular/NotoSerifSC_400Regular.ttf`),
  bold: find(`${FONT}/700Bold/NotoSerifSC_700Bold.ttf`),
}

/** From the top of one line to the next as the font has it, in sizes of its letters (1151 above and 286 below the line, of 1000). */
export const FONT_LINE = 1.437

/** 〓, what a printer sets for a letter that the case does not hold. */
export const STAND_IN = '〓'

/** Chooses among shapes of the letter before it; seen by nobody alone. */
const SELECTORS = /[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}\u{200b}-\u{200d}\u{feff}]/gu

let known: ReadonlySet<number> | null = null
/** Read once: some 30,000 numbers. Both weights hold the same letters (a test). */
const letters = (): ReadonlySet<number> => {
  known ??= lettersOf(PDF_FONT.normal)
  return known
}

const has = (letter: string): boolean => /\s/.test(letter) || letters().has(letter.codePointAt(0) ?? 0)

/** A text as the font can draw it: each letter that it lacks is 〓. */
export const drawable = (text: string): string =>
  [...printable(text).replace(SELECTORS, '')].map((letter) => (has(letter) ? letter : STAND_IN)).join('')

/** The letters of a text that the font lacks, each once, in their order. */
export const missingLetters = (text: string): string[] => [
  ...new Set([...printable(text).replace(SELECTORS, '')].filter((letter) => !has(letter))),
]

/** 𬭼（U+2CB7C）: a letter that the reader's own screen may not show either. */
export const letterCode = (letter: string): string =>
  `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
