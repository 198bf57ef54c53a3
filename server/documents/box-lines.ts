/** A line of boxes to tick, and what it begins with. */
type BoxLine = { label: string; boxes: string }

const WIDE = /[\u2e80-\uffef□]/

/** Letters of a text as wide as a Chinese one: others take half of it, a space a third. */
const widthOf = (text: string): number => [...text].reduce((n, letter) => n + widthOfOne(letter), 0)
const widthOfOne = (letter: string): number => (WIDE.test(letter) ? 1 : letter === '\u00a0' ? 0.3 : 0.55)

/**
 * Boxes with their words, in as many lines as they need: a word processor breaks Chinese anywhere, also between a box and its words, and a
 * reader then ticks the wrong one. `room`: Chinese letters that a line holds.
 */
export const boxLines = (piece: { label: string; options: readonly string[] }, room: number): BoxLine[] => {
  const lines: BoxLine[] = [{ label: `${piece.label}：`, boxes: '' }]
  for (const option of piece.options) {
    const box = `□\u00a0${option}`
    const last = lines.at(-1)
    if (!last) continue
    const longer = last.boxes === '' ? box : `${last.boxes}　${box}`
    if (last.boxes !== '' && widthOf(last.label + longer) > room) lines.push({ label: '', boxes: box })
    else last.boxes = longer
  }
  return lines
}
