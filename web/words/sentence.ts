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
  const kept = new Map<string, string>()

  const byPattern = (text: string): string | null => {
    if (text.length <= NAME) return null
    for (const { literal, test, names, to } of patterns) {
      if (!text.includes(literal)) continue
      const found = test.exec(text)
      if (!found) continue
      const said = new Map(names.map((name, i) => [name, say(found[i + 1] ?? '')]))
      return to.replace(GAP, (whole, name: string) => said.get(name) ?? whole)
    }
    return null
  }
  // Between spaces and middle points stand things of their own (a class, a carer's name): what is known among them is said. Between
  // commas stands what people wrote as well: there all has to be known.
  const byParts = (text: string): string | null => {
    const parts = text.split(/([，；、：。（）]+|[\s　]*·[\s　]*|[\s　]+)/)
    if (parts.length < 2) return null
    const loose = parts.every((part, i) => i % 2 === 0 || /^[\s　·]+$/.test(part))
    const said = parts.map((part) =>
      HAN.test(part) ? (table[part] ?? together(part) ?? (isDay(part) ? part : null)) : part,
    )
    if (said.some((part) => part === null) && !(loose && said.some((part, i) => part !== null && part !== parts[i])))
      return null
    return said.map((part, i) => (i % 2 ? mark(part ?? '') : (part ?? parts[i] ?? ''))).join('')
  }
  // 期初家访: two known words that a rule or a record puts side by side.
  const together = (text: string): string | null => {
    if (text.length < 4 || text.length > 12 || PLACE.test(text)) return null
    for (let at = 2; at <= text.length - 2; at++) {
      const [a, b] = [table[text.slice(0, at)], table[text.slice(at)]]
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
    const found = table[trimmed] ?? byPattern(trimmed) ?? together(trimmed) ?? byParts(trimmed) ?? trimmed
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

const ONLY_MARKS = /^[，；、：。（）！？\s]+$/

const isDay = (part: string) => /^(\d{4}年)?(\d{1,2}月)?(\d{1,2}日)?$/.test(part)

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
