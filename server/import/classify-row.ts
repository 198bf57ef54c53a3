import { cellText, type RawCell } from './files/grid.ts'
import { simplify } from './headings/simplify.ts'
import { readDate } from './values/date.ts'
import { gradeClassIn } from './values/title.ts'

export type RowKind = 'child' | 'title' | 'header' | 'total' | 'footer' | 'blank' | 'note'

const TOTAL =
  /^(?:合计|小计|总计|共计|总人数|累计|本页合计|本页小计|班级合计|全班|全校|本班|年级合计|人数合计)|合计[:：]?\d*人?$|(?:小计|总计|共计|合计)[:：]?\d*[人名]?$|^其中[:：]?男.{0,3}\d+.{0,6}女|^(?:以上)?共(?:有|计)?\d+[人名]/
/** 全校学生花名册: begins as a sum does and names a list. */
const LIST = /(?:名册|名单|登记[表册]|信息表|一览表|情况表|统计表|台账|档案)$/
const SIGNER =
  '填表人?|制表人?|填报人|审核人?|复核人?|负责人|单位负责人|填报单位|填报日期|填表日期|填表时间|制表日期|填报时间|校长|班主任|教导处|经办人|经手人?|分管(?:领导|校长|副校长)?|主管(?:领导)?|联系人|联系电话|学校意见|(?:村|居)[^:：]{0,8}意见'
const FOOTER = new RegExp(
  `(?:^|[\\s，,；;])(?:${SIGNER})\\s*(?:[(（][^)）]*[)）])?\\s*[:：]|(?:签字|签名|盖章|公章|意见)\\s*[)）]?\\s*[:：]?\\s*$|(?:签字|签名|盖章|公章)\\s*[)）]?\\s*[:：]`,
)
/** （单位盖章） in a cell of its own, whatever stands beside it. */
const SEAL = /^[(（]?[\p{Script=Han}]{0,8}(?:盖章|公章|签字|签名|签章)(?:处)?[)）]?[:：]?$/u
/** 学籍管理员：　　教务主任：　　 班主任簽署： nothing but titles of people to sign. */
const TO_SIGN = /^[\p{Script=Han}]{2,8}\s*[:：][\s_＿]*$/u
const SIGNED = new RegExp(`^(?:${SIGNER})$`)
const NOTE =
  /^(?:注|说明|备注|填表说明|填写说明|附注|注意|注意事项|附件|附表|提示|要求)(?:\s*\d*)?\s*[:：、.．]|^(?:注|说明|填表说明|填写说明|附件\s*\d*|附表\s*\d*|以下空白)$|^[※★*＊]\s*(?=\S.{5})|^[(（]?\d+[)）、.．](?!\d{1,2}\s*[)）]?班)\s*\S{6,}.*[。；;]?$|^[(（]?(?:此页|本页)无正文/
const PAGE = /^第\s*[\d一二三四五六七八九十]+\s*页/
const EXAMPLE = /示例|样例|范例|样表|例子|举例|^例\d?$|^\(?例\)?[:：]?|[（(]例[）)]|^例[：:]/
const DATE_LINE = /^(?:\d{2,4})?年\d{0,2}月(?:\d{0,2}日)?$|^\d{4}[-./]\d{1,2}[-./]\d{1,2}$/

/** The row's own texts, left to right, blanks left out. */
export const filledTexts = (row: readonly RawCell[] | undefined): string[] =>
  (row ?? []).map((c) => cellText(c)).filter((t) => t !== '')

/** 注：…, 填表说明：…, 1、姓名按户口簿填写。 */
export const isNoteText = (text: string): boolean => NOTE.test(simplify(text))

/** Reads a row that is no header for what it surely is; `null` = perhaps a child. */
export const classifyRow = (row: readonly RawCell[] | undefined, place: { aboveHeader: boolean }): RowKind | null => {
  const filled = filledTexts(row).map((t) => simplify(t))
  if (filled.length === 0) return 'blank'
  const first = filled[0] ?? ''
  const packed = filled.map((t) => t.replace(/\s/g, ''))
  if (isAskingRow(row)) return 'note'
  if (packed.some((t) => SEAL.test(t)) && !hasSex(packed)) return place.aboveHeader ? 'title' : 'footer'
  if (packed.slice(0, 3).some((t) => EXAMPLE.test(t))) return 'note'
  if (NOTE.test(first) && filled.length <= 3) return 'note'
  if (packed.some((t, i) => TOTAL.test(t) && !isListTitle(t) && (i < 4 || filled.length === 1)) && !isSomebody(row))
    return 'total'
  if (isFooter(filled) && !hasSex(packed)) return place.aboveHeader || isClassLine(packed) ? 'title' : 'footer'
  if (place.aboveHeader) return 'title'
  if (filled.length > 1) return null
  const only = packed[0] ?? ''
  if (DATE_LINE.test(only)) return 'footer'
  if (PAGE.test(first)) return 'note'
  if (/[。；]/.test(only)) return 'note'
  if (/^[一二三四五六七八九十]+[、.．]\S{2,12}$/.test(only)) return 'title'
  if (/年级|班|学校|小学|中学|名册|登记表|统计/.test(only) && !/一式/.test(only)) return 'title'
  return only.length > 12 ? 'note' : null
}

/** 总计平, 全校兰: a letter or two behind a word of sums, which count nothing. */
const NAMED_LIKE_A_SUM =
  /^(?:合计|小计|总计|共计|累计|全班|全校|本班)(?!人|数|男|女|平均|同学|学生|名|共|有|为|约|表|栏|行|班|家长|家庭|教师|老师)\p{Script=Han}{1,2}$/u

/**
 * 全校兰 | 女 | 2015-04-11: a sex and a whole date, or the number of an ID, are somebody's, whatever the name begins with; under a name
 * that is longer than the word of sums also a sex and a class, a month or a phone.
 */
export const isSomebody = (row: readonly RawCell[] | undefined): boolean => {
  const texts = filledTexts(row).map((t) => t.replace(/\s/g, ''))
  if (texts.some((t) => /^(?:\d{17}[\dXx])$/.test(t))) return true
  if (!texts.some((t) => /^[男女]$/.test(t))) return false
  const dates = (row ?? []).map((cell) => readDate(cell).date ?? '')
  if (dates.some((date) => date.length === 10)) return true
  return (
    texts.some((t) => NAMED_LIKE_A_SUM.test(simplify(t))) &&
    (dates.some((date) => date.length === 7) || texts.some((t) => /^1[3-9]\d{9}$/.test(t) || isClass(t)))
  )
}
const isClass = (text: string): boolean => {
  const { grade, label } = gradeClassIn(text)
  return grade !== null && label !== null
}

/** 石安安 | 女 | 班主任：何静: whoever signs below a list has no sex written; a child whose line names the teacher is not lost. */
const hasSex = (packed: readonly string[]): boolean => packed.filter((t) => /^[男女]$/.test(t)).length === 1

const isListTitle = (text: string): boolean => LIST.test(text.replace(/[(（][^)）]*[)）]$/, ''))

const isFooter = (filled: readonly string[]): boolean => {
  const first = filled[0] ?? ''
  if (SIGNED.test(first.replace(/\s/g, ''))) return true
  // 园长： | 马校长 | 日期: a label of somebody's in the first cell; a child's line begins with none.
  if (TO_SIGN.test(first) && /[长任员人师]\s*[:：]/.test(first)) return true
  const pieces = filled.join('　').split(/(?<=[:：][\s_＿]*)(?=[\p{Script=Han}])/u)
  if (pieces.length >= 2 && pieces.every((t) => TO_SIGN.test(t.trim()))) return true
  return FOOTER.test(filled.join(' ')) && (filled.length <= 8 || /[:：]/.test(first))
}

/** 班级：三（2）班　班主任：何静: opens a class, closes none. */
const isClassLine = (packed: readonly string[]): boolean =>
  packed.some((t) => /^(?:班级|年级|班别)[:：]/.test(t) && gradeClassIn(t).label !== null)

/** What a cell of a template asks for: 必填, （下拉选择）, 男/女, yyyy-mm-dd, 18位, 文本. */
const ASKS =
  /^[(（【[]?(?:必填|选填|可填|非必填|必录|必选|可选|(?:请)?(?:从)?下拉(?:列表)?(?:框)?(?:中)?(?:选择|选)?|请(?:选择|填写|输入)[^，。]{0,10}|(?:填写|详细到|具体到|精确到)[^，。]{1,10}|与[^，。]{2,8}一致|(?:必|选|可)填[项列]|汉字|自动(?:计算|带出)?|单选|多选|文本(?:格式)?|日期(?:格式)?|数字|手填|自动生成|不用填|无需填写|y{2,4}[-/.年]?m{1,2}[-/.月]?(?:d{1,2}日?)?|男\s*[/、或]\s*女|是\s*[/、或]\s*否|\d{1,2}位(?:数字)?)[)）】\]]?[*＊]?$/i
/** A row of a template that asks and tells nothing. */
const isAskingRow = (row: readonly RawCell[] | undefined): boolean => {
  const filled = filledTexts(row).map((t) => simplify(t).replace(/\s/g, ''))
  const asks = filled.filter((t) => ASKS.test(t)).length
  return (
    filled.length >= 2 &&
    asks >= 1 &&
    filled.every((t) => ASKS.test(t) || FOR_EXAMPLE.test(t)) &&
    asks * 2 >= filled.length
  )
}
/** 如2015-01-01, 格式：yyyy-mm-dd. */
const FOR_EXAMPLE = /^(?:[(（])?(?:如|例如|比如|格式)[:：]?\S/

/** What a template asks for, where a name should stand. */
export const isAsked = (text: string): boolean => ASKS.test(simplify(text).replace(/\s/g, ''))

const ROMAN = 'I II III IV V VI VII VIII IX X XI XII'.split(' ')
const IN_WORDS = '一二三四五六七八九十'
/** N3, C20, XM, CSRQ, xingming: what a field is called or how long it is. */
const FIELD_CODE = /^[A-Za-z_]{1,20}\d{0,4}$/

/** A row under a header that names the fields once more in Latin letters; a child's has a sex, a date or a letter of its name. */
export const isFieldCodes = (row: readonly RawCell[] | undefined): boolean => {
  const filled = filledTexts(row).map((t) => t.normalize('NFKC').replace(/[\s()]/g, ''))
  return (
    filled.length >= 4 &&
    filled.every((t) => FIELD_CODE.test(t)) &&
    !filled.some((t) => /^(?:[MF]|fe?male|boy|girl)$/i.test(t))
  )
}

const STEMS = '甲乙丙丁戊己庚辛壬癸子丑寅卯'

/** A row of 1, 2, 3 … (①②③, （1）（2）, 1栏, A B C, 甲 乙 丙 丁) under a header numbers the columns. */
export const isColumnNumbers = (row: readonly RawCell[] | undefined): boolean => {
  const marks = filledTexts(row).map((t) => t.normalize('NFKC').replace(/[()栏列第\s]/g, ''))
  const words = marks.every((t) => t.length === 1 && IN_WORDS.includes(t))
  const roman = marks.length >= 4 && marks.every((t) => ROMAN.includes(t))
  if (roman || words)
    return marks.length >= 4 && marks.every((t, i) => (roman ? ROMAN.indexOf(t) : IN_WORDS.indexOf(t)) === i)
  const numbers = marks.map((t) =>
    /^[A-Z]$/i.test(t)
      ? t.toUpperCase().charCodeAt(0) - 64
      : t === ''
        ? NaN
        : t.length === 1 && STEMS.includes(t)
          ? STEMS.indexOf(t) + 1
          : Number(t),
  )
  // Stems name no child however few they are; digits and letters may.
  const fewest = marks.every((t) => t.length === 1 && STEMS.includes(t)) ? 2 : 4
  return numbers.length >= fewest && numbers.every((n, i) => n === (numbers[0] ?? 0) + i)
}
