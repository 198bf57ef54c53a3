import { isPrinted } from '../../domain/reports/doc.ts'
import type { PrintedSummary } from './printed-summary.ts'

const safe = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

const STYLE = `@page{size:A4;margin:37mm 26mm 35mm 28mm}body{max-width:156mm;margin:12mm auto;font:16pt/28.9pt FangSong,STFangsong,"Noto Serif CJK SC",serif;color:#000}h1{font:22pt/34pt "方正小标宋简体","Noto Serif CJK SC",serif;text-align:center;font-weight:400}h2{font:16pt/28.9pt SimHei,"Noto Sans CJK SC",sans-serif;text-indent:2em;margin:0}p{text-indent:2em;margin:0;text-align:justify}.end{text-align:right;padding-right:2em}.code{font-size:10.5pt}@media print{body{margin:0;max-width:none}}`

/** One page that needs nothing else, for reading and printing; no script, no picture, no link. */
export const summaryHtml = (s: PrintedSummary): string => {
  const sections = s.sections.map((section) => {
    const heading = section.heading ? `<h2>${safe(section.heading)}</h2>\n` : ''
    const lines = section.doc.content
      .filter(isPrinted)
      .map(
        (p) =>
          `<p>${(p.content ?? []).map((n) => (n.type === 'text' ? safe(n.text) : n.type === 'figure' ? safe(n.attrs.text) : '')).join('')}</p>`,
      )
    return heading + lines.join('\n')
  })
  const code = s.checkCode ? `<p class="code">数据截至${safe(s.cutoff)}，校验码 ${safe(s.checkCode)}</p>` : ''
  return `<!doctype html>\n<html lang="zh-Hans"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${safe(s.title)}</title>\n<style>${STYLE}</style></head>\n<body><h1>${safe(s.title)}</h1>\n${sections.join('\n')}\n<p class="end">${safe(s.unit)}</p><p class="end">${safe(s.date)}</p>${code}\n</body></html>\n`
}
