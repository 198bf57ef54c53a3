import type * as z from 'zod'
import type { difference as differenceShape } from '../../domain/api/roster.ts'
import { AppError } from '../../domain/errors.ts'
import { maxDate, minDate, shanghaiDate } from '../../domain/kit/dates.ts'
import { readChild } from '../../domain/registers/child.ts'
import { effectsOf, valueText } from '../../domain/registers/difference.ts'
import { classTitle, placesUnder } from '../../domain/registers/place.ts'
import { FIELD_TITLES } from '../../domain/registers/roster-child.ts'
import type { Actor } from '../../domain/roles.ts'
import { can } from '../can.ts'
import type { Ctx } from '../context.ts'
import { calendarOf } from '../db/calendar.ts'
import { countedClasses } from '../db/roster-import.ts'
import type { RosterRow } from '../db/roster-rows.ts'
import { inActorTx, type Tx } from '../db/tx.ts'
import { prepareRoster } from '../import/prepare.ts'
import { mustFindRoster, readingOf } from '../import/roster-view.ts'

type DifferenceOut = z.input<typeof differenceShape>

/** Everything that a difference or an application needs, in the caller's transaction. */
export const prepareStored = async (ctx: Ctx, tx: Tx, row: RosterRow, villages: Record<string, string> = {}) => {
  const reading = await readingOf(ctx, tx, row)
  const tree = await tx.tree()
  const school = tree.get(row.school_id)
  const term = (await calendarOf(tx, row.school_id)).terms.find((t) => t.id === row.term)
  if (!school || !term) throw new AppError('term-unknown')
  const today = shanghaiDate(tx.now)
  const at = minDate(maxDate(today, term.startsOn), term.endsOn)
  const prepared = await prepareRoster(tx, ctx.keys, reading, {
    school,
    termId: term.id,
    termStart: term.startsOn,
    population: row.population,
    at,
    villages,
  })
  const counted = await countedClasses(tx, school.id, term.id)
  const again = prepared.incoming.some((i) => counted.has(`${i.says.grade ?? ''}|${i.says.label ?? ''}`))
  return { reading, prepared, term, on: again ? at : term.startsOn, at }
}

export const getDifference = async (ctx: Ctx, actor: Actor, id: string): Promise<DifferenceOut> => {
  can(actor, 'roster.import')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await mustFindRoster(tx, id)
      const { prepared, at } = await prepareStored(ctx, tx, row)
      const tree = await tx.tree()
      const village = (place: number) => tree.get(place)?.name ?? null
      const { difference: d } = prepared
      const klass = (says: { grade?: number | null; label?: string | null }) =>
        says.grade ? classTitle(says.grade, says.label ?? null) : null
      const known = new Set(placesUnder(tree, row.school_id, 'class').map((p) => `${p.grade ?? ''}|${p.label ?? ''}`))
      const made = Map.groupBy(
        prepared.incoming.filter((i) => i.says.grade && !known.has(`${i.says.grade}|${i.says.label ?? ''}`)),
        (i) => `${i.says.grade}|${i.says.label ?? ''}`,
      )
      const named = (i: (typeof d.added)[number]) => ({
        key: i.key,
        name: i.says.name,
        className: klass(i.says),
        sheet: i.sheet,
        row: i.row,
      })
      const before = [...prepared.snapshot.values()].filter((s) => !s.register.left)
      const leaving = d.missing.filter((m) => m.guess === 'graduated').length
      const away = (state: string | undefined) => state === 'away'
      const addedAway = d.added.filter((i) => away(i.says.fatherState) || away(i.says.motherState)).length
      const changedAway = d.changed.reduce((n, c) => {
        const was = c.child.leftBehind
        const father = c.incoming.says.fatherState ?? c.child.flat.fatherState
        const mother = c.incoming.says.motherState ?? c.child.flat.motherState
        return n + Number(father === 'away' || mother === 'away') - Number(was)
      }, 0)
      const leftBehindBefore = before.filter((s) => readChild(s.facts, at, 'education').counts).length
      return {
        baseline: prepared.baseline,
        added: d.added.map((i) => ({
          ...named(i),
          text: [
            away(i.says.fatherState) ? `父亲 ${i.says.fatherPlace ?? '外出'}` : '',
            away(i.says.motherState) ? `母亲 ${i.says.motherPlace ?? '外出'}` : '',
            i.says.carerName ? `${i.says.carerRelationText ?? '监护人'} ${i.says.carerName}` : '',
          ]
            .filter(Boolean)
            .join('，'),
          village: i.says.villageId ? village(i.says.villageId) : null,
        })),
        changed: d.changed.map((c) => ({
          ...named(c.incoming),
          className: klass(c.incoming.says) ?? c.child.classTitle,
          childId: c.child.id,
          changes: c.changes.map((f) => ({
            field: f.field,
            title: FIELD_TITLES[f.field],
            from: valueText(f.field, f.from, village),
            to: valueText(f.field, f.to, village),
          })),
          effects: effectsOf(c.changes, c.child.flat),
        })),
        unchanged: d.unchanged.length,
        missing: d.missing.map((m) => ({
          childId: m.child.id,
          name: m.child.flat.name,
          className: m.child.classTitle,
          guess: m.guess,
          because: m.because,
        })),
        conflicts: d.conflicts.map((c) => ({
          ...named(c.incoming),
          reason: c.reason,
          childId: c.child?.id ?? null,
          registerText: c.child ? `${c.child.flat.name} ${c.child.classTitle ?? ''}` : null,
        })),
        duplicates: d.likely.map((l) => ({
          ...named(l.incoming),
          candidates: l.candidates.map((c) => ({
            childId: c.child.id,
            name: c.child.flat.name,
            className: c.child.classTitle,
            reasons: c.reasons,
          })),
        })),
        unmatchedVillages: prepared.unmatched.map((i) => ({
          key: i.key,
          name: i.says.name,
          address: i.says.address ?? '',
        })),
        newClasses: [...made.values()].map((group) => ({
          name: klass(group[0]?.says ?? {}) ?? '',
          grade: group[0]?.says.grade ?? null,
          label: group[0]?.says.label ?? null,
          children: group.length,
        })),
        after: {
          pupils:
            before.length +
            d.changed.filter((c) => c.child.left).length +
            d.added.filter((i) => i.says.name !== '').length -
            leaving,
          leftBehind:
            leftBehindBefore +
            addedAway +
            changedAway -
            d.missing.filter((m) => m.guess === 'graduated' && m.child.leftBehind).length,
          leftBehindBefore,
        },
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}
