import type { Doubt, DoubtfulRow, IssueCode, RosterReading, SkippedRow } from './reading.ts'

/** What is wrong with a cell, and what to do, in one sentence. */
export const PROBLEMS: Record<IssueCode | Doubt, string> = {
  'id-checksum': '身份证号校验位不对，请对着证件看一遍',
  'id-length': '身份证号不是 18 位，先空着，补上再改',
  'id-scientific': '身份证号被 Excel 当成数字，后几位丢了，请从原件补',
  'id-repaired': '身份证号后几位丢了，已用学籍号里的补上，请核对',
  'sex-conflict': '性别和身份证号对不上',
  'birth-conflict': '出生日期和身份证号对不上，按表里写的',
  'age-conflict': '年龄和出生日期对不上',
  'phone-invalid': '有电话不是 11 位手机号，或写着是别人的、停用的，没有读进来',
  'duplicate-in-file': '和上面某一行像是同一个孩子',
  'name-missing': '没有姓名，这一行不会写进花名册',
  'date-unreadable': '出生日期没看懂',
  'grade-unreadable': '年级没看懂',
  'flag-conflict': '几列对“是否留守”写得不一样，先不算也不改，请改成一样的',
  'flag-unreadable': '“是否留守”写的没看懂，先当作没有写，请改成：是、否、双留守或单留守',
  'letter-unreadable': '姓名里有字读不出来（文件里坏了，或是旧字库的字），请把这个字补上',
  'two-names': '这一格像是两个孩子的姓名，请每个孩子写一行',
  'said-left': '写着这个孩子已经转走或离校，先当作还在读进来；下一步在“要定的”里说去了哪里',
  'formula-unworked': '这一行有公式没有算出结果，那一格当作空的；请用表格软件打开、保存一次再传，或直接填上',
  'struck-out': '有内容划了删除线，当作删去了，没有读；还算数的话，请在这一格重新填一遍',
  'second-line': '下面一行像是这个孩子的第二行（另一位家长或电话），没有读进来；请并到这一行里',
  'flag-against-parents': '“是否留守”和父母在哪儿写的对不上，按“是否留守”这一列，请核对',
}

const SKIPPED: Record<SkippedRow['reason'], string> = {
  title: '标题',
  header: '表头',
  total: '合计',
  footer: '签字',
  blank: '空行',
  note: '说明或示例',
}

const BECAUSE = {
  struck: '这一行划了删除线，当作已经删去，没有读进来；孩子还在的话，请确认一下再读进来',
  ageless: '家庭名册里的这一行看不出多大，没有读进来；是未成年的孩子，请补上出生日期或身份证号',
} as const

/** Why a row that looks like a child was left out, and how it comes in. */
export const skippedText = ({ reason, because }: Pick<DoubtfulRow, 'reason' | 'because'>): string =>
  because
    ? BECAUSE[because]
    : `这一行有姓名和出生日期或证件号，像一个孩子，但当作${SKIPPED[reason]}没有读进来；是孩子的话，把行里多出来的字去掉`

/** What nobody but a person can decide of a file, row by row: doubts about who is left behind, and rows left out. */
export const toLookAt = (reading: RosterReading): { sheet: string; row: number; name: string; reason: string }[] => [
  ...reading.children.flatMap(({ sheet, row, name, more }) =>
    more.doubts.map((doubt) => ({ sheet, row, name, reason: PROBLEMS[doubt] })),
  ),
  ...reading.doubtfulRows.map((d) => ({ sheet: d.sheet, row: d.row, name: d.name, reason: skippedText(d) })),
]
