/**
 * A number format with words of its own: 0"班" over 2 shows 2班, [=1]"是";[=2]"否" over 2 shows 否, "2026"000 over 7 shows 2026007,
 * "三年级"@ over 2班 shows 三年级2班. Whoever typed the list saw the words and typed the rest (ECMA-376 18.8.31).
 */
export type Words = { numbers: readonly Section[]; text: Section | null }

/** `holds`: of which numbers it is, where it says so; `place` null: it shows its words alone. */
type Section = {
  holds: ((value: number) => boolean) | null
  before: string
  after: string
  place: { whole: number; decimals: number } | 'as it is' | null
}

const PIECE =
  /"([^"]*)"?|\\(.)|[_*].?|\[([^\]]*)\]?|(General|G\/通用格式|@|[0#?][0#?,.]*)|([^"\\[\]_*0#?@]+?(?=["\\[_*0#?@]|General|G\/|$))/giu
const CONDITION = /^(<>|<=|>=|=|<|>)(-?\d+(?:\.\d+)?)$/
/** Letters of dates and times, of powers and shares, outside quotes: such a format shows another thing. */
const OTHER = /[ymdhse年月日时分秒%/]/i
/** Letters, figures and ticks are something written; points, strokes and money are not. */
const WRITTEN = /[\p{L}\p{N}√✓×○]/u
const MOST = 60

/** The words of a format's code; null where it has none, or shows a date. */
export const wordsOf = (code: string): Words | null => {
  const parts = sectionsOf(code).map(readSection)
  if (parts.length === 0 || parts.length > 4) return null
  const sections = parts.flatMap((part) => (part ? [part] : []))
  if (sections.length < parts.length) return null
  if (!sections.some(({ before, after }) => WRITTEN.test(before + after))) return null
  const texts = sections.filter((s) => s.text)
  const numbers = sections.filter((s, i) => i < 3 && !(s.text && sections.length > 1))
  return { numbers, text: texts.at(-1) ?? null }
}

/** The number with the words of its section; null where that has none: it is shown as it is. */
export const withWords = (value: number, { numbers }: Words): string | null => {
  const section = sectionOf(value, numbers)
  if (!section || !WRITTEN.test(section.before + section.after)) return null
  const { before, after, place } = section
  if (place === null) return before + after
  // A second section shows what is below nought without its sign; nobody counts a class or a child so.
  if (value < 0) return null
  return before + digitsOf(value, place) + after
}

/** A text with the words of its section. */
export const textWithWords = (text: string, { text: section }: Words): string =>
  section && text.trim() !== '' && WRITTEN.test(section.before + section.after)
    ? section.before + text + section.after
    : text

const sectionOf = (value: number, sections: readonly Section[]): Section | undefined => {
  if (sections.some((s) => s.holds)) return sections.find((s) => s.holds === null || s.holds(value))
  const place = value > 0 ? 0 : value < 0 ? 1 : 2
  return sections[place] ?? sections[0]
}

const digitsOf = (value: number, place: Exclude<Section['place'], null>): string => {
  if (place === 'as it is') return String(value)
  if (Number.isInteger(value)) return String(value).padStart(place.whole, '0')
  const text = value.toFixed(place.decimals)
  return Number(text) === value ? text : String(value)
}

/** At each ; that stands in no quotes and no brackets. */
const sectionsOf = (code: string): string[] =>
  code
    .slice(0, 400)
    .replace(/"[^"]*"?|\[[^\]]*\]?|\\./g, (kept) => kept.replaceAll(';', '\u0000'))
    .split(';')
    .map((section) => section.replaceAll('\u0000', ';'))

const readSection = (section: string): (Section & { text: boolean }) | null => {
  let before = ''
  let after = ''
  let place: Section['place'] = null
  let holds: Section['holds'] = null
  let text = false
  let seen = false
  const say = (words: string) => {
    if (seen) after += words
    else before += words
  }
  for (const [, quoted, escaped, bracket, digits, bare] of section.matchAll(PIECE)) {
    if (quoted !== undefined || escaped !== undefined) say(quoted ?? escaped ?? '')
    else if (bracket !== undefined) holds = conditionOf(bracket) ?? holds
    else if (digits !== undefined) {
      if (seen) return null
      seen = true
      text = digits === '@'
      place = /^[0#?]/.test(digits) ? digitsOfCode(digits) : 'as it is'
    } else if (bare !== undefined) {
      if (OTHER.test(bare)) return null
      say(bare)
    }
  }
  return before.length + after.length > MOST ? null : { before, after, place, holds, text }
}

const digitsOfCode = (digits: string): { whole: number; decimals: number } => {
  const [whole = '', decimals = ''] = digits.split('.')
  return { whole: whole.replace(/[^0]/g, '').length, decimals: decimals.length }
}

const conditionOf = (bracket: string): Section['holds'] => {
  const [, sign, number] = CONDITION.exec(bracket.trim()) ?? []
  const n = Number(number)
  if (sign === '=') return (value) => value === n
  if (sign === '<>') return (value) => value !== n
  if (sign === '<') return (value) => value < n
  if (sign === '>') return (value) => value > n
  if (sign === '<=') return (value) => value <= n
  return sign === '>=' ? (value) => value >= n : null
}
