const FULL = '☑✓✔√■●'
const EMPTY = '□☐○'
const WORD = new RegExp(`([${FULL}${EMPTY}]?)\\s*([^${FULL}${EMPTY}\\s、/，,;；]+)\\s*([${FULL}${EMPTY}]?)`, 'gu')

/** [√]男 [ ]女, as typed where a box could not be drawn. */
export const drawn = (text: string): string =>
  text.replace(/[[【]\s*[✓✔√]\s*[\]】]/gu, '☑').replace(/[[【]\s*[\]】]/gu, '☐')

/**
 * `☑男 □女`, `男√ 女`, `是□否☑`: the one word that is ticked among several. Marks stand before their words when the text begins
 * with one, else behind them. Null where nothing is chosen so.
 */
export const tickedWord = (text: string): string | null => {
  const t = drawn(text).trim()
  const leads = new RegExp(`^[${FULL}${EMPTY}]`, 'u').test(t)
  const chosen: string[] = []
  let words = 0
  let at = 0
  for (;;) {
    WORD.lastIndex = at
    const found = WORD.exec(t)
    if (!found) break
    const [whole, before = '', word = '', behind = ''] = found
    words++
    const mark = leads ? before : behind
    if (mark !== '' && FULL.includes(mark)) chosen.push(word)
    // A mark behind a word belongs to the next one where marks lead.
    at = found.index + whole.length - (leads ? behind.length : 0)
  }
  return words > 1 && chosen.length === 1 ? (chosen[0] ?? null) : null
}
