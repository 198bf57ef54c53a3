import type * as z from 'zod'
import type { childFile } from '../../../domain/api/child-shapes.ts'
import type { Calendar } from '../../../domain/calendar/types.ts'
import { DUTY_RULES } from '../../../domain/duties/list.ts'
import type { DutySubject } from '../../../domain/duties/subject-facts.ts'
import { askedNext } from '../../../domain/entries/asked-next.ts'
import { AppError } from '../../../domain/errors.ts'
import { addDays, shanghaiDate } from '../../../domain/kit/dates.ts'
import type { EntryKind } from '../../../domain/kit/define-entry.ts'
import { maskNumber } from '../../../domain/kit/identity/mask.ts'
import { countsAs, READINGS, readChild, unknownOf } from '../../../domain/registers/child.ts'
import { gapOf } from '../../../domain/registers/file-gaps.ts'
import { type Actor, allowed, needsReason, ROLE_NAMES } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import { concernsInFile } from '../../concerns/queries/concerns.ts'
import type { Ctx } from '../../context.ts'
import { calendarOf } from '../../db/calendar.ts'
import { factsOf } from '../../db/child-row.ts'
import { entryFactsIn, kindsOwing } from '../../db/duty-subjects.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { dutiesToday } from '../../duties/queries/current-duties.ts'
import { dutyViews } from '../../duties/queries/duty-views.ts'
import { livingInFile, tagsIn } from '../../entries/living.ts'
import { fileFacts } from '../../entries/queries/file-facts.ts'
import { readsKind } from '../../entries/reachable.ts'
import { touchOfChild } from '../../figures/db/touch-rows.ts'
import { recordsOfChild } from '../../records/db/record.ts'
import { recordsBeside, recordViews } from '../../records/queries/records.ts'
import { readableKinds } from '../../records/readable.ts'
import { readsTouch } from '../../touch/reads-touch.ts'
import { touchView } from '../../touch/touch-view.ts'
import { childDetails, historyOfChild, listedFrom, openingsOfChild, spansOf } from '../db/child-file.ts'
import { named } from '../db/child-names.ts'
import { openPhones } from '../db/child-snapshot.ts'
import { entriesOfFile } from '../db/file-entries.ts'
import { keptFileOf } from '../db/merge-rows.ts'
import { reachesRoll } from '../reach-classes.ts'
import { childRowOf } from './child-rows.ts'
import { comingText, historyText, spanText } from './history-text.ts'

/** The day on which something was entered that holds from an earlier one. */
const laterThan = (on: string, entered: string): string | null => (entered > on ? entered : null)

/** One child's file. Opening it leaves a row in the audit; the county office says why first. Errors: not-found, reason-needed. */
export const getChild = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  reason: string | null,
): Promise<z.input<typeof childFile>> => {
  can(actor, 'child.open')
  return openFile(ctx, actor, id, reason).catch(async (error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'not-found') throw error
    // A file that became one with another answers with that one (decision 057).
    const kept = await inActorTx(ctx.db, actor, (tx) => keptFileOf(tx, id), { readOnly: true, now: ctx.now() })
    if (kept === null) throw error
    return openFile(ctx, actor, kept, reason)
  })
}

const openFile = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  reason: string | null,
): Promise<z.input<typeof childFile>> => {
  can(actor, 'child.open')
  if (needsReason(actor.role) && actor.via !== 'operator' && !reason) throw new AppError('reason-needed')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const today = shanghaiDate(tx.now)
      // Asked together, with the opening: what is out of sight is in none of the answers.
      const kinds = kindsReadOwing(tx)
      const [details, all, written, changes, opened, entries] = await Promise.all([
        childDetails(tx, id),
        spansOf(tx, id),
        recordsOfChild(tx, id, readableKinds(tx.actor)),
        historyOfChild(tx, id),
        openingsOfChild(tx, id),
        entriesOfFile(tx, id, {
          owing: kinds,
          since: addDays(today, -365),
          living: livingInFile(tx),
          concerns: actor.via !== 'operator',
        }),
      ])
      const phonesOpen = allowed(actor, 'child.reveal') && opened.phonesOpen
      const tree = await tx.tree()
      const row = details && listedFrom(id, details, all, today)
      if (!row) throw new AppError('not-found')
      const facts = factsOf(row)
      // And once more, what hangs on those answers. Of a child that is not left behind nobody asks how long it was alone.
      const leftBehind = countsAs(facts, today, 'education') || countsAs(facts, today, 'state')
      const others = (await entryFactsIn(tx, kinds, entries.owing)).map(
        (of): DutySubject => ({ kind: 'entry', facts: of }),
      )
      const [duties, beside, touch] = await Promise.all([
        dutiesToday(tx, today, { children: new Map([[id, all.map(factsOf)]]), others }),
        recordsBeside(tx, written, id),
        leftBehind && row.from_on <= today && readsTouch(actor)
          ? touchOfChild(
              tx,
              id,
              {
                fatherState: facts.fatherState,
                motherState: facts.motherState,
                fatherSeenOn: details.people.father?.seen_on ?? null,
                motherSeenOn: details.people.mother?.seen_on ?? null,
              },
              today,
            )
          : null,
      ])
      const dutyList = await dutyViews(tx, duties, DUTY_RULES, row)
      const concerns = await concernsInFile(tx, entries.concerns)
      const { told, answers } = await fileFacts(tx, entries.living, details.scope)
      const out = childRowOf(
        row,
        tree,
        today,
        duties.filter((d) => d.subject.kind === 'child'),
        tagsIn(entries.living),
      )
      const phonesOf = (who: 'father' | 'mother' | 'carer') =>
        phonesOpen ? openPhones(ctx.keys, tx.countyId, details.people[who]) : (details.people[who]?.phones_masked ?? [])
      const parent = (who: 'father' | 'mother') => ({
        name: details.people[who]?.name ?? null,
        state: facts[`${who}State`],
        place: facts[`${who}Place`],
        since: facts[`${who}Since`],
        incapable: facts[`${who}Incapable`],
        phones: phonesOf(who),
        seenOn: details.people[who]?.seen_on ?? null,
      })
      // Days to come are told apart: what they bring is not true today.
      const spans = all.filter((s, i) => i === 0 || s.from_on <= today)
      const idNumber = ctx.keys.openText(details.id_sealed, {
        county: tx.countyId,
        table: 'child',
        id,
        field: 'id_number',
      })
      const studentNo = ctx.keys.openText(details.student_no_sealed, {
        county: tx.countyId,
        table: 'child',
        id,
        field: 'student_no',
      })
      const records = await recordViews(tx, written, 'whole', row, beside)
      // A later span's facts are told by what differs from the one before; only the first can be put right in place.
      const history = changes.flatMap((h) => {
        if (h.tbl === 'child_facts' && h.row_id !== all[0]?.id) return []
        const text = historyText(h, (place) => tree.get(place)?.name ?? null)
        return text
          ? [
              {
                type: 'change' as const,
                on: h.on_date,
                by: h.account_name,
                text,
                cameIn: laterThan(h.on_date, shanghaiDate(h.at.getTime())),
                milestone: isMove(h.patch),
              },
            ]
          : []
      })
      // What became different in the family stands between one span of facts and the next.
      const family = spans.flatMap((span, i) => {
        const before = spans[i - 1]
        const text = before ? spanText(before, span) : null
        return text
          ? [
              {
                type: 'change' as const,
                on: span.from_on,
                by: before?.closed_by ?? '',
                text,
                cameIn: null,
                milestone: true,
              },
            ]
          : []
      })
      tx.note({
        action: 'child.open',
        subject: 'child',
        subjectId: id,
        placeId: row.school_id,
        detail: reason ? { reason } : {},
        scope: auditScope(details.scope),
      })
      return {
        row: out,
        studentNo: studentNo === null ? null : maskNumber(studentNo),
        idMasked: idNumber === null ? null : maskNumber(idNumber),
        hasId: idNumber !== null,
        ethnicity: details.ethnicity,
        birthdayBy: details.birthday_by,
        hukou: facts.hukou,
        father: parent('father'),
        mother: parent('mother'),
        carer: {
          name: details.people.carer?.name ?? null,
          kind: facts.careKind,
          relation: facts.careRelation,
          relationText: details.people.carer?.relation_text ?? null,
          phones: phonesOf('carer'),
        },
        siblings: await named(tx, details.siblings),
        siblingsSaid: details.household_said === true,
        readings: (['education', 'state', 'county'] as const).map((key) => ({
          key,
          name: READINGS[key].name,
          ...readChild(facts, today, key),
          unknownFacts: unknownOf(facts, today, key),
        })),
        touch: touch && touchView(touch, today),
        unknowns: out.missing.map((key) => gapOf(key).ask),
        facts: told,
        lastTerm: lastTermOf(await calendarOf(tx, row.school_id), today),
        asks: askedNext(answers, { father: facts.fatherState === 'away', mother: facts.motherState === 'away' }),
        duties: dutyList,
        timeline: [
          ...records.map((record) => ({ type: 'record' as const, on: record.happenedOn, record })),
          ...history,
          ...family,
        ].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0)),
        concerns,
        openings: opened.openings.map((o) => ({
          on: shanghaiDate(o.at.getTime()),
          name: o.account_name,
          roleName: ROLE_NAMES[o.role] ?? o.role,
          reason: o.reason,
        })),
        coming: all.slice(spans.length).flatMap((span, i) => {
          const before = all[spans.length + i - 1]
          const text = before ? comingText(before, span, (place) => tree.get(place)?.name ?? null) : null
          return text ? [{ on: span.from_on, text }] : []
        }),
        versions: details.versions,
        since: {
          class: sinceOf(spans, (s) => s.class_id),
          boarder: sinceOf(spans, (s) => s.boarder),
          care: sinceOf(spans, (s) => `${s.care_kind} ${s.care_relation}`),
        },
        // What else changed in the file of a child who had left already began spans of its own.
        left:
          row.status === 'left'
            ? { on: sinceOf(spans, (s) => s.status) ?? '', reason: spans.at(-1)?.out_reason ?? null }
            : null,
        phonesOpen,
        canWrite: allowed(actor, 'child.write'),
        canMove: reachesRoll(actor, tree, {
          classId: row.class_id,
          schoolId: row.school_id,
          villageId: row.village_id,
        }),
      }
    },
    { now: ctx.now(), byKeys: true, atOnce: true },
  )
}

/** Another class, or a bed at school: more than a fact put right. */
const isMove = (patch: Readonly<Record<string, unknown>>): boolean => 'class_id' in patch || 'boarder' in patch

/** The last term that is over on the day. */
const lastTermOf = ({ terms }: Pick<Calendar, 'terms'>, today: string): { name: string; endedOn: string } | null => {
  const [last] = terms.filter((term) => term.endsOn < today).toSorted((a, b) => (a.endsOn < b.endsOn ? 1 : -1))
  return last ? { name: last.name, endedOn: last.endsOn } : null
}

/** Of the registers that owe anything those that each post reads. */
const OWING = new WeakMap<readonly EntryKind[], Map<string, readonly EntryKind[]>>()
const kindsReadOwing = (tx: Tx): readonly EntryKind[] => {
  const owing = kindsOwing(DUTY_RULES)
  const known = OWING.get(owing) ?? new Map<string, readonly EntryKind[]>()
  OWING.set(owing, known)
  const who = tx.actor.via === 'operator' ? tx.actor.via : tx.actor.role
  const kinds = known.get(who) ?? owing.filter((kind) => readsKind(tx.actor, kind))
  known.set(who, kinds)
  return kinds
}

/** From when on the last span's value has held without a break; null where nothing is known. */
const sinceOf = <T extends { from_on: string }>(spans: readonly T[], value: (span: T) => unknown): string | null => {
  let since: string | null = null
  const now = spans.at(-1)
  if (!now || value(now) === null) return null
  for (const span of spans.toReversed()) {
    if (value(span) !== value(now)) break
    since = span.from_on
  }
  return since
}

const auditScope = (scope: readonly number[]) => [...new Set(scope.flatMap((c) => [c, -c]))].sort((a, b) => a - b)
