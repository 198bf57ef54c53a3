import type * as z from 'zod'
import type { duty as dutyShape } from '../../domain/api/duty.ts'
import { ruleOf } from '../../domain/duties/list.ts'
import type { Duty } from '../../domain/duties/types.ts'
import { classTitle } from '../../domain/registers/place.ts'
import { childNames } from '../db/child-names.ts'
import { waiversOf } from '../db/facts.ts'
import type { Tx } from '../db/tx.ts'
import { dutyText } from './child-rows.ts'

export type DutyOut = z.input<typeof dutyShape>

/** Duties as screens show them, with names. */
export const dutyViews = async (tx: Tx, duties: readonly Duty[]): Promise<DutyOut[]> => {
  const ids = [...new Set(duties.map((d) => d.childId))]
  const [nameList, waiverList] = await Promise.all([childNames(tx, ids), waiversOf(tx, ids)])
  const names = new Map(nameList.map((c) => [c.id, c]))
  const waivers = new Map(waiverList.map((w) => [w.id, w]))
  const tree = await tx.tree()
  return duties.flatMap((d) => {
    const child = names.get(d.childId)
    if (!child) return []
    const klass = d.classId === null ? null : tree.get(d.classId)
    const waiver = d.waiver ? waivers.get(d.waiver.id) : undefined
    return [
      {
        id: d.id,
        rule: d.rule,
        ruleTitle: ruleOf(d.rule)?.title ?? d.rule,
        childId: d.childId,
        childName: child.name,
        className: klass ? classTitle(klass.grade, klass.label) : child.className,
        householdId: d.householdId,
        period: { key: d.period.key, label: d.period.label, term: d.period.term, windows: d.period.windows },
        state: d.state,
        text: dutyText(d),
        why: d.why,
        metBy: d.metBy,
        metOn: d.metOn,
        attempts: d.attempts.length,
        daysLate: d.daysLate,
        waiver: waiver ? { id: waiver.id, reason: waiver.reason, by: waiver.byName, on: waiver.onDate } : null,
      },
    ]
  })
}
