import { evaluatePredicate } from '../kit/evaluate-predicate.ts'
import type { Predicate } from '../kit/predicate.ts'
import { sinceUnknown } from './child.ts'
import type { ChildFacts } from './child-facts.ts'
import { isAway, listed } from './reading-clauses.ts'

/** What a file knows beside the facts of a span, as far as a gap asks for it. */
export type BesideFacts = { carerName: string | null; carerPhones: number; hasIdNumber: boolean }

/** The closed list of what a file may lack: filter of the register, marks in a list, words of a file and figures go by it. */
export const GAP_KEYS = [
  'class',
  'carer',
  'who',
  'since',
  'birth',
  'village',
  'carerName',
  'carerPhone',
  'idNumber',
] as const
export type GapKey = (typeof GAP_KEYS)[number]

export type FileGap = {
  key: GapKey
  /** What lacks, after 缺. */
  title: string
  /** What to ask for, in a child's file. */
  ask: string
  /** Over facts alone, or over what stands beside them too. */
  of: 'facts' | 'file'
  predicate: Predicate
  /**
   * Counted by `files.gaps` and `files.gaps.<key>`, with the words of the definition. A village is none of them: who came from
   * another county lives in no village of this one, and the file lacks nothing by it.
   */
  figure?: { short: string; lacks: string }
}

const away: Predicate = { any: [isAway('father'), isAway('mother')] }

const GAPS: Record<GapKey, Omit<FileGap, 'key'>> = {
  class: {
    title: '班级',
    ask: '在哪个班',
    of: 'facts',
    // On a school's roll and in none of its classes: in no head teacher's list (F7).
    predicate: {
      all: [
        { column: 'classId', is: 'null' },
        { column: 'schoolId', is: 'not-null' },
      ],
    },
  },
  carer: {
    title: '照看人',
    ask: '谁照看',
    of: 'facts',
    predicate: { column: 'careKind', op: '=', value: 'unknown' },
    figure: { short: '照看人', lacks: '没有登记照看人' },
  },
  who: {
    title: '父母谁外出',
    ask: '父母谁外出',
    of: 'facts',
    // A list of left-behind children named the child and did not write who is away, and nothing since said so.
    predicate: { all: [listed, { not: away }] },
    figure: { short: '谁外出', lacks: '没有登记父母谁外出' },
  },
  since: {
    title: '外出时间',
    ask: '父母从什么时候外出',
    of: 'facts',
    predicate: { any: [sinceUnknown('father'), sinceUnknown('mother')] },
    figure: { short: '外出时间', lacks: '有外出的家长没有登记外出时间' },
  },
  birth: {
    title: '出生日期',
    ask: '出生日期',
    of: 'facts',
    predicate: { column: 'birth', is: 'null' },
    figure: { short: '出生日期', lacks: '没有登记出生日期' },
  },
  village: { title: '村', ask: '住在哪个村', of: 'facts', predicate: { column: 'villageId', is: 'null' } },
  carerName: {
    title: '照看人姓名',
    ask: '照看人的姓名',
    of: 'file',
    predicate: { column: 'carerName', is: 'null' },
  },
  carerPhone: {
    title: '照看人电话',
    ask: '照看人的电话',
    of: 'file',
    predicate: { column: 'carerPhones', op: '=', value: 0 },
  },
  idNumber: {
    title: '身份证号',
    ask: '身份证号',
    of: 'file',
    predicate: { column: 'hasIdNumber', op: '=', value: false },
  },
}

export const gapOf = (key: GapKey): FileGap => ({ key, ...GAPS[key] })

export const FILE_GAPS: readonly FileGap[] = GAP_KEYS.map(gapOf)

/** Those that figures count. */
export const COUNTED_GAPS = FILE_GAPS.flatMap(({ figure, ...gap }) => (figure ? [{ ...gap, figure }] : []))

/** What a file lacks; no gap depends on the day. */
export const gapsOf = (file: ChildFacts & BesideFacts): GapKey[] => {
  const never = { cutoff: '', from: '', to: '' }
  return FILE_GAPS.filter((gap) => evaluatePredicate(gap.predicate, file, never)).map((gap) => gap.key)
}
