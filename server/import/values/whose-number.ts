import { simplify } from '../headings/simplify.ts'

const NUMBER = /1[3-9](?:[-\s.]?\d){9}/
const TOKENS = new RegExp(`\\p{Script=Han}+|${NUMBER.source}`, 'gu')

const KIN =
  '伯伯?|伯[父母娘]|叔叔?|姑[姑妈父丈]?|姨[妈父丈]?|阿姨|舅[舅妈母父]?|婶[婶子]?|[嫂哥姐弟妹]|嫂子|哥哥|姐姐|弟弟|妹妹|爷爷?|奶奶?|爸|妈|爹|娘|外[公婆]|外祖[父母]|祖[父母]|姥[姥爷]|公公|婆婆'
/** Kinship as it is written beside a number; 爸, 妈 alone are the parents themselves, 幺爸 is not. */
const RELATIVE = new RegExp(`^(?:[大二三四五小幺么满堂表嘎家](?:${KIN})|(?!(?:爸|妈|爹|娘)$)(?:${KIN}))$`)
const STRANGER =
  /^(?:邻居|房东|老板|工友|同事|朋友|亲戚|亲友|熟人|包工头|(?:班主任)?老师|班主任|生活老师|[校园]长|村干部|[村组社]长|(?:村|妇女)?主任|(?:村)?(?:支部)?书记|支书|村医|医生|会计|文书|网格[员长]|社工|民警|司机|小卖部|(?:电话|儿童|智能|学生)?手表|孩子|学生|儿童|厂里?|公司|单位|学校|机主)$/
const GONE =
  /^(?:[旧原老]号?码?|以前的?|之前的?|去年的?|(?:已|现已|欠费)?停机|已?空号|(?:现?已)?(?:停用|作废|注销)|不用了?|打不通了?|无法接通|联系不上|已?换号?了?)$/
const APART = /[/、，,;；|]/
const FATHER = /^(?:父亲?|爸爸?)$/
const MOTHER = /^(?:母亲?|妈妈?)$/
/** 姑姑代接: somebody else takes the call, whoever that is. */
const TAKEN_BY = /(?:代接|代收|转接)(?:电话)?$/
/** 138…（大伯代接）, 大伯的电话: the word itself. */
const bare = (word: string): string =>
  simplify(word)
    .replace(/^(?:孩子|学生|本人|他|她)的?(?=.)/, '')
    .replace(/(?:代接|代收|转接?|接)?(?:的|家)?(?:联系)?(?:电话|手机|号码|号)?$/, '')

/** 138…→139…, 138…改为139…: what is behind is of today. */
const OLD_NUMBER = new RegExp(
  `^.*${NUMBER.source}.*?(?:→|⇒|[-=]+>|改为|改成|换[成为]|变更为|更[改换]为)(?=.*${NUMBER.source})`,
)

/**
 * What of a cell under somebody's phone heading is not that person's: a number that the cell itself gives to another (大伯, 邻居, 老师)
 * or calls an old one. The text without those numbers. A word stands before its number where the cell begins with one, else
 * behind; but a mark between them parts it from that number.
 */
export const numbersOf = (text: string, who: 'father' | 'mother' | 'parents' | 'carer'): string => {
  const now = text.replace(OLD_NUMBER, '')
  if (now !== text) return numbersOf(now, who)
  const tokens = [...text.matchAll(TOKENS)]
  if (!tokens.some((t) => /\p{Script=Han}/u.test(t[0]))) return text
  const isWord = (i: number) => tokens[i] !== undefined && !NUMBER.test(tokens[i][0])
  const leads = isWord(0)
  const between = (i: number) => {
    const [a, b] = [tokens[i], tokens[i + 1]]
    return a && b ? text.slice(a.index + a[0].length, b.index) : ''
  }
  // 138…/旧号139…: a word that only a mark parts from one of two numbers is the other one's.
  const ownerOf = (word: number): number => {
    const gaps = [between(word - 1), between(word)]
    const apart = gaps.map((gap) => APART.test(gap))
    const alone = tokens[word - 1] === undefined || tokens[word + 1] === undefined
    // 138… 手表139…: written against the one and a space away from the other.
    if (!alone && apart[0] === apart[1] && gaps.includes('') && gaps[0] !== gaps[1])
      return gaps[0] === '' ? word - 1 : word + 1
    if (alone || apart[0] === apart[1]) return leads ? word + 1 : word - 1
    return apart[0] ? word + 1 : word - 1
  }
  return tokens.reduceRight((left, token, i) => {
    if (isWord(i)) return left
    const beside = [i - 1, i + 1].find((word) => isWord(word) && ownerOf(word) === i)
    const word = beside === undefined ? '' : (tokens[beside]?.[0] ?? '')
    if (beside === undefined || !(TAKEN_BY.test(simplify(word)) || isAnothers(bare(word), who))) return left
    return `${left.slice(0, token.index)} ${left.slice(token.index + token[0].length)}`
  }, text)
}

const isAnothers = (word: string, who: 'father' | 'mother' | 'parents' | 'carer'): boolean => {
  if (GONE.test(word) || STRANGER.test(word)) return true
  if (who === 'carer') return FATHER.test(word) || MOTHER.test(word)
  if (RELATIVE.test(word)) return true
  return (who === 'father' && MOTHER.test(word)) || (who === 'mother' && FATHER.test(word))
}
