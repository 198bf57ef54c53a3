import { docText, ownText } from '../kit/doc.ts'
import { LEAST_TOLD, LEVEL_WORDS, mayConfirmNames } from '../level.ts'
import { type CheckInput, light, type SummaryCheck } from './types.ts'

/** Words that label a child, or judge the family as a whole: never (summaries §2.6). */
const LABELS = ['问题学生', '差生', '畸形', '品质低下', '孤儿般', '抑郁', '自闭']
/** What else a child may be called by; the public is told of none of it (summaries §3.4). */
const PUBLIC_LABELS = [
  '残疾',
  '患病',
  '孤儿',
  '单亲',
  '离异',
  '低保',
  '贫困',
  '困难家庭',
  '困境儿童',
  '重点帮扶',
  '无人抚养',
]
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
/** What says that something is done, and wholly so: a record has to stand beside it (summaries §1, §7). */
const CLAIMS =
  /(?:均|都)?已(?:经)?(?:全部|逐一|按时|接受|完成|落实|解决|办结|整改|建立|联系|走访|约谈|告知|上报|补|签|发)|全部(?=[^，。；]{0,6}(?:到|完成|落实|参加|做到|办|解决|建|签|发|收))/g
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

/** Days before the page's own, with their year (summaries §7: 期内日期); what is planned lies behind it. */
const strangeDates = ({ summary }: CheckInput, text: string): string[] =>
  [...text.matchAll(/(\d{4})年(\d{1,2})月(\d{1,2})日/g)].flatMap(([said, year = '', month = '', day = '']) =>
    `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` < summary.term.startsOn ? [said] : [],
  )

/** No paper names a child (summaries §2.6, §3.4). Only within the house may somebody say that none of them is meant. */
const namesLight = ({ childNames, summary }: CheckInput): SummaryCheck => {
  if (childNames.length === 0) return light('names', 'ok', '文中没有本校孩子的姓名')
  const said = `文中有${quoted(childNames)}，和本校孩子同名。`
  return mayConfirmNames(summary.level)
    ? light(`names-${childNames.join('')}`, 'confirm', `${said}总结里不写姓名，请改掉；如果不是指孩子，请勾选。`)
    : light(
        'names-stop',
        'stop',
        `${said}${LEVEL_WORDS[summary.level].title}里不能有孩子的姓名，请改掉；不是指孩子的换一个说法。`,
      )
}

/** What the public is not told (summaries §3.4), where the author wrote it: shares, small groups, labels beside 留守. */
const levelLights = ({ summary }: CheckInput, text: string): SummaryCheck[] => {
  if (summary.level !== 'public') return []
  const lights: SummaryCheck[] = []
  const least = LEAST_TOLD.public
  const small = [...text.matchAll(/(\d+|[一二三四两])(?:名|个孩子|个学生|个儿童)/g)].filter(
    ([, n = '']) => smallNumber(n) < least,
  )
  if (small.length)
    lights.push(
      light(
        'public-small',
        'stop',
        `公开稿里不足${least}名的不出数：${quoted(small.map(([said]) => said))}，请换成不带数的说法。`,
      ),
    )
  if (/\d%|百分之|个百分点/.test(text)) lights.push(light('public-share', 'stop', '公开稿里不出占比，请删去百分数。'))
  const labels = found(text, PUBLIC_LABELS)
  if (labels.length)
    lights.push(
      light(
        `public-labels-${labels.join('')}`,
        'confirm',
        `${quoted(labels)}会让人认出或标记孩子，公开稿里不写；确实不是说孩子的请勾选。`,
      ),
    )
  return lights
}

const smallNumber = (said: string): number => {
  const word = ['一', '二', '三', '四'].indexOf(said)
  return said === '两' ? 2 : word >= 0 ? word + 1 : Number(said)
}

/** The author's own words, looked at as an editor would; people decide (summaries §7). */
export const wordingChecks = (input: CheckInput): SummaryCheck[] => {
  const text = input.page.map((s) => ownText(s.doc)).join('\n')
  const lights: SummaryCheck[] = []
  lights.push(namesLight(input))
  lights.push(...levelLights(input, text))
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
  const dates = strangeDates(input, text)
  if (dates.length && !years.length)
    lights.push(light('dates', 'look', `文中写了${dates.join('、')}，在本期以前，请核对。`))
  const claims = [...new Set(text.match(CLAIMS) ?? [])]
  if (claims.length)
    lights.push(light('claims', 'look', `${quoted(claims)}旁边要有记录对得上；没有数过的，请改成做了多少写多少。`))
  if (input.elsewhere.length)
    lights.push(light('elsewhere', 'look', `文中有${quoted(input.elsewhere)}，不是本校的地方，请核对。`))
  if (CREEDS.test(text)) lights.push(light('creed', 'look', '文中有政治性提法，请核对是否现行表述。'))
  if (/\d/.test(text)) lights.push(light('typed', 'look', '自己写的数字不跟着记录走，签发前请再核一遍。'))
  return lights
}
