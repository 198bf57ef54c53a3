/** zh-Hans sentence → the sentence in another language; `{n}` and `{1}` are gaps, the same on both sides. */
export type Table = Readonly<Record<string, string>>

const HAN = /[\u4e00-\u9fff]/
const GAP = /\{(\w+)\}/g
/** A sentence with gaps is recognised from this many characters of its own on: less would be found in people's own words. */
const LEAST = 3
/** A name has at most this many characters: shorter texts are only looked up whole, so that no name is taken apart. */
const NAME = 5
const MOST_KEPT = 5000
/** Names of places are made of ordinary words too. */
const PLACE = /(小学|中学|学校|幼儿园|村|镇|乡|街道|社区|县|班|之家)$/
/** 三(1)班, 青石村: shown as it is called among what is known. */
const CALLED =
  /^(?:[一二三四五六七八九]{1,2}\(\d{1,2}\)班?|[\u4e00-\u9fff]{1,10}(?:小学|中学|学校|村|镇|乡|街道|社区|县))$/
/** 应谈126人次, 9月应谈126人次: what is counted, its number, its measure. */
const COUNTED = /^(\d{1,2}月|期初|期中|期末)?(.+?)(\d+(?:\.\d+)?)(人次|名|户次|户|晚次|次|件|份|项|条|个|场|处)$/

type Pattern = { literal: string; test: RegExp; names: string[]; to: string }

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const patternOf = (key: string, to: string): Pattern | null => {
  const parts = key.split(/\{\w+\}/)
  const own = parts.join('')
  if (parts.length === 1 || own.length < LEAST) return null
  return {
    literal: parts.reduce((a, b) => (b.length > a.length ? b : a), ''),
    test: new RegExp(`^${parts.map(escaped).join('(.+?)')}$`, 'u'),
    names: [...key.matchAll(GAP)].map((m) => m[1] ?? ''),
    to,
  }
}

/**
 * Says a finished sentence in the table's language: whole; or by the sentence with gaps that it was made from (what stands in the
 * gaps is said too); or, where every part between commas and points is known, part by part. What is known in none of these ways stays
 * as it is: names, and what people wrote themselves. `latin`: days and the points between parts in the form of Latin letters too.
 */
export const speaker = (table: Table, latin: boolean): ((text: string) => string) => {
  const patterns = Object.entries(table)
    .flatMap(([key, to]) => patternOf(key, to) ?? [])
    // The longest of its own words first: it says most.
    .toSorted((a, b) => b.test.source.length - a.test.source.length)
  const short = new Map(Object.entries(table).map(([key, to]) => [key.replace(GAP, '{}'), to]))
  const kept = new Map<string, string>()

  const byPattern = (text: string): string | null => {
    if (text.length <= NAME) return null
    for (const { literal, test, names, to } of patterns) {
      if (!text.includes(literal)) continue
      const found = test.exec(text)
      if (!found) continue
      const said = new Map(names.map((name, i) => [name, say(found[i + 1] ?? '')]))
      // What runs on over commas and is not known is no gap of this sentence.
      if ([...said.values()].some((gap) => HAN.test(gap) && /[，；。]/.test(gap))) continue
      return to.replace(GAP, (whole, name: string) => said.get(name) ?? whole)
    }
    return null
  }
  // Between commas stands what people wrote as well: there all has to be known.
  const byCommas = (text: string): string | null => {
    const named = /^([^：]+)：(.+)$/.exec(text)
    const [head, about] = [table[named?.[1] ?? ''], table[named?.[2] ?? '']]
    if (head !== undefined && about !== undefined) return `${head}${mark('：')}${about}`
    const parts = text.split(/([，；、：。（）]+)/)
    if (parts.length < 2) return null
    const said = parts.map((part) => (HAN.test(part) ? (one(part) ?? (CALLED.test(part) ? part : null)) : part))
    if (said.includes(null)) return null
    return said.map((part, i) => (i % 2 ? mark(part ?? '') : (part ?? ''))).join('')
  }
  // 截止日的留守学生（教育部门口径：…）。: what it is, and how that is meant, each known.
  const byBrackets = (text: string): string | null => {
    const [, what = '', meant = '', end = ''] = /^([^（）]+)（(.+)）(。?)$/.exec(text) ?? []
    if (what === '') return null
    const known = (part: string) => table[part] ?? byPattern(part) ?? one(part) ?? byCommas(part)
    const [a, b] = [known(what), known(meant)]
    return a === null || b === null ? null : `${a}${mark('（')}${b}${latin ? `)${end === '' ? '' : '.'}` : `）${end}`}`
  }
  // Between spaces and middle points stand things of their own (a class, a carer's name): what is known among them is said.
  const byParts = (text: string): string | null => {
    const parts = text.split(/([\s　]*·[\s　]*|[\s　]+)/)
    if (parts.length < 2) return byCommas(text)
    const said = parts.map((part) => (HAN.test(part) ? (one(part) ?? byPattern(part) ?? byCommas(part) ?? part) : part))
    return said.some((part, i) => part !== parts[i]) ? said.join('') : null
  }
  /** A word, or what a declaration makes of two, a number or a day. */
  const one = (text: string): string | null =>
    table[text] ?? numbered(text) ?? together(text) ?? counted(text) ?? between(text) ?? (isDay(text) ? text : null)
  // 第9周, 10岁: a number in a word too short to be looked for among others.
  const numbered = (text: string): string | null => {
    const [whole, before = '', n = '', after = ''] = NUMBERED.exec(text) ?? []
    const at = AT_NOON.exec(text)
    if (at) return short.get(`{}${at[2]}`)?.replace(GAP, at[1] ?? '') ?? null
    const to = whole === undefined ? undefined : short.get(`${before}{}${after}`)
    return to?.replace(GAP, n) ?? null
  }
  const between = (text: string): string | null => {
    const [, who = '', since = ''] = SINCE.exec(text) ?? []
    if (latin && table[who] !== undefined) return `${table[who]} since ${englishDays(since)}`
    const [from = '', to = '', ...more] = text.split('至')
    return latin && more.length === 0 && isDay(from) && isDay(to) && to !== '' ? `${from} to ${to}` : null
  }
  const counted = (text: string): string | null => {
    const [, when = '', what = '', n = '', unit = ''] = COUNTED.exec(text) ?? []
    const known = table[what] ?? (CALLED.test(what) || TERM.test(what) ? what : null)
    if (known === null) return null
    if (!latin) return `${when}${known}${n}${unit}`
    return `${when ? `${table[when] ?? when} ` : ''}${known} ${n}`
  }
  // What is put together of sentences, each of which is known: one that somebody wrote leaves all of them as they are.
  const bySentences = (text: string): string | null => {
    const sentences = text.split(/(?<=。)/)
    if (sentences.length < 2) return null
    const said = sentences.map((one) => {
      const bare = one.replace(/。$/, '')
      const known = table[one] ?? table[bare] ?? byPattern(one) ?? byPattern(bare) ?? byParts(bare)
      return known === null ? null : known.replace(/[.\s]*$/, latin ? '.' : '。')
    })
    return said.includes(null) ? null : said.join(latin ? ' ' : '')
  }
  // 期初家访: two known words that a rule or a record puts side by side.
  const together = (text: string): string | null => {
    if (text.length < 4 || text.length > 12 || PLACE.test(text)) return null
    for (let at = 2; at <= text.length - 2; at++) {
      const [first, b] = [text.slice(0, at), table[text.slice(at)]]
      const a = table[first] ?? (isDay(first) ? first : undefined)
      if (a !== undefined && b !== undefined) return latin ? `${a} ${b.charAt(0).toLowerCase()}${b.slice(1)}` : a + b
    }
    return null
  }
  const mark = (text: string) => (latin ? (MARKS[text.trim()] ?? text) : text)

  const say = (text: string): string => {
    if (!HAN.test(text)) return latin && ONLY_MARKS.test(text) ? [...text].map((c) => MARKS[c] ?? c).join('') : text
    const known = kept.get(text)
    if (known !== undefined) return known
    const trimmed = text.trim()
    // A whole date is no pattern of a year and a month.
    const dated = latin ? trimmed.replace(WHOLE_DATE, englishDays) : trimmed
    const found =
      table[trimmed] ??
      bySentences(dated) ??
      byBrackets(dated) ??
      byPattern(dated) ??
      one(dated) ??
      byParts(dated) ??
      dated
    const said = text.replace(trimmed, () => (latin ? englishDays(found) : found))
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(text, said)
    return said
  }
  return say
}

/** Points between parts, as Latin letters write them. */
const MARKS: Table = {
  '，': ', ',
  '；': '; ',
  '、': ', ',
  '：': ': ',
  '。': '. ',
  '（': ' (',
  '）': ') ',
  '！': '! ',
  '？': '? ',
}

const NUMBERED = /^(第)?(\d{1,4})(周|次|步|轮|岁|步到期|名)$/
const TERM = /^\d{4}年[春秋]季学期$/
/** 父亲2026年2月起 */
const SINCE = /^([\u4e00-\u9fff]{2,4}?)(\d{4}年(?:\d{1,2}月)?|\d{1,2} [A-Z][a-z]{2} \d{4})起$/
/** 11月20日中午 */
const AT_NOON = /^(.+?日|\d{1,2} [A-Z][a-z]{2})(中午|夜里)$/
const WHOLE_DATE = /\d{4}年\d{1,2}月\d{1,2}日/g
const ONLY_MARKS = /^[，；、：。（）！？\s]+$/

const isDay = (part: string) => /^(?:(\d{4}年)?(\d{1,2}月)?(\d{1,2}日)?|\d{1,2} [A-Z][a-z]{2}(?: \d{4})?)$/.test(part)

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const monthOf = (m: string) => MONTHS[Number(m) - 1] ?? m

/** 2026年11月28日 → 28 Nov 2026, 2026年11月 → Nov 2026, 11月28日 → 28 Nov, 11月 and Month 11 → Nov, 2026年秋季 → autumn 2026. */
export const englishDays = (text: string): string =>
  text
    .replace(
      /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/g,
      (_, y: string | undefined, m: string, d: string) => `${d} ${monthOf(m)}${y ? ` ${y}` : ''}`,
    )
    .replace(/(\d{4})年?(秋|春)季(?:学期)?/g, (_, y: string, s: string) => `${s === '秋' ? 'autumn' : 'spring'} ${y}`)
    .replace(/(\d{4})年(\d{1,2})月/g, (_, y: string, m: string) => `${monthOf(m)} ${y}`)
    .replace(/(?<!\d)(\d{1,2})月/g, (_, m: string) => monthOf(m))
    .replace(/(?<!\d)(\d{4})年/g, '$1')
    .replace(/\bMonth (\d{1,2})\b/g, (_, m: string) => monthOf(m))
