/** Texts that a spreadsheet writes again and again are short: 男, 汉族, a village, a heading. */
const LONGEST = 40
/** So many of them are kept; then it begins anew, so that a list of any length takes no more memory. */
const MOST = 4000

/**
 * A pure function of a text that remembers its answers: a list asks the same of the same words a hundred thousand times. Nobody changes
 * an answer that is a list.
 */
export const remembered = <T extends string | boolean | Readonly<Uint8Array> | readonly unknown[]>(
  of: (text: string) => T,
): ((text: string) => T) => {
  const known = new Map<string, T>()
  return (text) => {
    if (text.length > LONGEST) return of(text)
    const before = known.get(text)
    if (before !== undefined) return before
    const answer = of(text)
    if (known.size >= MOST) known.clear()
    known.set(text, answer)
    return answer
  }
}
