/** 138****0001: enough to recognise, not to dial. */
export const maskPhone = (phone: string): string =>
  phone.length === 11 ? `${phone.slice(0, 3)}****${phone.slice(7)}` : phone.replace(/.(?=.{4})/g, '*')

/**
 * 52****************: that there is one, and the province. A birth date stands beside it, the area is the county's: each digit
 * more would leave a handful of numbers (with the last two shown nine fitted the check digit, H1). The same for a student number,
 * which holds the ID number: G52****************.
 */
export const maskNumber = (number: string): string => {
  const shown = /^[A-Z]/i.test(number) ? 3 : 2
  return number.slice(0, shown) + '*'.repeat(Math.max(0, number.length - shown))
}

/** What `maskNumber` and its like leave behind; nobody means to write it. */
export const isMasked = (text: string): boolean => text.includes('***')

const DATE = /^(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}(?!\d)/
const maskRun = (run: string): string => {
  const bare = run.replace(/[\s.-]/g, '')
  if (/^1\d{10}$/.test(bare)) return maskPhone(bare)
  return /^[A-Z]?\d{15,}X?$/i.test(bare) ? maskNumber(bare) : bare.replace(/[\dX]/gi, '*')
}
/** Digits in a row, also with blanks or hyphens between them, and the letters that a number may begin or end with. */
const runsOf = (text: string, least: number, masked: (run: string) => string): string =>
  text
    .replace(/[０-９Ｘｘ]/g, (letter) => letter.normalize('NFKC'))
    .replace(new RegExp(`[A-Z]?\\d(?:[\\s.-]{0,2}\\d){${least - 1},}X?`, 'gi'), masked)

/** Free text with the numbers in it masked: an ID or a phone that somebody wrote into a note (M2). Dates stay. */
export const maskText = (text: string): string =>
  runsOf(text, 9, (run) => {
    const date = DATE.exec(run)?.[0] ?? ''
    return date ? `${date}${maskText(run.slice(date.length))}` : maskRun(run)
  })

/** A cell of a column of ID numbers, student numbers or phones: also what is left of a spoilt one. */
export const maskNumberCell = (text: string): string => runsOf(text, 3, maskRun)
