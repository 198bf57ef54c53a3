import type * as z from 'zod'
import type { duty as dutyShape } from '../../../domain/api/duty.ts'
import { DUTY_RULES } from '../../../domain/duties/list.ts'
import type { Duty, DutyRule } from '../../../domain/duties/types.ts'
import { classTitle, type Place } from '../../../domain/registers/place.ts'
import { childNames, type NamedRow } from '../../children/db/child-names.ts'
import { dutyText } from '../../children/queries/child-rows.ts'
import { waiversOf } from '../../db/facts.ts'
import type { Tx } from '../../db/tx-type.ts'
import { entryLines } from '../../entries/entry-lines.ts'

export type DutyOut = z.input<typeof dutyShape>

/** Duties as screens show them, with names; what is about a child or an entry out of sight is left out. */
export const dutyViews = async (
  tx: Tx,
  duties: readonly Duty[],
  rules: readonly DutyRule[] = DUTY_RULES,
  /** A child that is in sight and at hand. */
  known: NamedRow | null = null,
): Promise<DutyOut[]> => {
  const ids = [...new Set(duties.flatMap((d) => d.childId ?? []))]
  const entries = [...new Set(duties.flatMap((d) => (d.subject.kind === 'entry' ? [d.subject.id] : [])))]
  const waived = duties.flatMap((d) => (d.waiver ? [d.subject] : []))
  const [nameList, waiverList, lines] = await Promise.all([
    childNames(tx, ids, known),
    waiversOf(tx, waived),
    entryLines(tx, entries),
  ])
  const names = new Map(nameList.map((c) => [c.id, c]))
  const waivers = new Map(waiverList.map((w) => [w.id, w]))
  const tree = await tx.tree()
  const titles = new Map(rules.map((r) => [r.key, r.title]))
  return duties.flatMap((d) => {
    const child = d.childId === null ? undefined : names.get(d.childId)
    const place = d.subject.kind === 'place' ? tree.get(Number(d.subject.id)) : undefined
    const subject =
      d.subject.kind === 'child'
        ? child && { ...d.subject, name: child.name }
        : d.subject.kind === 'place'
          ? place && { kind: 'place' as const, id: place.code, name: placeName(place) }
          : lines.has(d.subject.id)
            ? { ...d.subject, name: lines.get(d.subject.id)?.line ?? '' }
            : undefined
    if (!subject) return []
    const klass = d.classId === null ? null : tree.get(d.classId)
    const waiver = d.waiver ? waivers.get(d.waiver.id) : undefined
    return [
      {
        id: d.id,
        rule: d.rule,
        ruleTitle: titles.get(d.rule) ?? d.rule,
        subject,
        childId: d.childId,
        childName: child?.name ?? null,
        className: klass ? classTitle(klass.grade, klass.label) : (child?.className ?? null),
        classId: d.classId,
        householdId: d.householdId,
        period: { key: d.period.key, label: d.period.label, term: d.period.term, windows: d.period.windows },
        state: d.state,
        text: dutyText(d, rules),
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

export const placeName = (place: Place): string =>
  place.kind === 'class' ? classTitle(place.grade, place.label) : place.name
