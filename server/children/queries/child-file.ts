import type * as z from 'zod'
import type { childFile } from '../../../domain/api/child.ts'
import { DUTY_RULES } from '../../../domain/duties/list.ts'
import type { Duty } from '../../../domain/duties/types.ts'
import { AppError } from '../../../domain/errors.ts'
import { addDays, shanghaiDate } from '../../../domain/kit/dates.ts'
import { maskNumber } from '../../../domain/kit/identity/mask.ts'
import { READINGS, readChild } from '../../../domain/registers/child.ts'
import type { ChildFacts } from '../../../domain/registers/child-facts.ts'
import { gapOf } from '../../../domain/registers/file-gaps.ts'
import { type Actor, allowed, needsReason, ROLE_NAMES } from '../../../domain/roles.ts'
import { phonesOpenToday } from '../../audit/db/phones-open.ts'
import { can } from '../../can.ts'
import { concernsInFile } from '../../concerns/queries/concerns.ts'
import type { Ctx } from '../../context.ts'
import { factsOf } from '../../db/child-row.ts'
import { entryFactsOf, kindsOwing } from '../../db/duty-subjects.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { dutiesToday } from '../../duties/queries/current-duties.ts'
import { dutyViews } from '../../duties/queries/duty-views.ts'
import { readsKind } from '../../entries/reachable.ts'
import { recordsOfChild } from '../../records/db/record.ts'
import { recordViews } from '../../records/queries/records.ts'
import { readableKinds } from '../../records/readable.ts'
import { childDetails, historyOfChild, openingsOfChild, siblingsOf, spansOf } from '../db/child-file.ts'
import { listPage } from '../db/child-list.ts'
import { childNames } from '../db/child-names.ts'
import { openPhones } from '../db/child-snapshot.ts'
import { reachesRoll } from '../reach-classes.ts'
import { childRowOf } from './child-rows.ts'
import { comingText, historyText, spanText } from './history-text.ts'

/** One child's file. Opening it leaves a row in the audit; the county office says why first. Errors: not-found, reason-needed. */
export const getChild = async (
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
      const tree = await tx.tree()
      const county = [...tree.values()].find((p) => p.kind === 'county')
      if (!county) throw new AppError('not-found')
      // Asked together: what is out of sight is in none of the answers.
      const [[row], details, all, written, changes, openings] = await Promise.all([
        listPage(tx, { place: county, today, status: 'all', ids: [id] }, 'name', null, 1),
        childDetails(tx, id),
        spansOf(tx, id),
        recordsOfChild(tx, id, readableKinds(tx.actor)),
        historyOfChild(tx, id),
        openingsOfChild(tx, id),
      ])
      if (!row || !details) throw new AppError('not-found')
      const [duties, siblings] = await Promise.all([
        dutiesOfFile(tx, today, id, all.map(factsOf)),
        siblingsOf(tx, details.household_id, id),
      ])
      const [dutyList, siblingNames] = await Promise.all([dutyViews(tx, duties), childNames(tx, siblings)])
      // It looks beyond the actor's sight for names, so nothing is asked beside it.
      const concerns = await concernsInFile(tx, id)
      const facts = factsOf(row)
      const out = childRowOf(
        row,
        tree,
        today,
        duties.filter((d) => d.subject.kind === 'child'),
      )
      const phonesOpen = allowed(actor, 'child.reveal') && (await phonesOpenToday(tx, id))
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
      const records = await recordViews(tx, written, 'whole', id)
      // A later span's facts are told by what differs from the one before; only the first can be put right in place.
      const history = changes.flatMap((h) => {
        if (h.tbl === 'child_facts' && h.row_id !== all[0]?.id) return []
        const text = historyText(h, (place) => tree.get(place)?.name ?? null)
        return text ? [{ type: 'change' as const, on: h.on_date, by: h.account_name, text }] : []
      })
      // What became different in the family stands between one span of facts and the next.
      const family = spans.flatMap((span, i) => {
        const before = spans[i - 1]
        const text = before ? spanText(before, span) : null
        return text ? [{ type: 'change' as const, on: span.from_on, by: before?.closed_by ?? '', text }] : []
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
        siblings: siblingNames,
        readings: (['education', 'state', 'county'] as const).map((key) => ({
          key,
          name: READINGS[key].name,
          ...readChild(facts, today, key),
        })),
        unknowns: out.missing.map((key) => gapOf(key).ask),
        duties: dutyList,
        timeline: [
          ...records.map((record) => ({ type: 'record' as const, on: record.happenedOn, record })),
          ...history,
          ...family,
        ].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0)),
        concerns,
        openings: openings.map((o) => ({
          on: shanghaiDate(o.at.getTime()),
          name: o.account_name,
          roleName: ROLE_NAMES[o.role] ?? o.role,
          reason: o.detail.reason ?? null,
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
    { now: ctx.now() },
  )
}

/** What is owed to the child, and of its entries in registers that the actor reads. */
const dutiesOfFile = async (tx: Tx, today: string, id: string, spans: ChildFacts[]): Promise<Duty[]> => {
  const kinds = kindsOwing(DUTY_RULES).filter((kind) => readsKind(tx.actor, kind))
  const entries = await entryFactsOf(tx, { kinds, children: [id], since: addDays(today, -365) })
  return dutiesToday(tx, today, {
    children: new Map([[id, spans]]),
    others: entries.map((facts) => ({ kind: 'entry', facts })),
  })
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
