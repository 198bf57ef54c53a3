import type { WrittenTable } from '../write/tables.ts'

export type SealedTable =
  | WrittenTable
  | 'concern'
  | 'concern_answer'
  | 'history'
  | 'heading_meaning'
  | 'sign_in'
  | 'county'

type SealedRule = {
  /** What a reader of findings calls it. */
  words: string
  /** The columns that say which row it is; the last one is told in a finding. */
  key: readonly string[]
  /** The column that holds the county. */
  county?: 'county' | 'id'
  /** Instants, which the product writes in whole milliseconds. */
  instants?: readonly string[]
  /** Not part of the content: caches, counters, and what `verify` works out from other rows. */
  free?: readonly string[]
  /** The name under which it is sealed: the one that it had when its first rows were written. */
  as?: string
  /** Columns left out of the content where they say the same as another one, which older rows have alone. */
  repeats?: Readonly<Record<string, string>>
}

/**
 * Every table whose rows carry a seal (M3): what stands in a row, whoever reads it, is what the product last wrote there. Of
 * all of them `scope`, `seal`, `created_at` and `updated_at` are not content: scopes are worked out anew by `verify`.
 */
export const SEALED: Record<SealedTable, SealedRule> = {
  place: { words: '地方', key: ['id'] },
  term: { words: '学期', key: ['school_id', 'id'] },
  day_off: { words: '放假日', key: ['id'] },
  account: { words: '账号', key: ['id'], instants: ['last_sign_in_at'] },
  post: { words: '职务', key: ['id'] },
  child: { words: '孩子', key: ['id'] },
  child_facts: { words: '孩子的情况', key: ['id'] },
  child_person: { words: '家人', key: ['id'] },
  // That a record was corrected, and that its links no longer count, follows from the correction itself (verify-links.ts).
  record: { words: '记录', key: ['id'], instants: ['device_at', 'received_at'], free: ['superseded_by'] },
  record_part: {
    words: '记录里的孩子',
    key: ['record_id', 'subject_id'],
    free: ['live'],
    as: 'record_child',
    repeats: { subject_id: 'child_id' },
  },
  waiver: { words: '免除', key: ['id'], repeats: { subject_id: 'child_id' } },
  // As they stood before concerns became entries (decision 030): nobody writes them any more.
  concern: { words: '安全担心', key: ['record_id', 'child_id'], instants: ['at'] },
  concern_answer: { words: '安全担心的答复', key: ['id'], instants: ['at'] },
  // Where its child is follows the child; `verify` works it out from there.
  entry: {
    words: '登记',
    key: ['id'],
    instants: ['made_at'],
    free: ['school_id', 'class_id', 'village_id', 'township_id'],
  },
  entry_part: { words: '登记里的人', key: ['id'] },
  addendum: { words: '登记的补充', key: ['id'], instants: ['at'] },
  circle_member: { words: '名单', key: ['id'], instants: ['at'] },
  parent_link: { words: '家长页的链接', key: ['id'] },
  parent_answer: { words: '家长页上答的', key: ['id'], instants: ['at'] },
  child_merge: { words: '合并的档案', key: ['id'], instants: ['at'] },
  child_transfer: { words: '交给别的学校的孩子', key: ['id'], instants: ['at', 'accepted_at'] },
  census_answer: { words: '摸排里的核对', key: ['id'] },
  census_roll: { words: '签核的名册', key: ['id'], instants: ['signed_at'] },
  access_review: { words: '核对谁看得到什么', key: ['id'], instants: ['signed_at'] },
  // What an account stands at follows from its legs, and that a movement was turned back from the one that does it (verify-ledger.ts).
  ledger_account: { words: '爱心账的账户', key: ['id'], free: ['balance'] },
  ledger_movement: { words: '爱心账', key: ['id'], instants: ['at'], free: ['live'] },
  ledger_leg: { words: '爱心账的分录', key: ['id'], free: ['live'] },
  donor_contact: { words: '捐助人的联系方式', key: ['id'] },
  attachment: { words: '照片与附件', key: ['id'], instants: ['made_at'] },
  place_merge: { words: '合并的地方', key: ['id'], instants: ['at'] },
  county_field: { words: '本县自定的项目', key: ['id'] },
  duty_setting: { words: '本县对职责的规定', key: ['id'] },
  blank_form: { words: '表样', key: ['id'] },
  statistics_form: { words: '县里的统计表', key: ['id'] },
  paper_text: { words: '信和条子的写法', key: ['id'] },
  evaluation_list: { words: '评价的指标', key: ['id'] },
  roster_import: { words: '导入', key: ['id'], instants: ['made_at', 'applied_at', 'undone_at'] },
  heading_meaning: { words: '表头的意思', key: ['school_id', 'heading'] },
  report: { words: '总结', key: ['id'], instants: ['issued_at'] },
  // How far whoever is at it has come is noted beside the write path.
  print_job: { words: '成批打印', key: ['id'], instants: ['made_at', 'heard_at'], free: ['done', 'heard_at'] },
  history: { words: '变更历史', key: ['id'], instants: ['at'] },
  sign_in: { words: '登录资料', key: ['login'], county: 'county', free: ['county'] },
  // `feed` is another one after each restore, in a step of its own (decision 016).
  county: { words: '县', key: ['id'], county: 'id', free: ['feed'] },
}

export const sealedAs = (table: SealedTable): string => SEALED[table].as ?? table

export const SEALED_TABLES = Object.keys(SEALED) as SealedTable[]

/** Columns that a row carries although nobody wrote them: their default is left out of the content, so that new ones may come. */
export const DEFAULTS: Readonly<Record<string, string>> = {
  fv: '{}',
  del: 'false',
  closed: 'false',
  aliases: '[]',
  help_lines: '[]',
  disabled: 'false',
  withdrawn: 'false',
  phones_masked: '[]',
  name_order: '""',
  corrections: '{}',
  counts: '{}',
  confirmed: '[]',
  answers: '{}',
  settings: '{}',
  role: '"about"',
  subject_kind: '"child"',
  printed: '0',
  tries: '0',
  left_out: '[]',
}

/** Columns that hold JSON: written as text or as what the text says, they come back as what it says. */
export const JSON_COLUMNS: ReadonlySet<string> = new Set([
  'items',
  ...['fv', 'patch', 'body', 'help_lines', 'corrections', 'counts', 'settings', 'options'],
  ...['sections', 'confirmed', 'frozen', 'answers', 'signed', 'review', 'equations', 'mapping'],
])

/** `below` is no column: what `verify` asks beside them (rows-of.ts). */
const NEVER = ['county_id', 'scope', 'seal', 'created_at', 'updated_at', 'below']
const free = new Map(SEALED_TABLES.map((t) => [t, new Set([...NEVER, ...(SEALED[t].free ?? [])])]))

export const isFree = (table: SealedTable, column: string): boolean => free.get(table)?.has(column) === true
