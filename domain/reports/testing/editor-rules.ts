import { type Doc, printedText, proseOf } from '../kit/doc.ts'
import type { SummaryDraft, SummaryInput } from '../kit/input.ts'
import { ordinal } from '../prose/numbers.ts'

/** What is printed as prose: cells of tables are no sentences. */
const docText = (d: Doc): string => proseOf(d).map(printedText).filter(Boolean).join('\n')

/** Words that no draft may hold (summaries §2.6, §10), and signs of a hole in the text. */
const FORBIDDEN =
  /问题学生|差生|畸形|品质低下|孤儿般|高度重视|显著|全覆盖|零遗漏|家喻户晓|基本上|大多数|普遍|多次|近期|若干|XX年|进一步|持续|截止|左右|抑郁|自闭|排名|积分|与此同时|此外|—|【|】|[A-Za-z{}$]/
const UNITS = '名|位|所|件|人次|户次|户|份|条|个|次|对|年|月|日|%|号|周岁|天|〕'

type Rule = { name: string; broken: (text: string, draft: SummaryDraft, input: SummaryInput) => string | null }

const first = (text: string, pattern: RegExp): string | null => {
  const found = pattern.exec(text)
  return found ? text.slice(Math.max(0, found.index - 20), found.index + found[0].length + 20) : null
}
const sentencesOf = (text: string): string[] => text.split(/(?<=[。；\n])/)
/** 住宿情况没有登记的5名。 by itself: a noun with its number, no verb. */
const LONE_COUNT = /(?<=^|[。\n])[^，。；：\n]*的\d+(?:名|户|份|条)。/

/** 应访40户，……，40户没有走到: the whole that a sentence begins with is the subject of its later clause again. */
const saidTwice = (sentence: string): boolean => {
  const [head = '', ...rest] = sentence.split('，')
  const whole = /(\d+(?:户|名)(?:学生)?)(?:中.*)?$/.exec(head)?.[1]?.replace('学生', '')
  return whole !== undefined && rest.some((clause) => clause.startsWith(whole))
}
const numbers = (text: string) => [...text.matchAll(/\d+(?:\.\d+)?/g)].map((m) => Number(m[0]))

/** 10月应谈126人次，完成125人次 → [126, 125]. */
const numbersOfMonth = (text: string): [owed: number, done: number] => {
  const owed = Number(/应谈(\d+)人次/.exec(text)?.[1])
  return [owed, text.includes('全部完成') ? owed : Number(/完成(\d+)人次/.exec(text)?.[1] ?? 0)]
}

const RULES: readonly Rule[] = [
  { name: '数字与汉字之间没有空格', broken: (text) => first(text, /[^\S\n]/) },
  { name: '没有不该有的词', broken: (text) => first(text.replace(/《[^》]+》/g, ''), FORBIDDEN) },
  // 学校文种称学生，班主任文种称孩子，乡镇街道称儿童 (summaries §2.4).
  {
    name: '一篇一个称呼',
    broken: (text, _draft, { placeKind }) =>
      placeKind === 'township'
        ? null
        : first(
            text.replace(/《[^》]+》/g, ''),
            placeKind === 'class' ? /留守学生|儿童(?!之家|主任)/ : /留守儿童|孩子/,
          ),
  },
  {
    name: '标点不重复、不落单',
    broken: (text) => first(text, /[。，；、：！？]{2}|（）|“”|：”|（[，。；、]|[，；、：]\n|^[，。；、]/m),
  },
  {
    name: '括号引号成对',
    broken: (text) =>
      ['（）', '“”', '〔〕', '《》'].some((p) => text.split(p[0] ?? '').length !== text.split(p[1] ?? '').length)
        ? text
        : null,
  },
  // 还没有走到的，40户没有走到 (F12): a subject and nothing said of it.
  { name: '分句不只有主语', broken: (text) => first(text, /的[，；。]/) ?? first(text, LONE_COUNT) },
  {
    name: '同一个主语不说两遍',
    broken: (text) => sentencesOf(text).find((s) => saidTwice(s)) ?? null,
  },
  { name: '每段以句号结束', broken: (text) => text.split('\n').find((p) => p !== '' && !p.endsWith('。')) ?? null },
  { name: '不写零', broken: (text) => first(text, /(?<![\d.])0(?:\.0)?(?:名|人次|户|条|份|个|%)/) },
  { name: '数后面有量词', broken: (text) => first(text, new RegExp(`\\d(?![\\d.]|${UNITS})`)) },
  { name: '自己数的数不加约', broken: (text) => first(text, /(?:约|近|(?<!其)余)\d|\d(?:多|余)(?:名|户|人次)/) },
  { name: '范围用至', broken: (text) => first(text, /\d(?:月|日|年)?[-~～]\d/) },
  {
    name: '一名一户不说均',
    broken: (text) => first(text, /(?<![\d.])1(?:名|户|人次|条)(?:，|均|都)+(?:已|未|在|为|由)*均/),
  },
  {
    name: '先人次后名',
    broken: (text) =>
      sentencesOf(text).find((s) => {
        const times = s.search(/\d人次/)
        const heads = s.search(/\d名/)
        return times >= 0 && heads >= 0 && heads < times
      }) ?? null,
  },
  {
    name: '分别占的各部分合计100%',
    broken: (text) => {
      const shares = /分别占([\d.%、]+)/.exec(text)?.[1]
      if (!shares) return null
      const total = numbers(shares).reduce((a, b) => a + Math.round(b * 10), 0)
      return total === 1000 ? null : shares
    },
  },
  {
    name: '合计加得起来',
    broken: (text) => {
      const found = /((?:[^。，]*的\d+名，)+)合计(\d+)名/.exec(text)
      return found && numbers(found[1] ?? '').reduce((a, b) => a + b, 0) !== Number(found[2]) ? found[0] : null
    },
  },
  {
    name: '分月各数加起来等于应谈和完成',
    broken: (text, _draft, { figures }) => {
      const months = /分月看，([^。]+)。/.exec(text)?.[1]
      if (!months) return null
      const parts = months.split('；').map(numbersOfMonth)
      const sum = (k: 0 | 1) => parts.reduce((total, part) => total + part[k], 0)
      const right = sum(0) === figures.get('talks.due')?.value && sum(1) === figures.get('talks.met')?.value
      return right ? null : months
    },
  },
  {
    name: '底数不足20不出百分比',
    broken: (text, _draft, { figures }) => {
      const n = (id: string) => figures.get(id)?.value ?? 0
      if (n('pupils') < 20) return first(text, /占在校学生|占比(?:上升|下降)/)
      return n('left-behind.education') < 20 ? first(text, /分别占/) : null
    },
  },
  {
    name: '没有上学期不作比较',
    broken: (text, draft, { previous, lookback }) =>
      previous || lookback || draft.sections.some((s) => s.key === 'lookback')
        ? null
        : first(text, /比上学期|上学期为/),
  },
  {
    name: '每条打算有岗位、日期和验收',
    broken: (text) =>
      sentencesOf(text)
        .filter((s) => s.startsWith('针对'))
        .find((s) => !/，由[^，在]{1,8}在\d{4}年\d{1,2}月\d{1,2}日前.+，以.+为准。/.test(s)) ?? null,
  },
  {
    name: '有问题就有打算，序号连着且不过七条',
    broken: (_text, draft) => {
      const plan = draft.sections.find((s) => s.key === 'plan')
      const lines = plan
        ? docText(plan.doc)
            .split('\n')
            .filter((l) => l.includes('针对'))
        : []
      const inTurn = (mark: (k: string) => string) =>
        lines.every((l, i) => l.startsWith(lines.length > 1 ? mark(ordinal(i + 1)) : ''))
      const right = (inTurn((k) => `${k}是`) && lines.length <= 7) || inTurn((k) => `（${k}）`)
      return right ? null : lines.join('\n')
    },
  },
  {
    name: '有一就有二，一是二是接得上',
    broken: (text, draft) => {
      if (text.includes('（一）') && !text.includes('（二）')) return text
      const marks = draft.sections.map((s) =>
        [...docText(s.doc).matchAll(/^([一二三四五六七八九十])是/gm)].map((m) => m[1]),
      )
      return (
        marks.find((m) => m.length === 1 || m.join('') !== '一二三四五六七八九十'.slice(0, m.length))?.join('') ?? null
      )
    },
  },
  {
    name: '同一句不说两遍',
    broken: (_text, draft) => {
      const all = draft.sections.flatMap((s) =>
        docText(s.doc)
          .split(/[。\n]/)
          .filter((t) => t.length > 12),
      )
      return all.find((t, i) => all.indexOf(t) !== i) ?? null
    },
  },
]

/** What an editor would strike out of a draft: one line a fault, empty when there is none. */
export const editorFaults = (draft: SummaryDraft, input: SummaryInput): string[] => {
  const text = draft.sections
    .map((s) => docText(s.doc))
    .filter(Boolean)
    .join('\n')
  return RULES.flatMap((rule) => {
    const where = rule.broken(text, draft, input)
    return where === null ? [] : [`${rule.name}：${where.trim()}`]
  })
}
