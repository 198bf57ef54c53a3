import type * as z from 'zod'
import type { recordApi } from '../../../domain/api/record.ts'
import { entryKind } from '../../../domain/entries/list.ts'
import { AppError } from '../../../domain/errors.ts'
import { isEnded } from '../../../domain/kit/define-entry.ts'
import { lifted, type RecordBody, type RecordKind, withoutUrgent } from '../../../domain/kit/define-record.ts'
import { unfitFor } from '../../../domain/kit/offered.ts'
import { isUuid } from '../../../domain/kit/uuid.ts'
import { recordKind } from '../../../domain/records/list.ts'
import { type Actor, canAt } from '../../../domain/roles.ts'
import { noteWordsRead } from '../../audit/db/words-read.ts'
import { can } from '../../can.ts'
import { cardHeld } from '../../cards/card-held.ts'
import { childNames } from '../../children/db/child-names.ts'
import { sexOfChildren } from '../../children/db/sex-of-children.ts'
import { unlistedAmong } from '../../concerns/unlisted.ts'
import type { Ctx } from '../../context.ts'
import { recordKindsHere } from '../../county-fields/kinds-here.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { findEntry } from '../../entries/db/entry.ts'
import { answersOf } from '../../entries/reachable.ts'
import { asKept } from '../as-kept.ts'
import { findRecord, householdOf, lastRecords, type PartOfRecord, partsOfRecords } from '../db/record.ts'
import { namesKept } from '../kept-child.ts'
import { readableKinds } from '../readable.ts'
import { correctionRefused } from '../record-correction.ts'
import { hasWords } from './records.ts'
import { whatComesNext } from './what-comes-next.ts'

type Prepared = z.input<(typeof recordApi)['prepareRecord']['response']>

/** The words that the next visitor wants to read first: the child's own, or what was agreed at home. */
const wordsOf = (kind: RecordKind, body: RecordBody): string =>
  (kind.quote?.(body) ?? [])
    .filter((words) => !kind.line(body).includes(words))
    .at(-1)
    ?.replace(/[。；]$/, '') ?? ''

/** The place that a record is about and who took part, as a correction begins with them. */
const partsSaid = async (tx: Tx, parts: readonly PartOfRecord[]) => {
  const place = parts.find((p) => p.role === 'about' && p.subject_kind === 'place')?.place_id ?? null
  return {
    place: place === null ? null : ((await tx.tree()).get(place)?.code ?? null),
    took: parts.flatMap((p) =>
      p.role === 'took' && p.child_id !== null ? [{ child: p.child_id, mark: p.mark ?? '' }] : [],
    ),
    staff: parts.flatMap((p) =>
      p.role === 'staff' && p.name !== null ? [{ account: p.account_id, name: p.name }] : [],
    ),
  }
}

/** The entry that a record of the kind is to be about. Errors: not-found, for one out of reach, of another register or not there alike. */
const entrySaid = async (tx: Tx, kind: RecordKind, id: string | undefined): Promise<Prepared['entry']> => {
  if (kind.subject?.of !== 'entry' || id === undefined) return null
  const card = await cardHeld(tx, id)
  // A helper is told whose card it is and since when; what the pairing says of the family is not the helper's to read.
  if (card && kind.write.includes(tx.actor.role))
    return { id, line: card.name, from: card.from_on, until: null, ended: false, place: null, body: {} }
  const row = await findEntry(tx, id)
  const register = row ? entryKind(row.kind) : null
  if (!row || !register || row.kind !== kind.subject.entry || !canAt(tx.actor, 'record.write', row.scope))
    throw new AppError('not-found', undefined, '这一条登记没有找到，请从登记里重新打开。')
  const answers = answersOf(register, row)
  const [child] = row.child_id === null ? [] : await childNames(tx, [row.child_id])
  return {
    id: row.id,
    // Whose it is stands first: the form is about the child.
    line: [child?.name ?? '', register.line(answers) || register.title].filter(Boolean).join('：'),
    from: row.from_on,
    until: row.until_on,
    ended: isEnded(register, row.state),
    place: row.place_id === null ? null : ((await tx.tree()).get(row.place_id)?.code ?? null),
    body: answers,
  }
}

/** Whom a record is about, who else lives there, what was said last time; for a correction the record as it stands. */
export const prepareRecord = async (
  ctx: Ctx,
  actor: Actor,
  input: { kind: string; children: string; entry?: string | undefined; replaces?: string | undefined },
): Promise<Prepared> => {
  can(actor, 'record.write')
  const kind = recordKind(input.kind)
  if (!kind) throw new AppError('not-found', undefined, '这种记录还不认识，请刷新页面后再试。')
  const mayRead = actor.via === 'operator' || kind.read.includes(actor.role)
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const kindOf = await recordKindsHere(tx)
      const own =
        input.replaces && actor.role === 'helper' ? await tx.widened(() => findRecord(tx, input.replaces ?? '')) : null
      // What a helper wrote of an own card is out of sight once written; it may be put right all the same.
      const byHelper = own?.author_id === actor.accountId
      const sighted = <T>(work: () => Promise<T>): Promise<T> => (byHelper ? tx.widened(work) : work())
      const old = byHelper ? own : input.replaces ? await findRecord(tx, input.replaces) : null
      if (input.replaces && (!old || old.kind !== kind.kind || (old.author_id !== actor.accountId && !mayRead)))
        throw new AppError('not-found', undefined, '要更正的那条记录没有找到。')
      if (old?.superseded_by) throw new AppError('not-found', undefined, '那条记录已经更正过，请在最新的一条上改。')
      const why = old ? await sighted(() => correctionRefused(tx, actor, old)) : null
      if (why) throw new AppError('forbidden', undefined, why)
      // What is found in the own sight may be put right by its keeper, though the child in it is out of sight (decision 079).
      const parts = old ? await asKept(tx, () => sighted(() => partsOfRecords(tx, [old.id]))) : []
      const entry = await entrySaid(tx, kind, parts.find((p) => p.subject_kind === 'entry')?.subject_id ?? input.entry)
      const asked = old
        ? parts.flatMap((p) => (p.role === 'about' && p.child_id !== null ? [p.child_id] : []))
        : input.children.split(',').filter(isUuid)
      const together = await householdOf(tx, asked)
      const inSight = await childNames(tx, [...new Set([...asked, ...together])])
      const beyond = asked.filter((id) => !inSight.some((p) => p.id === id))
      const people = [...inSight, ...(await namesKept(tx, kind, beyond, old ? beyond : []))]
      const found = mayRead
        ? await lastRecords(
            tx,
            people.map((p) => p.id),
            readableKinds(tx.actor),
          )
        : []
      const unlisted = await unlistedAmong(tx, found)
      const last = found.map((r) => {
        const its = unlisted.has(r.id) ? kindOf(r.kind) : null
        return its ? { ...r, body: withoutUrgent(its, r.body) } : r
      })
      const others = last.filter((r) => r.author_id !== actor.accountId && r.kind === kind.kind && hasWords(kindOf, r))
      await noteWordsRead(tx, {
        records: old && old.author_id !== actor.accountId && hasWords(kindOf, old) ? [old.id] : [],
        children: others.map((r) => r.child_id),
      })
      const sexes =
        unfitFor(kind.fields, 'male').length + unfitFor(kind.fields, 'female').length
          ? await sexOfChildren(
              tx,
              people.map((p) => p.id),
            )
          : new Map<string, string>()
      return {
        people: people.map((p) => {
          const before = last.find((r) => r.child_id === p.id && r.kind === kind.kind)
          return {
            ...p,
            asked: asked.includes(p.id),
            unfit: unfitFor(kind.fields, sexes.get(p.id) ?? ''),
            last: before
              ? {
                  on: before.happened_on,
                  line: kind.line(before.body),
                  words: wordsOf(kind, before.body),
                  next: kind.next?.(before.body) ?? '',
                }
              : null,
          }
        }),
        ...(await whatComesNext(tx, asked)),
        entry,
        replaces: old
          ? {
              id: old.id,
              on: old.happened_on,
              line: kind.line(old.body),
              by: old.author_name,
              body: { ...lifted(kind, old.body, old.version) },
              ...(await partsSaid(tx, parts)),
            }
          : null,
      }
    },
    { now: ctx.now() },
  )
}
