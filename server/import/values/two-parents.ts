const PHONE = String.raw`1[3-9](?:[-\s]?\d){9}`
/** 138…、139… at the beginning of a piece. */
const NUMBERS_FIRST = new RegExp(String.raw`^[\s,，;；、/\\|。:：)）】\]]*(?:${PHONE}[\s,，;；、/\\|。)）】\]]*)+`)

const digitsOf = (text: string): string => text.replace(/[^\d\s-]+/g, ' ').trim()

/** What one cell says of father and of mother; `''` = nothing. */
export type TwoParents = { father: string; mother: string }

/** 父, 父亲, （母）, 妈妈电话：… but not the 父 of 祖父, 伯父, 继父, 父母. */
const LABEL =
  /[(（【[]?(?<![祖伯叔姑姨舅养继岳])(?:(父亲?|爸爸?)(?!母)|(?<!父)(母亲?|妈妈?))(?:的)?(?:姓名|联系)?(?:电话|手机号?)?[)）】\]]?\s*[:：]?/g
const SEPARATORS = /^[\s,，;；、/\\|。]+|[\s,，;；、/\\|。]+$/g

/**
 * `父：石建国 母：吴小英`, `石建国（父）、吴小英（母）`, `138… 父 139… 母`: a label stands before what it speaks of when the text
 * begins with one, else behind it. Null when no label is there.
 */
export const splitByLabel = (text: string): TwoParents | null => {
  const labels = [...text.matchAll(LABEL)]
  const first = labels[0]
  if (!first) return null
  const leads = text.slice(0, first.index).replace(SEPARATORS, '') === ''
  const out: TwoParents = { father: '', mother: '' }
  const whose = (label: RegExpMatchArray) => (label[1] ? 'father' : 'mother')
  const add = (who: keyof TwoParents, piece: string) => {
    out[who] = [out[who], piece.replace(SEPARATORS, '')].filter((t) => t !== '').join(' ')
  }
  const tail = leads ? '' : text.slice((labels.at(-1)?.index ?? 0) + (labels.at(-1)?.[0].length ?? 0))
  // What comes behind it (奶奶139…) is told of somebody else.
  const lastNumber = NUMBERS_FIRST.exec(tail)?.[0] ?? ''
  const numbersBehind = lastNumber !== ''
  labels.forEach((label, i) => {
    const end = label.index + label[0].length
    const previous = labels[i - 1]
    const piece = leads
      ? text.slice(end, labels[i + 1]?.index)
      : text.slice(previous ? previous.index + previous[0].length : 0, label.index)
    const who = whose(label)
    // 石建国（父）138…、吴小英（母）139…: a number in front of the next name is of whom the label before it speaks.
    const number = previous && !leads ? (NUMBERS_FIRST.exec(piece)?.[0] ?? '') : ''
    const own = piece.slice(number.length)
    const behind = previous !== undefined && number !== '' && (/\p{L}/u.test(own) || numbersBehind)
    if (behind && previous) add(whose(previous), digitsOf(number))
    add(who, behind ? own : piece)
  })
  const last = labels.at(-1)
  if (last && numbersBehind) add(whose(last), digitsOf(lastNumber))
  return out
}

const PHONE_BEFORE_WORD = new RegExp(`(${PHONE})\\s*(?=[\\p{L}])`, 'gu')

/** `石建国、吴小英`, `石建国 吴小英`, one under the other, each with its number: father first, as everybody writes. */
export const splitInOrder = (text: string): TwoParents => {
  const marked = text.replace(PHONE_BEFORE_WORD, '$1、')
  const parts: string[] = []
  for (const part of pieces(marked)) {
    // A number alone belongs to the person before it.
    if (parts.length > 0 && !/\p{L}/u.test(part)) parts[parts.length - 1] += ` ${part}`
    else parts.push(part)
  }
  return { father: parts[0] ?? '', mother: parts[1] ?? '' }
}

const pieces = (text: string): string[] => {
  const by = (separator: RegExp) =>
    text
      .split(separator)
      .map((p) => p.trim())
      .filter((p) => p !== '')
  for (const separator of [/[/\\、,，;；|&＆+]+/, /\n+/]) {
    const found = by(separator)
    if (found.length > 1) return found
  }
  // 张　三 is one person, 张三 李四 are two; 石建国和吴小英, but 石和平 is one.
  const spaced = by(/[\s\u3000]+/)
  if (spaced.filter((p) => /\p{L}/u.test(p)).every((p) => p.length >= 2)) {
    if (spaced.length > 1) return spaced
    const joined = /^(\p{Script=Han}{2,4})[和与及](\p{Script=Han}{2,4})$/u.exec(text.trim())
    if (joined) return [joined[1] ?? '', joined[2] ?? '']
  }
  return [text]
}
