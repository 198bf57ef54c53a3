import { readChild } from '../registers/child.ts'
import type { ChildFacts, InReason, OutReason } from '../registers/child-facts.ts'
import type { RecordRow } from './facts.ts'
import { holdsAt } from './facts.ts'

/** A figure that compares two moments or follows records one after another: counted in one place only, with its children. */
export type DerivedFigure = {
  id: string
  unit: string
  title: string
  definition: string
  childIds: string[]
  value: number
}

const at = (spans: readonly ChildFacts[], date: string) => spans.find((s) => holdsAt(s, date)) ?? null
const counts = (span: ChildFacts | null, date: string) => span !== null && readChild(span, date, 'education').counts

const IN: Record<string, [string, string]> = {
  'in.enrolled': ['新入学', '上次截止日不在册、本期新入学的留守学生'],
  'in.transferred': ['转入', '上次截止日不在册、本期转入的留守学生'],
  'in.parent-left': ['父母新外出', '两个截止日都在册、本期起才算留守的学生'],
  'in.other': ['其他新增', '首次登记等其他新增的留守学生'],
  'out.graduated': ['毕业', '上次截止日是留守学生、本期毕业的'],
  'out.transferred': ['转出', '上次截止日是留守学生、本期转出或迁走的'],
  'out.parent-returned': ['父母返回', '两个截止日都在册、本期不再算留守的学生'],
  'out.other': ['其他减少', '其他原因减少的留守学生'],
}
const inKey = (reason: InReason | null): string =>
  reason === 'enrolled'
    ? 'in.enrolled'
    : reason === 'transferred' || reason === 'returned'
      ? 'in.transferred'
      : 'in.other'
const outKey = (reason: OutReason | null): string =>
  reason === 'graduated'
    ? 'out.graduated'
    : reason === 'transferred' || reason === 'moved-away'
      ? 'out.transferred'
      : 'out.other'

/**
 * Who came onto and who went off the count of left-behind pupils of a school between two dates, one reason a child
 * (summaries §3.1): came − went = the difference of the two counts.
 */
export const movements = (
  children: ReadonlyMap<string, readonly ChildFacts[]>,
  schoolId: number | null,
  before: string,
  now: string,
): DerivedFigure[] => {
  const found = new Map<string, string[]>(Object.keys(IN).map((k) => [k, []]))
  const here = (span: ChildFacts | null) => (span && (schoolId === null || span.schoolId === schoolId) ? span : null)
  for (const [id, spans] of children) {
    const then = here(at(spans, before))
    const today = here(at(spans, now))
    const was = counts(then, before)
    const is = counts(today, now)
    if (was === is) continue
    if (is) {
      const entered = spans.findLast((s) => s.fromOn > before && s.fromOn <= now && s.inReason !== null)
      found
        .get(
          then && then.status === 'enrolled' ? 'in.parent-left' : inKey(entered?.inReason ?? today?.inReason ?? null),
        )
        ?.push(id)
    } else {
      const last = at(spans, now)
      found
        .get(today && today.status === 'enrolled' ? 'out.parent-returned' : outKey(last?.outReason ?? 'transferred'))
        ?.push(id)
    }
  }
  return [...found].map(([id, childIds]) => ({
    id,
    unit: '名',
    title: IN[id]?.[0] ?? id,
    definition: `${IN[id]?.[1] ?? ''}（教育部门口径，一人一因）。`,
    childIds,
    value: childIds.length,
  }))
}

/** Households where nobody was home at first and a later visit met somebody (summaries §1, the table of m and n). */
export const revisited = (records: readonly RecordRow[]): DerivedFigure => {
  const households = Map.groupBy(
    records.filter((r) => r.kind === 'home-visit'),
    (r) => r.householdId,
  )
  const childIds = [...households.values()].flatMap((visits) => {
    const missed = visits.filter((v) => !v.reached).sort((a, b) => (a.happenedOn < b.happenedOn ? -1 : 1))[0]
    return missed &&
      visits.some((v) => v.reached && v.happenedOn >= missed.happenedOn && v.recordId !== missed.recordId)
      ? [missed.childId]
      : []
  })
  return {
    id: 'visits.revisited',
    unit: '户',
    title: '没人在家后补访到',
    definition: '期内首次上门没人在家、其后访到的家庭。',
    childIds,
    value: childIds.length,
  }
}
