import { simplify } from '../headings/simplify.ts'
import { KINSHIP } from './kinship-words.ts'
import { readPerson } from './name.ts'

const MOBILE = /(?:\+?86[-\s]?)?1[3-9](?:[-\s]?\d){9}/
/** Kept among the pieces. */
const MOBILES = new RegExp(`(${MOBILE.source})`)
/** 姓名：, 电话：, 关系：, 1、: labels and numbering say nothing that the rest does not. */
const LABEL =
  /(?:姓名|名字|(?:与(?:学生|孩子|儿童|本人)的?)?关系|(?:联系)?电话|手机(?:号码?)?|联系方式)\s*[:：]|^\s*\d{1,2}\s*[、.．]/g
const WORDLESS = /^(?:联系)?(?:电话|手机|手机号码?|联系方式|号码)$/
const APART = /[\s,，、;；:：|/／()（）【】［］[\]〈〉<>《》「」\-－—–]+/
const KIN = new RegExp(`^[系是]?(?:学生|孩子|儿童|其|他|她|该生|本人)?[的之]?(${KINSHIP})$`)
/** 罗禾外公, 石安的奶奶: whose kin it is, in front of a word of two letters or more. */
const KIN_OF = new RegExp(`^\\p{Script=Han}{2,4}?[的之]?((?=..)(?:${KINSHIP}))$`, 'u')
const KIN_AND_NAME = new RegExp(`^(${KINSHIP})(?=\\p{Script=Han}{2,4}$)`, 'u')
const NAME = /^\p{Script=Han}{2,4}$|^\p{Script=Han}+·[\p{Script=Han}·]+$/u
const DOT = new RegExp(`·(?=(?:${KINSHIP})(?:[^\\p{Script=Han}]|$))|(?<=^(?:${KINSHIP}))·`, 'gu')

const isName = (text: string): boolean =>
  NAME.test(text) && !/^在?[带照管看]/.test(text) && readPerson(text).name !== null

type Person = { name: string; word: string | null; numbers: string[] }

/**
 * The people of one cell that names them with kinship and number in any order: 木果，奶奶，138…; 奶奶（木果，138…）; 爷爷木果138…、奶奶阿芝139….
 * Null where something in it is neither a name, nor a kinship, nor a number, or where the first has not both of them.
 */
export const peopleIn = (text: string): Person[] | null => {
  const tokens = text
    .replace(LABEL, ' ')
    .replace(DOT, ' ')
    .split(MOBILES)
    .flatMap((part) => (MOBILE.test(part) ? [part] : part.split(APART)))
    .filter((token) => token !== '' && !WORDLESS.test(simplify(token)))
  const people: Person[] = []
  let open: Person = { name: '', word: null, numbers: [] }
  const next = () => {
    people.push(open)
    open = { name: '', word: null, numbers: [] }
  }
  for (const token of tokens) {
    const plain = simplify(token)
    const kin = KIN.exec(plain)?.[1] ?? KIN_OF.exec(plain)?.[1]
    const before = KIN_AND_NAME.exec(plain)?.[1]
    if (MOBILE.test(token)) open.numbers.push(token)
    else if (kin !== undefined) {
      if (open.word !== null) next()
      open.word = kin
    } else if (before !== undefined && isName(token.slice(before.length))) {
      if (open.word !== null || open.name !== '') next()
      open = { ...open, word: before, name: token.slice(before.length) }
    } else if (isName(token)) {
      if (open.name !== '') next()
      open.name = token
    } else return null
  }
  people.push(open)
  return people[0]?.name && people[0].word !== null ? people : null
}
