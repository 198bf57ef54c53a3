import type { ContactCard } from '../../domain/reports/papers/card.ts'
import type { Certificate } from '../../domain/reports/papers/certificate.ts'
import type { Sheet } from '../../domain/reports/papers/sheet.ts'
import { cardsDocx } from './cards-docx.ts'
import { certificatesDocx } from './certificates-docx.ts'
import { paperDocx } from './paper-docx.ts'

/** What a batch is drawn from. */
export type Drawing = { title: string; foot: string | null } & (
  | { layout: 'sheets'; sheets: readonly Sheet[] }
  | { layout: 'cards'; cards: readonly ContactCard[] }
  | { layout: 'certificates'; list: readonly Certificate[] }
)

export const drawBatch = (drawing: Drawing): Promise<Buffer> => {
  switch (drawing.layout) {
    case 'sheets':
      return paperDocx(drawing.title, drawing.sheets, drawing.foot)
    case 'cards':
      return cardsDocx(drawing.title, drawing.cards, drawing.foot)
    case 'certificates':
      return certificatesDocx(drawing.title, drawing.list, drawing.foot)
  }
}
