import { docText, ownText } from '../kit/doc.ts'
import { type CheckInput, light, type SummaryCheck } from './types.ts'

/** Words that label a child, or judge the family as a whole: never (summaries §2.6). */
const LABELS = ['问题学生', '差生', '畸形', '品质低下', '孤儿般', '抑郁', '自闭']
/** Praise that wants a number beside it, and quantities that are none. */
const EMPTY = [
  '高度重视',
  '显著成效',
  '全覆盖',
  '零遗漏',
  '家喻户晓',
  '基本上',
  '大多数',
  '普遍',
  '多次',
  '近期',
  '若干',
]
const CREEDS = /以[^，。]{2,30}为指导|[^，。]{2,14}(?:重要讲话|会议)精神|[^，。]{2,14}思想为/

const found = (text: string, words: readonly string[]) => words.filter((word) => text.includes(word))
const quoted = (words: readonly string[]) => words.map((w) => `“${w}”`).join('、')

/** Years that this page may name: those of the term, of the one before, and of the plan. */
const strangeYears = ({ summary }: CheckInput, text: string): string[] => {
  const from = Number(summary.term.startsOn.slice(0, 4)) - 1
  const to = Number((summary.nextTermStart ?? summary.term.endsOn).slice(0, 4)) + 1
  const years = [...text.matchAll(/(?<!\d)((?:19|20)\d{2})年/g)].map((m) => Number(m[1]))
  return [...new Set(years.filter((y) => y < from || y > to))].map(String)
}

/** The author's own words, looked at as an editor would; people decide (summaries §7). */
export const wordingChecks = (input: CheckInput): SummaryCheck[] => {
  const text = input.page.map((s) => ownText(s.doc)).join('\n')
  const lights: SummaryCheck[] = []
  if (input.childNames.length)
    lights.push(
      light(
        `names-${input.childNames.join('')}`,
        'confirm',
        `文中有${quoted(input.childNames)}，和本校孩子同名。总结里不写姓名，请改掉；如果不是指孩子，请勾选。`,
      ),
    )
  else lights.push(light('names', 'ok', '文中没有本校孩子的姓名'))
  const labels = found(text, LABELS)
  if (labels.length)
    lights.push(light(`labels-${labels.join('')}`, 'confirm', `${quoted(labels)}不应写在孩子身上，请换成看见的事。`))
  const empty = found(text, EMPTY)
  if (empty.length || /XX年|××年/.test(text))
    lights.push(light('empty', 'look', `${quoted(empty.length ? empty : ['XX年'])}旁边要有数或日期，没有就删去。`))
  if (/(?:约|近|左右|(?<!其)余)\d|\d+(?:多|余)?(?:名|人次|户|次)左右/.test(text))
    lights.push(light('about', 'look', '自己数出来的数不加约、近、左右；外来的估计数要写出处。'))
  if (/[\u4e00-\u9fff] +\d|\d +[\u4e00-\u9fff]/.test(text))
    lights.push(light('spaces', 'look', '数字和汉字之间不加空格，请删去。'))
  if (/截止到?\d/.test(text)) lights.push(light('until', 'look', '到某日为止还在数，写“截至”；“截止”是停止办理。'))
  if (/[\u4e00-\u9fff][,;:?!]/.test(text))
    lights.push(light('marks', 'look', '文中有半角标点，请改成全角的，如“，”“；”。'))
  const open = input.page
    .filter((s) => s.own)
    .flatMap((s) => docText(s.doc).split('\n'))
    .filter((p) => !/[。！？…”）]$/.test(p))
  if (open.length) lights.push(light('ends', 'look', `有${open.length}段末尾没有句号，请补上。`))
  const years = strangeYears(input, text)
  if (years.length) lights.push(light('years', 'look', `文中写了${years.join('、')}年，不在本期前后，请核对。`))
  if (input.elsewhere.length)
    lights.push(light('elsewhere', 'look', `文中有${quoted(input.elsewhere)}，不是本校的地方，请核对。`))
  if (CREEDS.test(text)) lights.push(light('creed', 'look', '文中有政治性提法，请核对是否现行表述。'))
  if (/\d/.test(text)) lights.push(light('typed', 'look', '自己写的数字不跟着记录走，签发前请再核一遍。'))
  return lights
}
