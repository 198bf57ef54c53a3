import { cellText, type RawCell } from '../files/grid.ts'
import { simplify } from '../headings/simplify.ts'
import { readName } from './name.ts'

const HAN = '\\p{Script=Han}{2,4}'
/** 石安安、石平平, 石安安/石平平, one under the other; 田一和田二 but 石和平 is one. */
const TWO = new RegExp(`^${HAN}(?:\\s*[、，,；;/／&＆+]\\s*|\\s*\\n\\s*|[和与及])${HAN}$`, 'u')
/** What a bracket behind a name tells of the child and is no part of the name: （已转走）, （双胞胎姐姐）, （新生）. */
const ASIDE =
  /[(（【[]([^)）】\]]*(?:转|退学|休学|辍学|毕业|离校|新生|插班|借读|双胞胎|龙凤胎|孪生|班长|住校|走读|留守|孤儿|残疾|随班)[^)）】\]]*)[)）】\]]$/

/** 1.龙河生, 12、龙河生: numbers of the list; ★田一, 田一△: marks that some legend explains. */
const NUMBERED = /^\d{1,3}\s*[.、．)）]\s*(?=\p{L})/u
const MARKED = /^[★☆※●○▲△◆◇■□]+\s*|\s*[★☆※●○▲△◆◇■□]+$/g

/** 石安安 石平平, 石安1 石平2: beside one another, of one surname; 石安安（姐）石平平（妹）. 阿依古丽 买买提 is one name. */
const isTwoBeside = (text: string): boolean => {
  const [first = '', second, more] = text.replace(/(?<=\p{Script=Han})[12①②]/gu, '').split(/[\s\u3000]+/)
  const alike = second !== undefined && more === undefined && first.charAt(0) === second.charAt(0)
  if (alike && new RegExp(`^${HAN} ${HAN}$`, 'u').test(`${first} ${second}`)) return true
  return (text.match(/[(（](?:[姐妹哥弟大小]|老[大二三])[)）]/g)?.length ?? 0) > 1
}

/** The child's own name; `aside`: what a bracket behind it tells; `two`: the cell seems to hold two children, both are kept. */
export const readChildName = (raw: RawCell | undefined): { name: string; aside: string; two: boolean } => {
  // A line break within the cell tells two names apart; cellText makes it a space.
  const lines = typeof raw === 'string' ? raw.split(/\r\n?|\n/) : [raw]
  const marked = lines
    .map((line) => cellText(line))
    .filter((line) => line !== '')
    .join('\n')
  const written = marked.replace(NUMBERED, '').replace(MARKED, '')
  const aside = ASIDE.exec(simplify(written)) ? (/[(（【[]([^()（）【】[\]]*)[)）】\]]$/.exec(written)?.[1] ?? '') : ''
  const bare = aside === '' ? written : written.replace(/[(（【[][^()（）【】[\]]*[)）】\]]$/, '')
  const two = TWO.test(bare) || isTwoBeside(bare)
  return { name: readName(two ? bare.replace(/\s*\n\s*/g, '、') : bare), aside: aside.trim(), two }
}

const LEFT =
  /(?:^|[^拟想要会能可])(?:已经?|已于.{0,8}|\d月份?|上学期|暑假|寒假)?(?:转出|转走|转学(?:到|至|去|走|离|$|[，,。；;])|转往|退学|辍学|毕业离校|离校|不在(?:本|我)校|已转|已毕业|已离开|搬走)|随(?:父母?|母亲?|家长|爸妈?|爸爸|妈妈).{0,10}(?:就读|读书|上学)/
/** 未到校, 流失, 已去县城读书; 死亡 only where the note speaks of nobody else. */
const GONE =
  /^(?:(?:该生|学生|孩子|本人)?已?(?:于\d[^，,。]{0,10})?(?:死亡|去世|病故|溺亡|夭折)$)|^(?:本学期|开学后?|至今|一直)?[未没](?:有)?(?:到校|返校|报到|报名|来校|来上学|入学)|^(?:已|学生)?流失|已(?:经)?(?:去|到|在)(?!校).{1,8}(?:读书|就读|上学)/
/** Does a note say that the child is no longer here? 9月转出到贵阳, 已随父母去广东就读. */
export const saysLeft = (note: string): boolean => {
  const t = simplify(note).replace(/\s/g, '')
  if (GONE.test(t)) return true
  return LEFT.test(t) && !/转入|转来|(?:拟|准备|打算|可能|预计|申请)(?:转|退)|转回|复学|曾|没有?转/.test(t)
}
