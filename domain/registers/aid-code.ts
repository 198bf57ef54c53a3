/** Letters and figures that nobody takes for one another, on paper or on the telephone. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const LONG = 5

/**
 * What stands on paper in place of a child or a wish (S2B.13, S2B.21): five letters made from the end of its id, which says nothing to whoever
 * has no account here. Always the same for the same id.
 */
export const aidCode = (id: string): string => {
  let n = Number.parseInt(id.replaceAll('-', '').slice(-10), 16)
  let code = ''
  for (let i = 0; i < LONG; i++) {
    code += LETTERS[n % LETTERS.length]
    n = Math.floor(n / LETTERS.length)
  }
  return code
}
