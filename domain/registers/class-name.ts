const DIGITS: Record<string, number> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  壹: 1,
  貳: 2,
  贰: 2,
  叁: 3,
  两: 2,
  兩: 2,
}

/** Full-width to half-width, without spaces: what a class name is read from. */
export const plain = (text: string): string =>
  text.normalize('NFKC').replace(/\s+/g, '').replace(/年級/g, '年级').replace(/級/g, '级')

/** 1–99 from digits or Chinese numerals (十二, 二十); null when it is neither. */
export const smallNumber = (text: string): number | null => {
  if (/^\d{1,2}$/.test(text)) return Number(text)
  const ten = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(text)
  if (ten) return (DIGITS[ten[1] ?? ''] ?? 1) * 10 + (DIGITS[ten[2] ?? ''] ?? 0)
  return text.length === 1 ? (DIGITS[text] ?? null) : null
}

export type GradeClass = { grade: number | null; label: string | null }

const N = '[一二三四五六七八九十壹贰貳叁两兩]{1,3}|\\d{1,2}'
const inRange = (grade: number | null): number | null => (grade !== null && grade >= 1 && grade <= 9 ? grade : null)

/** 三年级二班（何静）, 3班(班主任：何静): whose class it is. */
const WHOSE = /(?<=班)[(（][^\d一二三四五六七八九十)）]{2,}[)）]$/

/** A class label as the register keeps it: without 班 and brackets, a Chinese numeral as a digit (（3）班 → "3", 实验班 → "实验"). */
export const classLabel = (text: string): string | null => {
  const bare = plain(text)
    .replace(WHOSE, '')
    .replace(/[()【】[\]]/g, '')
    .replace(/班级?$/, '')
    .replace(/^第/, '')
  if (bare === '') return null
  return String(smallNumber(bare) ?? bare)
}

const GRADE_NAMED = new RegExp(`^(?:小)?(${N})(?:年级|级|年)(.*)$`)
const GRADE_AND_CLASS = new RegExp(
  `^(?:小)?([一二三四五六七八九]|[1-9])[.．、·・\\-—_/]?[(【[]?(${N}|[A-Za-z甲乙丙丁])[)】\\]]?班?$`,
)
const GRADE_ALONE = new RegExp(`^(?:小)?(${N})$`)

/**
 * Grade 1–9 and class from one text: 三年级(2)班, 三2, 三（2）, 3.2班, 701, 七1, 初一3班, 九年级, 小学三年级, 初中二年级.
 * A text that names no grade of compulsory education gives null (roster rules: grade-unreadable is for the caller to say).
 */
export const readGradeClass = (text: string): GradeClass => {
  const t = plain(text)
    .replace(WHOSE, '')
    // 班主任何静三(2)班, 三(2)班班主任何静: who leads it before its grade or behind it.
    .replace(/(?<=班)班主任[:：]?\p{Script=Han}{2,4}$/u, '')
    .replace(/^班主任[:：]?\p{Script=Han}{2,4}?(?=小?[一二三四五六七八九1-9](?:年级|[(（.]))/u, '')
    // 河湾村小二年级: a village's school before its grade.
    .replace(/^\p{Script=Han}{1,8}村(?=小[一二三四五六1-6]年级)/u, '')
    .replace(/^(.*?)(小学部?|初中部?|中学)/, (whole, _before, kind: string) =>
      /初中|中学/.test(kind) ? '初中' : whole.slice(whole.length),
    )
    // 第三年级第2班, 三（2班）, 三〔2〕班.
    .replace(/第(?=[一二三四五六七八九十\d])/g, '')
    .replace(/[〔［{<《](.{1,4})[〕］}>》]/g, '($1)')
    .replace(/^(.+)[(]([一二三四五六七八九十\d]{1,3})班[)]$/, '$1($2)班')
    // (3)2班, （三）2班: the grade in brackets.
    .replace(/^[(]([一二三四五六七八九1-9])[)](?=[(]?[一二三四五六七八九十\d])/, '$1.')
  const junior = /^(?:初中|初)(一|二|三|[123])(?:年级|级)?(.*)$/.exec(t)
  if (junior) return { grade: 6 + (smallNumber(junior[1] ?? '') ?? 0), label: tail(junior[2] ?? '') }
  const juniorYear = /^初中(七|八|九|[789])(?:年级|级)?(.*)$/.exec(t)
  if (juniorYear) return { grade: smallNumber(juniorYear[1] ?? ''), label: tail(juniorYear[2] ?? '') }
  const three = /^([1-9])(0[1-9]|1\d|2\d)班?$/.exec(t)
  if (three) return { grade: Number(three[1]), label: String(Number(three[2])) }
  const named = GRADE_NAMED.exec(t)
  if (named) return { grade: inRange(smallNumber(named[1] ?? '')), label: tail(named[2] ?? '') }
  const split = GRADE_AND_CLASS.exec(t)
  if (split) return { grade: inRange(smallNumber(split[1] ?? '')), label: tail(split[2] ?? '') }
  const special = /^(?:小)?([一二三四五六七八九]|[1-9])[(【[]([\p{Script=Han}]{1,4})[)】\]]班?$/u.exec(t)
  if (special) return { grade: smallNumber(special[1] ?? ''), label: tail(special[2] ?? '') }
  const lone = GRADE_ALONE.exec(t)
  if (lone) return { grade: inRange(smallNumber(lone[1] ?? '')), label: null }
  return { grade: null, label: null }
}

const tail = (text: string): string | null => {
  const bare = text.replace(/^[.．、\-—_/·]/, '')
  return bare === '' || bare === '班' ? null : classLabel(bare)
}
