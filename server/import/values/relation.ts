import type { Relation } from '../../../domain/registers/child-facts.ts'
import { simplify } from '../headings/simplify.ts'
import { isNothing } from './empty.ts'

/** Longest and most particular first: 外祖母 before 祖母, 姑父 before 父. */
const WORDS: [RegExp, Relation][] = [
  [/外祖父|外公|姥爷|老爷|家公|外爷|阿公|外祖$|姥公/, 'maternal-grandfather'],
  [/外祖母|外婆|姥姥|老姥|家婆|阿婆|外奶|姥娘/, 'maternal-grandmother'],
  [/曾祖|太爷|太公|太婆|太奶|祖太|外祖父母|祖父母|爷爷奶奶|外公外婆/, 'relative'],
  [/祖父|爷爷|爷$|^爷|爹爹|嗲嗲|公公|爷孙|阿爷|亚爷/, 'grandfather'],
  [/祖母|奶奶|奶$|^奶|婆婆|娭毑|阿嬷|嫲嫲|婆孙|奶孙|亚嬷|^婆$|^嬷/, 'grandmother'],
  [/姑父|姑丈|姨父|姨丈|舅父|舅舅|舅$|^舅(?!妈|母)|叔|伯父|伯伯|大伯|二伯|伯$|姑爷|姑爹|姨爹/, 'uncle'],
  [/姑妈|姑母|姑姑|姑$|^姑|姨妈|姨母|阿姨|小姨|大姨|姨$|^姨|婶|伯母|伯娘|舅妈|舅母|娘娘|嬢/, 'aunt'],
  [/教师|老师|班主任|校长|生管/, 'teacher'],
  [/父子|父女|父亲|爸爸|爸|继父|养父|^父$/, 'father'],
  [/母子|母女|母亲|妈妈|妈|继母|养母|^母$/, 'mother'],
  [/哥|姐|兄|弟|妹|堂|表|亲戚|亲属|亲友|亲人|嫂|亲/, 'relative'],
]

/** The closed list's relation of a word as written, regional words and Traditional included; null for nothing written. */
export const readRelation = (text: string): Relation | null => {
  const t = simplify(text.normalize('NFKC')).replace(/\s/g, '')
  if (isNothing(t)) return null
  for (const [shape, relation] of WORDS) if (shape.test(t)) return relation
  return 'other'
}

/** A bare word of kinship standing where a name was asked for (奶奶). */
export const isRelationWord = (text: string): boolean => {
  const t = simplify(text).replace(/\s/g, '')
  return (
    t.length <= 4 &&
    /^(?:爷爷|奶奶|祖父|祖母|外公|外婆|外祖父|外祖母|姥姥|姥爷|阿公|阿婆|姑姑|姑妈|舅舅|叔叔|伯父|大伯|姨妈|父亲|母亲|爸爸|妈妈|老师|亲戚|婆婆|公公|哥哥|姐姐|爷爷奶奶|外公外婆)$/.test(
      t,
    )
  )
}
