import { type Family, type Given, orLine, type Sheet } from './sheet.ts'

/** Rows on a page: each as high as a thumb. */
const ROWS = 15

/**
 * The roll of a meeting, to sign or to press a thumb on (S1.14): class by class. Who did not come is told afterwards (S5.10), so what is
 * empty stays empty. Afterwards it is tapped into the record.
 */
export const rollSheets = (families: readonly Family[], given: Given): Sheet[] =>
  [...Map.groupBy(families, (f) => `${f.schoolName} ${f.className ?? '未分班'}`)].flatMap(([title, of]) =>
    Array.from({ length: Math.ceil(of.length / ROWS) }, (_, page): Sheet => {
      const rows = of.slice(page * ROWS, (page + 1) * ROWS)
      return {
        key: `${title} ${page}`,
        name: title,
        alone: true,
        pieces: [
          { piece: 'title', text: `${given.meeting.trim() || '家长会'}签到表` },
          {
            piece: 'fill',
            items: [
              { label: '班', value: title },
              { label: '时间', value: orLine(given.when) },
              { label: '地点', value: orLine(given.where) },
              { label: '讲什么', value: orLine(given.topic) },
            ],
          },
          {
            piece: 'table',
            head: ['序号', '孩子', '来的是孩子的', '签名', '手印', '没来，怎么补'],
            widths: [1, 2, 3, 3, 2, 3],
            rows: rows.map((f, i) => [String(page * ROWS + i + 1), f.name, '', '', '', '']),
          },
          {
            piece: 'note',
            text: `应到 ${of.length} 家。不会写字的按手印。没来的人家，七天内打电话或者上门补上。会后在“记一笔”的“家长会与培训”里照着点。`,
          },
        ],
      }
    }),
  )
