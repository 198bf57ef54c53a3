import { textPieces } from './letter.ts'
import { type Family, type Given, orLine, type Sheet } from './sheet.ts'

/** So many things that somebody promises a child are written down: what, who, by which day. */
const PROMISES = 2

/**
 * What school and parents agree on while they are at home for a festival (S2B.15; 国发〔2016〕13号 on parents' duties), a page a child: the words are
 * the school's own, what is promised to the child is written by hand with its day, all sign with a hand or a thumb.
 */
export const homeComingSheet = (text: string, family: Family, given: Given): Sheet => ({
  key: family.id,
  name: family.name,
  alone: true,
  close: true,
  pieces: [
    { piece: 'title', text: '返乡约定' },
    {
      piece: 'fill',
      items: [
        { label: '孩子', value: family.name },
        { label: '学校、班', value: orLine(`${family.schoolName} ${family.className ?? ''}`) },
        { label: '回来的是孩子的', value: null },
        { label: '在家住到哪天', value: null },
      ],
    },
    ...textPieces('home-coming', text, { family, given }),
    { piece: 'text', text: '答应孩子的事（说到的请做到，到日子学校会问一声）：', at: 'edge' },
    {
      piece: 'table',
      head: ['答应了什么', '谁答应的', '哪天以前'],
      rows: Array.from({ length: PROMISES }, () => ['', '', '']),
      widths: [6, 2, 2],
    },
    { piece: 'boxes', label: '问过孩子', options: ['愿意这样', '有想法，写在下面'] },
    { piece: 'fill', items: [{ label: '孩子想说的', value: null, wide: true }] },
    {
      piece: 'fill',
      items: [
        { label: '父母签名或手印', value: null },
        { label: '照看的人签名或手印', value: null },
        { label: '孩子签名', value: null },
        { label: '学校经手', value: null },
        { label: '父母在外的电话', value: null },
        { label: '签的日子', value: null },
      ],
    },
    {
      piece: 'note',
      text: '一式两份：家里、学校各留一份。签好以后记“返乡登记”，答应孩子的事登记成“承诺”，到日子有人问。',
    },
  ],
})
