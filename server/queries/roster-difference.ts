import type * as z from 'zod'
import type { difference as differenceShape } from '../../domain/api/roster.ts'
import { readChild } from '../../domain/registers/child.ts'
import type { ParentState } from '../../domain/registers/child-facts.ts'
import { effectsOf, movesUp, valueText } from '../../domain/registers/difference.ts'
import { classTitle, type PlaceTree, placesUnder } from '../../domain/registers/place.ts'
import { FIELD_TITLES, type IncomingChild } from '../../domain/registers/roster-child.ts'
import type { Actor } from '../../domain/roles.ts'
import { can } from '../can.ts'
import type { Ctx } from '../context.ts'
import { classKey } from '../import/classes.ts'
import { classOfRow } from '../import/decide.ts'
import { newClassesOf } from '../import/describe-import.ts'
import type { Prepared } from '../import/prepare.ts'
import { prepareFor } from '../import/stored.ts'
import { withReading } from '../import/stored-reading.ts'

type DifferenceOut = z.input<typeof differenceShape>

/** A stored file against the register, for the page where it is decided. Nothing of other places' files is in it. */
export const getDifference = async (ctx: Ctx, actor: Actor, id: string): Promise<DifferenceOut> => {
  can(actor, 'roster.import')
  return withReading(
    ctx,
    actor,
    id,
    async (tx, row, reading) => {
      const { prepared, at } = await prepareFor(tx, ctx, reading, {
        schoolId: row.school_id,
        term: row.term,
        population: row.population,
      })
      const tree = await tx.tree()
      const before = [...prepared.snapshot.values()].filter((s) => !s.register.left)
      return {
        baseline: prepared.baseline,
        population: row.population,
        ...rowsOf(prepared, tree),
        unmatchedVillages: prepared.unmatched.map(({ incoming, alias, tie }) => ({
          key: incoming.key,
          name: incoming.says.name,
          address: incoming.says.address ?? '',
          alias,
          tie,
        })),
        ...classesOf(prepared, tree),
        before: {
          pupils: before.length,
          leftBehind: before.filter((s) => readChild(s.facts, at, 'education').counts).length,
        },
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}

const named = (i: IncomingChild) => ({
  key: i.key,
  name: i.says.name,
  className: classOfRow(i),
  sheet: i.sheet,
  row: i.row,
})
/** `listed`: on a list of left-behind children without a word about which parent. */
const isAway = (state: ParentState | undefined): boolean => state === 'away' || state === 'listed'
const parentAway = ({ says }: IncomingChild): boolean => isAway(says.fatherState) || isAway(says.motherState)

const rowsOf = (prepared: Prepared, tree: PlaceTree) => {
  const { difference: d } = prepared
  const village = (place: number) => tree.get(place)?.name ?? null
  return {
    added: d.added.map((i) => ({
      ...named(i),
      text: [
        i.says.fatherState === 'away' ? `父亲 ${i.says.fatherPlace ?? '外出'}` : '',
        i.says.motherState === 'away' ? `母亲 ${i.says.motherPlace ?? '外出'}` : '',
        i.says.carerName ? `${i.says.carerRelationText ?? '监护人'} ${i.says.carerName}` : '',
      ]
        .filter(Boolean)
        .join('，'),
      village: i.says.villageId ? village(i.says.villageId) : null,
      away: parentAway(i),
    })),
    changed: d.changed.map((c) => {
      const father = c.incoming.says.fatherState ?? c.child.flat.fatherState
      const mother = c.incoming.says.motherState ?? c.child.flat.motherState
      return {
        ...named(c.incoming),
        className: classOfRow(c.incoming) ?? c.child.classTitle,
        childId: c.child.id,
        changes: c.changes.map((f) => ({
          field: f.field,
          title: FIELD_TITLES[f.field],
          from: valueText(f.field, f.from, village),
          to: valueText(f.field, f.to, village),
        })),
        effects: [...(c.child.left ? ['回到本校名册'] : []), ...effectsOf(c.changes, c.child.flat)],
        away: Number(isAway(father) || isAway(mother)) - Number(c.child.leftBehind && !c.child.left),
        back: c.child.left,
        up: movesUp(c.changes) && !c.child.left,
      }
    }),
    unchanged: d.unchanged.length,
    missing: d.missing.map((m) => ({
      childId: m.child.id,
      name: m.child.flat.name,
      className: m.child.classTitle,
      guess: m.guess,
      because: m.because,
      away: m.child.leftBehind,
    })),
    conflicts: d.conflicts.map((c) => ({
      ...named(c.incoming),
      kind: c.kind,
      reason: c.reason,
      childId: c.child?.id ?? null,
      registerText: c.child ? `${c.child.flat.name} ${c.child.classTitle ?? ''}`.trim() : null,
    })),
    duplicates: d.likely.map((l) => ({
      ...named(l.incoming),
      candidates: l.candidates.map((c) => ({
        childId: c.child?.id ?? null,
        name: c.child?.flat.name ?? l.incoming.says.name,
        className: c.child?.classTitle ?? null,
        reasons: c.reasons,
      })),
    })),
    transfers: d.transfers.map((t) => ({ ...named(t.incoming), because: t.because, away: parentAway(t.incoming) })),
  }
}

/** Classes to be made, those to move to, and enrolment typed for those that the file names. */
const classesOf = (prepared: Prepared, tree: PlaceTree) => {
  const own = placesUnder(tree, prepared.school.id, 'class').filter((p) => !p.closed)
  const typed = new Map(own.map((p) => [classKey(p), p.typedPupils]))
  return {
    newClasses: newClassesOf(prepared, tree),
    classes: own
      .sort(
        (a, b) =>
          (a.grade ?? 0) - (b.grade ?? 0) || (a.label ?? '').localeCompare(b.label ?? '', 'zh', { numeric: true }),
      )
      .map((p) => ({ code: p.code, name: classTitle(p.grade, p.label) })),
    enrolment: [...prepared.classes]
      .filter(([, c]) => c.grade !== null)
      .map(([key, c]) => ({
        key,
        name: classTitle(c.grade, c.label),
        listed: c.children,
        typed: typed.get(key) ?? null,
      })),
  }
}
