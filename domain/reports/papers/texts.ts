import type { Family, Given } from './sheet.ts'

/** Papers whose words a county and a school may keep in their own way (kinds.md `template`; S3.17, S3.21). */
export const TEXT_KINDS = ['letter-start', 'letter-end', 'invitation', 'notice', 'home-coming'] as const
export type TextKind = (typeof TEXT_KINDS)[number]

export const isTextKind = (kind: string): kind is TextKind => (TEXT_KINDS as readonly string[]).includes(kind)

/** What stands in a gap, by its word: {孩子}. */
const GAPS = {
  孩子: ({ family }) => family.name,
  班: ({ family }) => family.className ?? '',
  学校: ({ family }) => family.schoolName,
  班主任: ({ given }) => given.teacher,
  照看人: ({ family }) => family.carer ?? '',
  日期: ({ given }) => given.day,
  会: ({ given }) => given.meeting,
  时间: ({ given }) => given.when,
  地点: ({ given }) => given.where,
  议题: ({ given }) => given.topic,
  事: ({ given }) => given.matter,
} as const satisfies Record<string, (of: { family: Family; given: Given }) => string>
type Gap = keyof typeof GAPS

const USUAL: readonly Gap[] = ['孩子', '班', '学校', '班主任', '日期']

export type PaperText = {
  title: string
  gaps: readonly Gap[] /** Without this one it says nothing. */
  must: readonly Gap[]
  ours: string
}

/** Each text as it is until somebody writes another: plain words, no word that labels a child (dossier §3.7). */
export const PAPER_TEXTS: Record<TextKind, PaperText> = {
  'letter-start': {
    title: '学期初的信',
    gaps: USUAL,
    must: ['孩子'],
    ours: `{孩子}的家长：
您好！新学期开始了，{孩子}在{班}。
我是班主任{班主任}，孩子在校的学习和生活，我会常和您说。孩子每月会和您通一次电话或者视频，请您也每周主动打一次，问问他高不高兴、吃得好不好。
家里的电话变了、换了照看的人、您打算回来，都请告诉我。
上下学路上请走大路，不下水，不坐没有牌照的车。
{学校}{班}班主任：{班主任}
{日期}`,
  },
  'letter-end': {
    title: '学期末的信',
    gaps: USUAL,
    must: ['孩子'],
    ours: `{孩子}的家长：
您好！这学期快结束了，{孩子}在学校的情况，我想和您说几句：
　
　
　
放假在家，请照看的人多留心：不下水、不玩火、不坐没有牌照的车。您回来的日子定了，请告诉孩子，说到的请做到。
下学期见。
{学校}{班}班主任：{班主任}
{日期}`,
  },
  invitation: {
    title: '开会的邀请',
    gaps: [...USUAL, '会', '时间', '地点', '议题'],
    must: ['孩子', '时间', '地点'],
    ours: `{孩子}的家长（照看孩子的人）：
请您{时间}到{地点}来开{会}，一起商量{议题}。
爸爸妈妈在外来不了，请照看孩子的人来。路远、走不动的，请让孩子带话，老师到家里去说。
{学校}{班}班主任：{班主任}
{日期}`,
  },
  notice: {
    title: '给家里的条子',
    gaps: [...USUAL, '事'],
    must: ['孩子', '事'],
    ours: `{孩子}的家长（照看孩子的人）：
{事}
有不清楚的，请问班主任{班主任}。
{学校}
{日期}`,
  },
  'home-coming': {
    title: '返乡约定',
    gaps: [...USUAL, '照看人'],
    must: ['孩子'],
    ours: `回家过节，难得团圆。趁您在家，学校和您说好这几件事：
一、在家多陪{孩子}说话、吃饭、走亲戚；到学校来一趟，或者请老师到家里坐坐。
二、假期照看好：不下水，不玩火，不碰危险的烟花爆竹，不坐没有牌照的车，夜里不让孩子一个人住。
三、再出去以前，定好由谁照看（现在是{照看人}），当面交代清楚；爸爸妈妈都出去的，签委托照护协议，告诉学校和村（居）委会。能留一个人在家最好。
四、出去以后，每周至少和{孩子}打一次电话或者视频；换了号码、换了地方、打算回来，都告诉班主任{班主任}。
五、学校做到：{孩子}有事当天告诉您；家里有难处，和村里一起想办法。`,
  },
}

/** Longest text, in letters: a page. */
export const MOST_LETTERS = 1500

const braced = (gap: string): string => `{${gap}}`

/** {孩子} {班} …: what may stand in a text of this kind. */
export const gapsOf = (kind: TextKind): string[] => PAPER_TEXTS[kind].gaps.map(braced)

/** Gaps filled in; what nobody typed becomes a line to write on, what is no gap stays as it was typed. */
export const filledText = (kind: TextKind, text: string, of: { family: Family; given: Given }): string =>
  PAPER_TEXTS[kind].gaps.reduce((out, gap) => {
    const value = GAPS[gap](of).trim()
    return out.replaceAll(braced(gap), () => (value === '' ? BLANK : value))
  }, text)

/** A line to write on, within a sentence. */
export const BLANK = '＿＿＿＿＿＿'

/** Why a text cannot be kept or printed, in a sentence; null where it can. */
export const textFault = (kind: TextKind, text: string): string | null => {
  const { gaps, must } = PAPER_TEXTS[kind]
  if (text.trim() === '') return '还没有写内容。'
  if (text.length > MOST_LETTERS) return `最多 ${MOST_LETTERS} 个字，现在有 ${text.length} 个，一页印不下。`
  const found = [...new Set(text.match(/\{[^{}]*\}/g) ?? [])]
  const unknown = found.filter((gap) => !gaps.some((known) => braced(known) === gap))
  if (unknown.length) return `不认识 ${unknown.join('、')}，请改成 ${gapsOf(kind).join(' ')}，或者去掉花括号。`
  if (/[{}]/.test(text.replaceAll(/\{[^{}]*\}/g, ''))) return '有一个花括号没有配对，请补上或者去掉。'
  const missing = must.filter((gap) => !found.includes(braced(gap)))
  if (missing.length) return `少了 ${missing.map(braced).join('、')}，印出来不知道说的是谁、是什么事。请加上。`
  return null
}
