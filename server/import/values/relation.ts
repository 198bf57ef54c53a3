import type { Relation } from '../../../domain/registers/child-facts.ts'
import { simplify } from '../headings/simplify.ts'
import { peopleIn } from './carer-cell.ts'
import { isNothing } from './empty.ts'
import { KINSHIP } from './kinship-words.ts'
import { withoutCode } from './option.ts'

/** Longest and most particular first: couples and grand-uncles before 爷 and 奶, 外祖母 before 祖母, 姑父 before 父. */
const WORDS: [RegExp, Relation][] = [
  // 爸爸的爷爷, 姑爷爷, 舅老爷, 老姥爷: of the generation before, and 爸妈 are both.
  [/^(?:爸爸?|父亲?|妈妈?|母亲?)[的之](?:爷|奶|外|姥|祖)|姑爷爷|[姑舅姨]老爷|老姥爷/, 'relative'],
  [/^(?:爸妈|妈爸|爸爸妈妈)$/, 'other'],
  [/^姑爷$/, 'uncle'],
  // 幺爸, 二爸 is no father and 二大爷 no grandfather, whatever letter they end with.
  // 爸爸的姐姐, 母之母.
  [/^(?:爸爸?|父亲?)[的之](?:爸爸?|父亲?|爹)$/, 'grandfather'],
  [/^(?:爸爸?|父亲?)[的之](?:妈妈?|母亲?|娘)$/, 'grandmother'],
  [/^(?:妈妈?|母亲?)[的之](?:爸爸?|父亲?|爹)$/, 'maternal-grandfather'],
  [/^(?:妈妈?|母亲?)[的之](?:妈妈?|母亲?|娘)$/, 'maternal-grandmother'],
  [/^(?:爸爸?|父亲?|妈妈?|母亲?)[的之].*(?:哥|弟|兄)/, 'uncle'],
  [/^(?:爸爸?|父亲?|妈妈?|母亲?)[的之].*(?:姐|妹)/, 'aunt'],
  [/[幺么满二三四五小细大][爸爹](?!爹)/, 'uncle'],
  [/[二三四五]大?爷/, 'relative'],
  [/代理|爱心|志愿|干[爹爸妈娘]|义[父母]/, 'other'],
  [
    /祖父母|祖辈|爷奶|奶爷|阿公.?阿婆|姥爷.?姥娘|爷爷.?奶奶|外公.?外婆|姥姥.?姥爷|姥爷.?姥姥|祖父.?祖母|公婆$/,
    'relative',
  ],
  [/曾祖|太爷|太公|太婆|太奶|祖太|[姑舅姨叔伯][公婆]$|[舅叔伯姨](?:爷|奶)|姑奶/, 'relative'],
  [/外祖父|外公|姥爷|老爷|家公|外爷|阿公|外祖$|姥公|嘎公|嘎爷|家公/, 'maternal-grandfather'],
  [/外祖母|外婆|姥姥|老姥|家婆|阿婆|外奶|姥娘|^姥$|嘎婆|嘎奶|嘎嘎|^家家$/, 'maternal-grandmother'],
  [/祖父|爷爷|爷$|^爷|爹爹|嗲嗲|公公|爷孙|阿爷|亚爷|阿普|^公$/, 'grandfather'],
  [/祖母|奶奶|奶$|^奶|婆婆|娭毑|阿嬷|嫲|婆孙|奶孙|亚嬷|^婆$|^嬷/, 'grandmother'],
  [/姑[父丈夫]|姨[父丈夫]|舅父|舅舅|舅$|^舅(?![妈母娘])|叔|伯父|伯伯|大伯|二伯|伯$|姑爷|姑爹|姨爹/, 'uncle'],
  [
    /姑妈|姑母|姑姑|姑$|^姑|姨妈|姨母|阿姨|小姨|大姨|姨$|^姨|婶|伯[母娘妈]|舅[妈母娘]|[大二三四幺么满小]妈|[大二三四五六幺么满小]娘|娘娘|[嬢孃]|^幺娘/,
    'aunt',
  ],
  [/教师|老师|班主任|校长|生管/, 'teacher'],
  [/父子|父女|父亲|爸爸|爸|继父|养父|^[父爹]$/, 'father'],
  [/母子|母女|母亲|妈妈|妈|继母|养母|^[母娘]$/, 'mother'],
  [/哥|姐|兄|弟|妹|堂|表|亲戚|亲属|亲友|亲人|嫂|亲/, 'relative'],
]

const ENGLISH: [RegExp, Relation][] = [
  [/^maternalgrand(?:father|pa|dad)$/i, 'maternal-grandfather'],
  [/^maternalgrand(?:mother|ma|mum|mom)$/i, 'maternal-grandmother'],
  [/^(?:paternal)?grand(?:father|pa|dad)$/i, 'grandfather'],
  [/^(?:paternal)?grand(?:mother|ma|mum|mom)$|^granny$/i, 'grandmother'],
  [/^(?:father|dad)$/i, 'father'],
  [/^(?:mother|mum|mom)$/i, 'mother'],
  [/^uncle$/i, 'uncle'],
  [/^aunt(?:ie|y)?$/i, 'aunt'],
  [/^teacher$/i, 'teacher'],
  [/^(?:relatives?|grandparents|sister|brother|cousin|siblings?)$/i, 'relative'],
]

/** The closed list's relation of a word as written, regional words and Traditional included; null for nothing written. */
export const readRelation = (text: string): Relation | null => {
  const t = simplify(text.normalize('NFKC')).replace(/\s/g, '')
  if (isNothing(t)) return null
  const english = ENGLISH.find(([shape]) => shape.test(t))
  if (english) return english[1]
  for (const [shape, relation] of WORDS) if (shape.test(t)) return relation
  return 'other'
}

const LOOKS_AFTER =
  '在?带|在?照[看顾管料]|在?抚养|在?监护|在?看管|在管|管|一起(?:生活|居住|住)?|共同生活|生活|居住|住|负责|代管'

/** 石安安奶奶, 安安的外婆: the child's own name before the kinship. */
const withoutChild = (text: string, child: string): string => {
  const own = [child, child.slice(1), child.slice(-2)].find((name) => name.length >= 2 && text.startsWith(name))
  return own ? text.slice(own.length).replace(/^[的之]/, '') : text
}

/** 龙英（奶奶）/在家, 奶奶：龙英/65岁: what is told of whoever looks after the child, behind the name and the kinship. */
const TOLD =
  /(?<=\p{L}[)）]?)\s*[/／，,、]\s*(?:[5-9]\d岁?|在家|务农|在家务农|健在|健康|退休|[男女]|身体[^/，,、]{1,3}|\p{Script=Han}{1,3}族|小学|初中|文盲|农民)$/u

const KIN_ALONE = new RegExp(`^(?:${KINSHIP})$`)
const TWO_KIN = new RegExp(`^(${KINSHIP})[/、,，和与及](${KINSHIP})$`)
/** 石安安的奶奶, 外婆家, 跟奶奶住. */
const CALLED = new RegExp(
  `^[跟随和与由在靠]?着?(?:[\\p{Script=Han}·]{1,8}[的之]|他|她|其|孩子|学生|本人|该生)?(${KINSHIP})(?:家里?|${LOOKS_AFTER})*$`,
  'u',
)
/** 由木果照看. */
const LOOKING_AFTER = new RegExp(`^[跟随和与由靠]着?(\\p{Script=Han}{2,4}?)(?:${LOOKS_AFTER})+$`, 'u')
const KIN_BEHIND = new RegExp(`^(.+?)[\\s(（\\-—、,，/:：]+(${KINSHIP})[)）\\s]*$`)
const KIN_BEFORE = new RegExp(`^[(（]?(${KINSHIP})[)）(（\\s\\-—、,，/:：]*(?=\\p{Script=Han}{2,4}[)）]?$)`, 'u')

/**
 * A cell that names a person, a kinship or both: 石老根（爷爷）, 爷爷：石老根, 石老根-爷爷, 奶奶, with or without a number behind.
 * `child`: the child's own name, which may stand before the kinship. `name` is the text to read the name from (a bare 奶奶 is what the person is called); `word` the kinship as written.
 */
export const nameAndRelation = (text: string, child = ''): { name: string; word: string | null; own?: string } => {
  const uncoded = withoutCode(text)
  if (uncoded !== text) return nameAndRelation(uncoded, child)
  const bare = text.replace(TOLD, '')
  if (bare !== text) return nameAndRelation(bare, child)
  const [first, second] = peopleIn(text) ?? []
  if (first) return { name: first.name, word: first.word, ...(second ? { own: first.numbers.join(' ') } : {}) }
  const t = text
    .replace(/／/g, '/')
    .replace(/[－–]/g, '-')
    .replace(/\d[\d\s-]{6,}/g, ' ')
    .replace(/[(（]\s*[)）]/g, ' ')
    .replace(/[\s、,，;；:：]+$/, '')
    .trim()
  const s = simplify(t)
  const packed = s.replace(/\s/g, '')
  if (KIN_ALONE.test(packed)) return { name: t, word: t.replace(/\s/g, '') }
  const two = TWO_KIN.exec(packed)
  if (two) return { name: `${two[1]}${two[2]}`, word: `${two[1]}${two[2]}` }
  // Called by the kinship alone.
  const [, called] = CALLED.exec(withoutChild(packed, simplify(child))) ?? []
  if (called !== undefined) return { name: called, word: called }
  const [, doing] = LOOKING_AFTER.exec(packed) ?? []
  if (doing !== undefined) return { name: doing, word: null }
  const behind = KIN_BEHIND.exec(s)
  if (behind) return { name: t.slice(0, behind[1]?.length), word: behind[2] ?? null }
  const before = KIN_BEFORE.exec(s)
  if (before) return { name: t.slice(before[0].length).replace(/[)）]$/, ''), word: before[1] ?? null }
  return { name: text, word: null }
}
