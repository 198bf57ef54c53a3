import type * as z from 'zod'
import type { difference as differenceShape } from '../../../domain/api/roster-shapes.ts'
import { maskText } from '../../../domain/kit/identity/mask.ts'
import { carerTold } from '../../../domain/registers/carer-words.ts'
import { readChild } from '../../../domain/registers/child.ts'
import type { ParentState } from '../../../domain/registers/child-facts.ts'
import { classKey } from '../../../domain/registers/class-open.ts'
import { movesUp, toldChange } from '../../../domain/registers/difference.ts'
import { byName, inFileOrder } from '../../../domain/registers/name-order.ts'
import { chainOf, classTitle, type Place, type PlaceTree, placesUnder } from '../../../domain/registers/place.ts'
import type { IncomingChild } from '../../../domain/registers/roster-child.ts'
import { schoolMeant } from '../../../domain/registers/school-name.ts'
import { type Actor, canAt } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { classOfRow } from '../../import/decide.ts'
import { newClassesOf } from '../../import/describe-import.ts'
import type { ForeignGroup } from '../../import/divide-list.ts'
import { simplify } from '../../import/headings/simplify.ts'
import type { Prepared } from '../../import/prepare.ts'
import { rowKey } from '../../import/reading.ts'
import { prepareStored, type SchoolPart } from '../../import/stored.ts'
import { withReading } from '../../import/stored-reading.ts'
import { pupilsKey } from '../../import/write-import.ts'

type DifferenceOut = z.input<typeof differenceShape>

/** A stored file against the register, for the page where it is decided. Nothing of other places' files is in it. */
export const getDifference = async (ctx: Ctx, actor: Actor, id: string): Promise<DifferenceOut> => {
  can(actor, 'roster.import')
  return withReading(
    ctx,
    actor,
    id,
    async (tx, row, reading) => {
      const { home, parts, groups, baseline } = await prepareStored(ctx, tx, row, reading)
      const tree = await tx.tree()
      const each = parts.map((part) =>
        partOf(part, part.prepared.school.id === home.id ? null : part.prepared.school, tree),
      )
      const all = <K extends keyof (typeof each)[number]>(name: K) => each.map((part) => part[name])
      return {
        baseline,
        population: row.population,
        added: all('added').flat(),
        changed: all('changed').flat(),
        unchanged: all('unchanged').reduce((n, x) => n + x, 0),
        missing: all('missing').flat(),
        leaving: all('leaving').flat(),
        conflicts: all('conflicts').flat(),
        duplicates: all('duplicates').flat(),
        transfers: all('transfers').flat(),
        unmatchedVillages: all('unmatchedVillages').flat(),
        newClasses: all('newClasses').flat(),
        classes: all('classes').flat(),
        classless: all('classless').flat(),
        enrolment: all('enrolment').flat(),
        foreign: groups.map((g) => foreignOf(g)),
        targets: placesUnder(tree, tx.actor.placeId, 'school')
          .filter((p) => !p.closed && p.id !== home.id && canAt(tx.actor, 'roster.import', chainOf(tree, p.id)))
          .map(({ code, name }) => ({ code, name })),
        schools: parts.length,
        before: {
          pupils: all('pupils').reduce((n, x) => n + x, 0),
          leftBehind: all('leftBehind').reduce((n, x) => n + x, 0),
        },
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}

/** What the page shows of one school's rows; `other`: the school, where the list is not its own. */
const partOf = ({ prepared, at, counts }: SchoolPart, other: Place | null, tree: PlaceTree) => {
  const before = [...prepared.snapshot.values()].filter((s) => !s.register.left)
  const school = other?.name ?? null
  return {
    ...rowsOf(prepared, school, tree),
    ...classesOf(prepared, other, counts, tree),
    unmatchedVillages: prepared.unmatched.map(({ incoming, alias, tie, stopped }) => ({
      key: incoming.key,
      name: incoming.says.name,
      address: maskText(incoming.says.address ?? ''),
      alias,
      tie,
      stopped,
    })),
    pupils: before.length,
    leftBehind: before.filter((s) => readChild(s.facts, at, 'education').counts).length,
  }
}

/** Rows that name another school. They are the list's own words; of the other school's register nothing is in them. */
const foreignOf = (g: ForeignGroup) => ({
  key: g.key,
  named: g.named,
  school: g.known && { code: g.known.code, name: g.known.name },
  several: g.several,
  stopped: g.stopped,
  may: g.may,
  automatic: g.automatic,
  choice: g.choice,
  to: g.to?.name ?? null,
  rows: g.rows.map((r) => ({
    key: rowKey(r),
    name: r.name,
    className: r.grade === null && r.class === null ? null : classTitle(r.grade, r.class),
    sheet: r.sheet,
    row: r.row,
  })),
})

const named = (i: IncomingChild, school: string | null) => ({
  key: i.key,
  school,
  name: i.says.name,
  className: classOfRow(i),
  sheet: i.sheet,
  row: i.row,
})
/** `listed`: on a list of left-behind children without a word about which parent. */
const isAway = (state: ParentState | undefined): boolean => state === 'away' || state === 'listed'
const parentAway = ({ says }: IncomingChild): boolean => isAway(says.fatherState) || isAway(says.motherState)

/** What a column of the list decided, where no parent is named. */
const flagWords = ({ says, flag }: IncomingChild): string =>
  flag === 'no' ? '不是留守儿童' : says.fatherState === 'listed' ? '留守儿童，没有写谁外出' : ''

type Placed = { grade: number | null; label: string | null; name: string }
/** Whom the file does not name has no row: class by class, then by name. */
const inSchoolOrder = (a: Placed, b: Placed): number =>
  (a.grade ?? 0) - (b.grade ?? 0) ||
  (a.label ?? '').localeCompare(b.label ?? '', 'zh', { numeric: true }) ||
  byName(a.name, b.name)
const byRow = (a: { incoming: IncomingChild }, b: { incoming: IncomingChild }): number =>
  inFileOrder(a.incoming, b.incoming)

const rowsOf = (prepared: Prepared, school: string | null, tree: PlaceTree) => {
  const { difference: d } = prepared
  const village = (place: number) => tree.get(place)?.name ?? null
  return {
    added: d.added.toSorted(inFileOrder).map((i) => ({
      ...named(i, school),
      text: maskText(
        [
          i.says.fatherState === 'away' ? `父亲 ${i.says.fatherPlace ?? '外出'}` : '',
          i.says.motherState === 'away' ? `母亲 ${i.says.motherPlace ?? '外出'}` : '',
          flagWords(i),
          i.says.carerName ? carerTold(i.says.carerRelationText ?? '监护人', i.says.carerName) : '',
        ]
          .filter(Boolean)
          .join('，'),
      ),
      village: i.says.villageId ? village(i.says.villageId) : null,
      away: parentAway(i),
    })),
    leaving: leavingOf(prepared, school, tree),
    // Whoever has left and of whom the list says so too comes back by nobody's doing.
    changed: d.changed
      .filter((c) => !(c.incoming.left && c.child.left))
      .toSorted(byRow)
      .map((c) => {
        const father = c.incoming.says.fatherState ?? c.child.flat.fatherState
        const mother = c.incoming.says.motherState ?? c.child.flat.motherState
        return {
          ...named(c.incoming, school),
          className: classOfRow(c.incoming) ?? c.child.classTitle,
          childId: c.child.id,
          ...toldChange(c, village),
          away: Number(isAway(father) || isAway(mother)) - Number(c.child.leftBehind && !c.child.left),
          back: c.child.left,
          up: movesUp(c.changes) && !c.child.left,
        }
      }),
    unchanged: d.unchanged.length,
    missing: d.missing
      .toSorted((a, b) => inSchoolOrder(a.child.flat, b.child.flat))
      .map((m) => ({
        school,
        childId: m.child.id,
        name: m.child.flat.name,
        className: m.child.classTitle,
        guess: m.guess,
        because: m.because,
        away: m.child.leftBehind,
      })),
    conflicts: d.conflicts.toSorted(byRow).map((c) => ({
      ...named(c.incoming, school),
      kind: c.kind,
      reason: c.reason,
      childId: c.child?.id ?? null,
      registerText: c.child ? `${c.child.flat.name} ${c.child.classTitle ?? ''}`.trim() : null,
    })),
    duplicates: d.likely.toSorted(byRow).map((l) => ({
      ...named(l.incoming, school),
      candidates: l.candidates.map((c) => ({
        childId: c.child?.id ?? null,
        name: c.child?.flat.name ?? l.incoming.says.name,
        className: c.child?.classTitle ?? null,
        reasons: c.reasons,
      })),
    })),
    transfers: d.transfers
      .toSorted(byRow)
      .map((t) => ({ ...named(t.incoming, school), because: t.because, away: parentAway(t.incoming) })),
    classless: [...prepared.openClasses.values()].map((o) => ({
      ...named(o.incoming, school),
      childId: o.childId,
      choices: o.choices.map((value) => ({ value, name: keyTitle(value) })),
      suggested: o.suggested,
    })),
  }
}

/** Rows that say that their child has left, and which school of the county they name. */
const leavingOf = ({ difference: d, school: own }: Prepared, school: string | null, tree: PlaceTree) =>
  [
    ...d.added.map((incoming) => ({ incoming, child: null })),
    ...[...d.changed, ...d.unchanged].map(({ incoming, child }) => ({ incoming, child })),
  ]
    .toSorted(byRow)
    .flatMap(({ incoming, child }) => {
      if (!incoming.left) return []
      const { says, to } = incoming.left
      const meant = to === null ? null : schoolMeant(simplify(to), own, tree).school
      return [
        {
          ...named(incoming, school),
          className: classOfRow(incoming) ?? child?.classTitle ?? null,
          childId: child?.id ?? null,
          gone: child?.left ?? false,
          says: maskText(says),
          to: meant && meant.id !== own.id ? { code: meant.code, name: meant.name } : null,
          away: child?.leftBehind ?? false,
        },
      ]
    })

/** 3|1 → 三(1)班. */
const keyTitle = (key: string): string => {
  const [grade, label = ''] = key.split('|')
  return classTitle(Number(grade), label === '' ? null : label)
}

/** Classes to be made, those to move to, and enrolment typed for those that the file names. */
const classesOf = (prepared: Prepared, other: Place | null, counts: boolean, tree: PlaceTree) => {
  const school = other?.name ?? null
  const own = placesUnder(tree, prepared.school.id, 'class').filter((p) => !p.closed)
  const typed = new Map(own.map((p) => [classKey(p), p.typedPupils]))
  return {
    newClasses: newClassesOf(prepared, tree).map((c) => ({ school, ...c })),
    classes: own
      .sort(
        (a, b) =>
          (a.grade ?? 0) - (b.grade ?? 0) || (a.label ?? '').localeCompare(b.label ?? '', 'zh', { numeric: true }),
      )
      .map((p) => ({ school, code: p.code, name: classTitle(p.grade, p.label) })),
    enrolment: [...prepared.classes]
      // A few rows of a school's do not tell how many its classes have.
      .filter(([, c]) => counts && c.grade !== null)
      .map(([key, c]) => ({
        key: pupilsKey(other?.code ?? '', key),
        school,
        name: classTitle(c.grade, c.label),
        listed: c.children,
        typed: typed.get(key) ?? null,
      })),
  }
}
