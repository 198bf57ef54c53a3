import type * as z from 'zod'
import type { childRow } from '../../../domain/api/child-shapes.ts'
import { allDone } from '../../../domain/duties/all-done.ts'
import { DUTY_RULES, ruleOf } from '../../../domain/duties/list.ts'
import type { Duty, DutyRule, DutyState } from '../../../domain/duties/types.ts'
import { ageAt } from '../../../domain/kit/dates.ts'
import { countsAs } from '../../../domain/registers/child.ts'
import { gapsOf } from '../../../domain/registers/file-gaps.ts'
import { classTitle, type PlaceTree } from '../../../domain/registers/place.ts'
import { factsOf } from '../../db/child-row.ts'
import type { ListedChild } from '../db/child-list.ts'

export type ChildRowOut = z.input<typeof childRow>

/** The states that want something done, most pressing first. */
const PRESSING: readonly DutyState[] = ['overdue', 'due-soon', 'open', 'missed']

/** What a text is made of. */
type Worded = Pick<Duty, 'rule' | 'state' | 'daysLate'> & {
  period: Pick<Duty['period'], 'label'>
  attempts: { length: number }
  waiver: { reason: string } | null
}

/** 谈心 还有 2 天 · 家访 过期 6 天 …: a duty in as few words as a table's cell has. */
export const dutyText = (duty: Worded, rules: readonly DutyRule[] = DUTY_RULES): string => {
  const rule = rules.find((r) => r.key === duty.rule)
  // What falls due by a day of its own is called by what it is: 承诺到期.
  const byDay = rule?.rhythm === 'date'
  const title = byDay ? duty.period.label : (rule?.title ?? '')
  const days = duty.daysLate ?? 0
  switch (duty.state) {
    case 'overdue':
      return duty.attempts.length
        ? `${title} ${rule?.words.tried ?? ''}`
        : byDay
          ? `${title}已过${days}天`
          : `${title} 过期${days}天`
    case 'due-soon':
      return days === 0 ? `${title} 今天截止` : days === -1 ? `${title} 明天截止` : `${title} 还有${-days}天`
    case 'open':
      return duty.attempts.length
        ? `${title} ${rule?.words.tried ?? ''}`
        : byDay
          ? `${title} 还有${-days}天`
          : `${title} ${duty.period.label}`
    case 'missed':
      return `${duty.period.label}${rule?.words.missed ?? ''}`
    case 'met':
      return `${title} 已做`
    case 'met-late':
      return `${title} 补做`
    case 'waived':
      return `${title} 免：${duty.waiver?.reason ?? ''}`
    default:
      return byDay ? title : `${title} ${duty.period.label}`
  }
}

export const pressingDuties = (duties: readonly Duty[]): Duty[] =>
  duties
    .filter((d) => PRESSING.includes(d.state))
    .sort(
      (a, b) =>
        PRESSING.indexOf(a.state) - PRESSING.indexOf(b.state) || (a.period.windows.due < b.period.windows.due ? -1 : 1),
    )

/** A child as lists show it. */
export const childRowOf = (
  row: ListedChild,
  tree: PlaceTree,
  today: string,
  duties: readonly Duty[],
  tags: readonly string[] = [],
): ChildRowOut => {
  const facts = factsOf(row)
  const klass = row.class_id === null ? null : tree.get(row.class_id)
  const counts = (key: 'state' | 'education' | 'county') => countsAs(facts, today, key)
  const missing = gapsOf({
    ...facts,
    carerName: row.carer_name,
    carerPhones: row.carer_phones,
    hasIdNumber: row.has_id,
  })
  const current = duties.filter((d) => d.state !== 'missed' || d.period.windows.closes >= today.slice(0, 7))
  return {
    id: row.id,
    name: row.name,
    sex: row.sex,
    birth: row.birth,
    age: ageAt(row.birth, today),
    schoolId: row.school_id,
    classId: row.class_id,
    className: klass ? classTitle(klass.grade, klass.label) : row.grade === null ? null : classTitle(row.grade, null),
    grade: row.grade,
    villageId: row.village_id,
    villageName: row.village_id === null ? null : (tree.get(row.village_id)?.name ?? null),
    address: row.address,
    boarder: row.boarder,
    father: { state: row.father_state, place: row.father_place },
    mother: { state: row.mother_state, place: row.mother_place },
    carer: {
      name: row.carer_name,
      kind: row.care_kind,
      relation: row.care_relation,
      relationText: row.carer_relation_text,
    },
    leftBehind: { state: counts('state'), education: counts('education'), county: counts('county') },
    missing,
    tags: [...tags],
    status: row.status,
    comesOn: row.from_on > today ? row.from_on : null,
    duties: pressingDuties(current)
      .slice(0, 2)
      .map((d) => ({ rule: d.rule, title: ruleOf(d.rule)?.title ?? d.rule, state: d.state, text: dutyText(d) })),
    allDone: allDone(duties, today),
  }
}
