import { textPieces } from './letter.ts'
import type { Family, Given, Sheet } from './sheet.ts'

/** A note that a child takes home: as many to a page as there is room for. */
export const noticeSheet = (text: string, family: Family, given: Given): Sheet => ({
  key: family.id,
  name: family.name,
  alone: false,
  pieces: textPieces('notice', text, { family, given }),
})
