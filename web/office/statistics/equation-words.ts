import { t } from '../../words/words.ts'

/** 1＝11至18, with the word between the two numbers in the language of the screen. */
export const equationWords = (text: string): string =>
  text.replace(/(\d+)至(\d+)/g, (_, a: string, b: string) => t('{a}至{b}', { a, b }))
