import { inWordsOf } from '../../calendar/year.ts'
import { type Doc, gapsOf, lengthOf, proseOf } from '../kit/doc.ts'
import { isDue, planItemsOf } from '../plan-items.ts'
import { numberChecks } from './numbers.ts'
import { type CheckInput, light, type SummaryCheck } from './types.ts'
import { wordingChecks } from './wording.ts'

/** The whole self-check of a page before it is issued (summaries §7); worst first. */
export const checkPage = (input: CheckInput): SummaryCheck[] => {
  const { confirmed } = input.summary
  const lights = [
    ...(input.summary.record ? [] : numberChecks(input)),
    ...planChecks(input),
    ...wordingChecks(input),
    ...length(input),
    ...remarks(input),
    ...blanks(input),
  ]
  return lights
    .map((c) => ({ ...c, text: inWordsOf(input.summary.term.id, c.text) }))
    .map((c) => (c.level === 'confirm' && confirmed.includes(c.key) ? { ...c, level: 'ok' as const } : c))
    .sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level))
}
const ORDER: readonly SummaryCheck['level'][] = ['stop', 'confirm', 'look', 'ok']

/** May the page be issued? What still holds it up. */
export const holdingUp = (checks: readonly SummaryCheck[]): SummaryCheck[] =>
  checks.filter((c) => c.level === 'stop' || c.level === 'confirm')

const planChecks = (input: CheckInput): SummaryCheck[] => {
  const { summary, page, noProblem } = input
  const lights: SummaryCheck[] = []
  const section = page.find((s) => s.key === 'plan')
  // A page for the public has neither problems nor plan.
  if (!section && (summary.level === 'public' || summary.record)) return []
  const items = section ? planItemsOf(section.doc, 'now') : []
  if (noProblem && !section?.own)
    lights.push(
      light(
        'no-problem',
        'confirm',
        `数据里没有找到问题。请${input.report.voiceAt(input.summary.placeKind).head}确认确实没有，或在“${input.page.find((s) => s.key === 'plan')?.heading ?? '问题与打算'}”里写一条实际的问题。`,
      ),
    )
  else if (items.length === 0) lights.push(light('plan', 'look', '“打算”里还没有写由谁、在哪天前、做到什么。'))
  else if (items.some((item) => item.by === null)) lights.push(light('plan', 'look', '有的打算没有日期。'))
  else lights.push(light('plan', 'ok', '每条问题都有对应的打算'))
  const open = summary.lookback?.items.filter((i) => isDue(i, summary.cutoff) && !i.outcome).length ?? 0
  const why =
    summary.lookback?.items.filter((i) => isDue(i, summary.cutoff) && i.outcome && !i.outcome.done && !i.outcome.why)
      .length ?? 0
  const own = page.find((s) => s.key === 'lookback')?.own ?? false
  if (summary.lookback && open + why > 0 && !own)
    lights.push(light('lookback', 'confirm', `上期的打算还有${open + why}条没有交代清楚；确实不写请勾选。`))
  else if (summary.lookback) lights.push(light('lookback', 'ok', '上期的打算逐条有交代'))
  return lights
}

/** 简报不超过800字, and what the other genres run to (summaries §4): what prints, signs included; 数据说明 and tables apart. The public page is short. */
const length = ({ page, report, summary }: CheckInput): SummaryCheck[] => {
  const { most, usual, title } = report.face
  if (most !== undefined) {
    const n = lengthOf(page.map((s) => s.doc))
    return n > most
      ? [light('length', 'stop', `现在${n}字，${title}不超过${most}字，请删短${n - most}字。`)]
      : [light('length', 'ok', `${n}字，不超过${most}字`)]
  }
  if (!usual || summary.level === 'public') return []
  const parts = page
    .filter(({ key }) => key !== 'notes')
    .map(({ heading, doc }) => ({ heading, n: lengthOf([withoutTables(doc)]) }))
  const n = parts.reduce((sum, part) => sum + part.n, 0)
  const range = `${usual[0]}至${usual[1]}字`
  if (n <= usual[1])
    return n < usual[0] ? [light('length', 'look', `正文现在${n}字，${title}一般${range}：还有话要作者自己写。`)] : []
  const [longest] = parts.filter((part) => part.heading !== null).toSorted((x, y) => y.n - x.n)
  return [
    light(
      'length',
      'look',
      `正文现在${n}字，${title}一般${range}：最长的是“${longest?.heading ?? ''}”（${longest?.n ?? 0}字），和本期重点无关的可以删。`,
    ),
  ]
}

const withoutTables = (doc: Doc): Doc => ({ ...doc, content: proseOf(doc) })

const remarks = ({ openNotes = 0 }: CheckInput): SummaryCheck[] =>
  openNotes > 0
    ? [light(`notes-${openNotes}`, 'confirm', `还有${openNotes}条意见没有处理，处理了请在意见上点“已处理”。`)]
    : []

const blanks = ({ page }: CheckInput): SummaryCheck[] => {
  const open = page.flatMap((s) => gapsOf(s.doc))
  return open.length
    ? [light('blanks', 'look', `还有${open.length}处黄色的空没有填，不填就不印出来。`)]
    : [light('blanks', 'ok', '没有留下空')]
}
