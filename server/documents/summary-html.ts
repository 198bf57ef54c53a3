import { printable } from '../../domain/kit/text.ts'
import { isBar } from '../../domain/reports/charts/chart.ts'
import { cellTexts, isPrinted, type Paragraph, type TableNode } from '../../domain/reports/kit/doc.ts'
import { type PrintedSummary, partsOf, piecesOf, signatureIndents, stampOf, titleLines } from './printed-summary.ts'
import { SENTENCES } from './word-table.ts'

const safe = (text: string) =>
  printable(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

const FANG = 'FangSong_GB2312,FangSong,STFangsong,"Noto Serif CJK SC",SimSun,serif'
const STYLE = [
  '@page{size:A4;margin:37mm 26mm 35mm 28mm}',
  '@page:right{@bottom-right{content:"— " counter(page) " —";font:14pt SimSun,serif;padding-right:1em}}',
  '@page:left{@bottom-left{content:"— " counter(page) " —";font:14pt SimSun,serif;padding-left:1em}}',
  `body{max-width:156mm;margin:12mm auto;padding:0 5mm;font:16pt/28.9pt ${FANG};color:#000;background:#fff}`,
  'h1{font:22pt/34pt "方正小标宋简体","Noto Serif CJK SC",SimSun,serif;text-align:center;font-weight:400;margin:0 0 28.9pt}',
  'h2{font:16pt/28.9pt SimHei,"Noto Sans CJK SC",sans-serif;text-indent:2em;margin:0;break-after:avoid}',
  'p{text-indent:2em;margin:0;text-align:justify;overflow-wrap:anywhere}',
  '.sub{font-family:KaiTi_GB2312,KaiTi,STKaiti,"Noto Serif CJK SC",serif}',
  '.stamp{font-family:SimHei,"Noto Sans CJK SC",sans-serif;text-indent:0;margin-bottom:28.9pt}',
  '.end{text-align:right;text-indent:0;break-before:avoid}.first{margin-top:28.9pt}',
  '.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:12pt;line-height:20pt;margin:8pt 0}tr{break-inside:avoid}th,td{border:1px solid #000;padding:2pt 4pt;text-align:center;font-weight:400}td:first-child,.bar{text-align:left}',
  '.notes{margin-top:28.9pt}.notes p{font-size:12pt;line-height:20pt}',
  '@media(max-width:600px){body{font-size:17px;line-height:1.8;margin:6mm auto}h1{font-size:21px;line-height:1.5}h2{font-size:17px;line-height:1.8}.notes p{font-size:14px;line-height:1.7}}',
  '@media print{body{margin:0;padding:0;max-width:none}}',
].join('\n')

const line = (paragraph: Paragraph): string =>
  `<p>${piecesOf(paragraph)
    .map((p) => {
      const text = safe(p.text)
      return p.sub ? `<span class="sub">${text}</span>` : p.bold ? `<b>${text}</b>` : text
    })
    .join('')}</p>`

/** The head in th, the first column to the left, numbers to the middle. */
const table = (node: TableNode): string =>
  `<div class="wide"><table>${cellTexts(node)
    .map(
      (row, i) =>
        `<tr>${row.map((text) => (i === 0 ? `<th>${safe(text)}</th>` : isBar(text) || [...text].length >= SENTENCES ? `<td class="bar">${safe(text)}</td>` : `<td>${safe(text)}</td>`)).join('')}</tr>`,
    )
    .join('')}</table></div>`

/** One page that needs nothing else, for reading and printing; no script, no picture, no link. */
export const summaryHtml = (s: PrintedSummary): string => {
  const { body, notes, code } = partsOf(s)
  const ends = signatureIndents(s.unit, s.date)
  const sections = body.map((section) =>
    [
      ...(section.heading ? [`<h2>${safe(section.heading)}</h2>`] : []),
      ...section.doc.content.filter(isPrinted).map((block) => (block.type === 'table' ? table(block) : line(block))),
    ].join('\n'),
  )
  const stamp = stampOf(s)
  const below = [...notes.map(line), ...(code ? [`<p>${safe(code)}</p>`] : [])]
  return [
    '<!doctype html>',
    `<html lang="zh-Hans"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${safe(s.title)}</title>`,
    `<style>${STYLE}</style></head>`,
    `<body>${stamp ? `<p class="stamp">${safe(stamp)}</p>` : ''}<h1>${titleLines(s.title, 18).map(safe).join('<br>')}</h1>`,
    ...sections,
    `<p class="end first" style="padding-right:${ends.unit}em">${safe(s.unit)}</p>`,
    `<p class="end" style="padding-right:${ends.date}em">${safe(s.date)}</p>`,
    ...(below.length ? [`<div class="notes">${below.join('\n')}</div>`] : []),
    '</body></html>',
    '',
  ].join('\n')
}
