import { html } from 'hono/html'
import { numberWords } from './index-table.ts'
import type { EvaluationOut } from './queries/evaluation.ts'

/**
 * The index of an archive of evidence as a page that opens without any program: each line with its numbers, and the sheet in which their rows stand. What is
 * put in is escaped by the template; nothing comes from elsewhere. `files`: the file of each line, empty where it has none.
 */
export const indexPage = (told: EvaluationOut, note: string, files: readonly string[]): string =>
  String(html`<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${told.place.name}检查评价佐证目录</title>
<style>
body { font: 16px/1.6 sans-serif; color: #1f2320; max-width: 60em; margin: 1.5em auto; padding: 0 1em }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid #bbb; padding: 4px 8px; text-align: left; vertical-align: top }
td.n { text-align: right }
</style>
</head>
<body>
<h1>${told.place.name}检查评价佐证目录</h1>
<p>${note}。按佐证建议 ${told.suggested.given} 分（共 ${told.suggested.of} 分的项目有数可看），给几分由检查的人定。${
    told.listOf === null ? '' : `照${told.listOf}定的指标。`
  }</p>
<table>
<thead><tr><th>序</th><th>内容</th><th>指标</th><th>分值</th><th>建议</th><th>佐证</th></tr></thead>
<tbody>
${told.indicators.map(
  (line, i) => html`<tr><td class="n">${i + 1}</td><td>${line.block}</td><td>${
    files[i] ? html`<a href="${encodeURIComponent(files[i])}">${line.title}</a>` : line.title
  }</td><td class="n">${line.points}</td><td>${
    line.byPeople ? '看了再定' : (line.suggested ?? '没有要做的')
  }</td><td>${line.evidence.map(numberWords).join('；') || line.asks}</td></tr>
`,
)}</tbody>
</table>
</body>
</html>
`)
