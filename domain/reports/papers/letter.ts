import type { Family, Given, Piece, Sheet } from './sheet.ts'
import { filledText, type TextKind } from './texts.ts'

/** A line that says something ends so; what comes after the last of them is who signs, and when. */
const SAYS = /[。！？：；…，,.!?:;]\s*$/

/** A line left open, to be written on by hand: one wide space and nothing else. */
const isOpen = (line: string | undefined): boolean => line !== undefined && /^\u3000+$/.test(line)

/** The lines of a text, filled in for one family, each where letters have it; lines left open in one go are ruled. */
export const textPieces = (kind: TextKind, text: string, of: { family: Family; given: Given }): Piece[] => {
  const lines = filledText(kind, text, of).split('\n')
  const last = lines.findLastIndex((line) => SAYS.test(line))
  return lines.flatMap((line, i): Piece[] => {
    if (isOpen(line)) {
      if (isOpen(lines[i - 1])) return []
      const after = lines.findIndex((other, j) => j > i && !isOpen(other))
      return [{ piece: 'lines', label: '', n: (after < 0 ? lines.length : after) - i }]
    }
    const at = last >= 0 && i > last && line.trim() !== '' ? 'right' : i === 0 && /[：:]\s*$/.test(line) ? 'edge' : 'in'
    return [{ piece: 'text', text: line, at }]
  })
}

/** A letter home with a slip to send back (S3.21): a page each. */
export const letterSheet = (
  kind: 'letter-start' | 'letter-end',
  text: string,
  family: Family,
  given: Given,
): Sheet => ({
  key: family.id,
  name: family.name,
  alone: true,
  pieces: [
    { piece: 'title', text: '致家长的一封信' },
    ...textPieces(kind, text, { family, given }),
    { piece: 'cut' },
    { piece: 'text', text: '回执（请剪下来交给孩子带回）', at: 'edge' },
    { piece: 'text', text: `${family.name}（${family.className ?? '班级'}）的家长已收到信。`, at: 'edge' },
    {
      piece: 'fill',
      items: [
        { label: '签名或手印', value: null },
        { label: '电话', value: null },
        { label: '想对学校说的', value: null, wide: true },
      ],
    },
  ],
})
