import { cellText, type RawCell } from '../files/grid.ts'
import { simplify } from '../headings/simplify.ts'
import { readName } from './name.ts'

const HAN = '\\p{Script=Han}{2,4}'
/** 石安安、石平平, 石安安/石平平, one under the other; 田一和田二 but 石和平 is one. */
const TWO = new RegExp(
  `^${HAN}(?:\\s*[、，,；;/／&＆+]\\s*|\\s*\\n\\s*|[和与及])${HAN}(?:(?:\\s*[、，,；;/／&＆+]\\s*|\\s*\\n\\s*|[和与及])${HAN})*$`,
  'u',
)
/** What a bracket behind a name tells of the child and is no part of the name: （已转走）, （双胞胎姐姐）, （新生）. */
const ASIDE =
  /[(（【[]([^)）】\]]*(?:转|退学|休学|辍学|毕业|离校|新生|插班|借读|双胞胎|龙凤胎|孪生|班长|住校|走读|留守|孤儿|残疾|随班)[^)）】\]]*)[)）】\]]$/

/** 1.龙河生, 12、龙河生: numbers of the list; ★田一, 田一△: marks that some legend explains. */
const NUMBERED = /^\d{1,3}\s*[.、．)）]\s*(?=\p{L})/u
const MARKED = /^[★☆※●○▲△◆◇■□]+\s*|\s*[★☆※●○▲△◆◇■□]+$/g

/** 罗禾罗苗: two names of one surname without a space; 阿果阿木 and 丽丽丽丽 are one. */
const RUN_TOGETHER = /^(?!阿|(..)\1)(\p{Script=Han})(?!\2)\p{Script=Han}\2(?!\2)\p{Script=Han}$/u

/** 石安安等2人, 石安安及妹妹, 石安安姐妹, 石安安（两姐妹）. */
const WITH_OTHERS =
  /等\s*[2-9二两三四五]\s*[人名个]|\p{Script=Han}{2,}[及和与](?:其|他|她)?[大小二]?(?:妹妹?|弟弟?|姐姐?|哥哥?|双胞胎)$|\p{Script=Han}{2,}[两俩二]?(?:姐妹|姊妹|兄弟|姐弟|兄妹)[俩两]?[人个]?[)）]?$|[(（]?(?:[两俩二三]?(?:姐妹|姊妹|兄弟|姐弟|兄妹)[俩两]?)[)）]$/u

/** 石安安 石平平, 石安1 石平2: beside one another, of one surname; 石安安（姐）石平平（妹）. 阿依古丽 买买提 is one name. */
const isTwoBeside = (text: string): boolean => {
  const names = text
    .replace(/(?<=\p{Script=Han})[1-9①②③](?![.、．\d])/gu, '')
    .replace(/(?<=\s)\d{1,2}\s*[.、．]\s*/g, '')
    .split(/[\s\u3000]+/)
  const alike = names.length > 1 && names.every((n) => n.charAt(0) === names[0]?.charAt(0))
  if (alike && names.every((n) => new RegExp(`^${HAN}$`, 'u').test(n))) return true
  return (text.match(/[(（](?:[姐妹哥弟大小]|老[大二三])[)）]/g)?.length ?? 0) > 1
}

/** 石安安 宁宁, 周子涵 子墨: a name of three letters and, without the surname, a second child's given name of two. */
const GIVEN_BESIDE = /^\p{Script=Han}{3}(?:[\s\u3000]+\p{Script=Han}{2})+$/u
/** Names from other languages are written with spaces too: 买买提 艾山, 扎西多 吉. */
const OTHER_TONGUE = /[买提尔依艾阿努孜吐帕库萨]|古丽|木江|扎西|次仁|卓玛|索朗|才让/

const isGivenBeside = (text: string): boolean => GIVEN_BESIDE.test(text) && !OTHER_TONGUE.test(text)

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
  const two =
    WITH_OTHERS.test(bare) || TWO.test(bare) || isTwoBeside(bare) || RUN_TOGETHER.test(bare) || isGivenBeside(bare)
  const apart = isGivenBeside(bare) ? /[\s\u3000]+/g : /\s*\n\s*/g
  return { name: readName(two ? bare.replace(apart, '、') : bare), aside: aside.trim(), two }
}
