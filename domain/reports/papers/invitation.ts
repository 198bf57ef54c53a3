import { textPieces } from './letter.ts'
import type { Family, Given, Sheet } from './sheet.ts'

/** An invitation to a meeting with a slip to send back (S1.14, S5.10): two to a page. */
export const invitationSheet = (text: string, family: Family, given: Given): Sheet => ({
  key: family.id,
  name: family.name,
  alone: false,
  pieces: [
    { piece: 'title', text: '邀请' },
    ...textPieces('invitation', text, { family, given }),
    { piece: 'cut' },
    {
      piece: 'boxes',
      label: `回执　${family.name}（${family.className ?? '班级'}）家`,
      options: ['能来', '来不了，请到家里说', '来不了，请打电话说'],
    },
    {
      piece: 'fill',
      items: [
        { label: '来的是孩子的', value: null },
        { label: '签名或手印', value: null },
      ],
    },
  ],
})
