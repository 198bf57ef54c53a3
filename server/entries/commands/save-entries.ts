import type * as z from 'zod'
import { entryInput } from '../../../domain/api/entry.ts'
import { entryKind } from '../../../domain/entries/list.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { type EntryKind, isOfList, liftedAnswers } from '../../../domain/kit/define-entry.ts'
import { sameAnswers } from '../../../domain/kit/same-answers.ts'
import { trimmedBody, unlistedProblems, validateEntry } from '../../../domain/kit/validate-entry.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import { beginCase } from '../../concerns/begin-case.ts'
import type { Ctx } from '../../context.ts'
import { entryKindsHere } from '../../county-fields/kinds-here.ts'
import { ownId, standsUnseen } from '../../db/client-ids.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { isUnstorable } from '../../db/unstorable.ts'
import { accepted, attention, duplicate, misshapenBy, refused, type Verdict } from '../../verdict.ts'
import { childrenProblems } from '../children-named.ts'
import { type EntryRow, findEntry } from '../db/entry.ts'
import { livingOfChild } from '../db/of-child.ts'
import { derivedColumns, newEntry } from '../entry-changes.ts'
import { scopeKept } from '../keepers.ts'
import { peopleProblems } from '../people.ts'
import { answersOf, isFromAbove, NOT_OURS, standsAbove } from '../reachable.ts'
import { type Subject, subjectOf } from '../subject.ts'

type Input = z.output<typeof entryInput>

const ID_TAKEN = '这个编号已经有一条不同的登记，请重新保存一次。'
const NOT_FOUND = '登记的孩子或地方不在您负责的范围内，请核对。'
class IdTaken extends Error {}

/**
 * Stores entries of registers, each with its own verdict and in its own transaction, so that a bad one holds up no other. The same
 * id again is a duplicate and changes nothing (second-storey.md §2, decision 023). `kindOf`: which registers there are.
 */
export const saveEntries = async (
  ctx: Ctx,
  actor: Actor,
  input: { entries: readonly unknown[] },
  kindOf: (kind: string) => EntryKind | null = entryKind,
): Promise<{ verdicts: Verdict[] }> => {
  can(actor, 'entry.write')
  const verdicts: Verdict[] = []
  for (const raw of input.entries) {
    const read = entryInput.safeParse(raw)
    if (!read.success) {
      verdicts.push(misshapen(raw, read.error.issues))
      continue
    }
    const entry = raised(read.data, kindOf(read.data.kind))
    const save = () => inActorTx(ctx.db, actor, (tx) => saveOne(tx, entry, kindOf(entry.kind)), { now: ctx.now() })
    verdicts.push(
      // Sent twice at the same moment: asked again, the other one is seen.
      await save()
        .catch((error: unknown) => {
          if (error instanceof IdTaken) return save()
          throw error
        })
        .catch((error: unknown) => {
          if (error instanceof IdTaken) return refused(entry.id, 'id-taken', ID_TAKEN)
          if (isUnstorable(error)) return attention(entry.id, 'invalid', '里面有不能保存的字符，请删掉后再存。')
          throw error
        }),
    )
  }
  return { verdicts }
}

/** What an older page wrote, as the present version of its register knows it. */
const raised = (entry: Input, kind: EntryKind | null): Input =>
  kind?.upgrade && entry.version < kind.version
    ? { ...entry, version: kind.version, body: { ...liftedAnswers(kind, entry.body, entry.version) } }
    : entry

const misshapen = misshapenBy({
  id: '登记没有合用的编号，请重新保存一次。',
  about: '请说明这条登记是关于哪个孩子或哪个地方的。',
  from: '开始的日期不对，请重新选。',
  until: '到期的日期不对，请重新选。',
})

const saveOne = async (tx: Tx, entry: Input, declared: EntryKind | null): Promise<Verdict> => {
  const { actor } = tx
  const kind = (await entryKindsHere(tx, () => declared))(entry.kind)
  if (!kind) return refused(entry.id, 'unknown-kind', '这种登记还不认识，请更新页面后再试。')
  if (entry.version > kind.version)
    return attention(entry.id, 'newer-version', '这条登记是更新的版本写的，服务器升级后会收下，内容还在您这里。')
  if (actor.via !== 'operator' && !kind.write.includes(actor.role))
    return refused(entry.id, 'forbidden', '您的职责不包含这一类登记。')
  const before = (await findEntry(tx, entry.id)) ?? (await ownUnseen(tx, entry.id))
  if (before) return isSame(kind, before, entry, tx) ? duplicate(entry.id) : refused(entry.id, 'id-taken', ID_TAKEN)
  // Another's, out of sight: that it stands there does not show (L10).
  if (await standsUnseen(tx, 'entry', entry.id))
    return { ...(await saveOne(tx, { ...entry, id: ownId(actor.accountId, entry.id) }, kind)), id: entry.id }
  const problems = validateEntry(
    kind,
    { from: entry.from, until: entry.until ?? null, body: entry.body },
    { today: shanghaiDate(tx.now) },
  )
  if (problems.length === 0) problems.push(...(await peopleProblems(tx, kind, entry.body)))
  if (problems.length) return attention(entry.id, 'invalid', problems[0]?.message ?? null, problems)
  const subject = await subjectOf(tx, kind, entry.about)
  if (subject === 'missing') return refused(entry.id, 'not-found', NOT_FOUND)
  if (subject === 'wrong')
    return refused(entry.id, 'wrong-subject', `“${kind.title}”不能登记在这里，请从孩子或地方的页面打开。`)
  if (isFromAbove(kind) && !(await standsAbove(tx, subject.place_id))) return refused(entry.id, 'forbidden', NOT_OURS)
  const [unlisted] = unlistedProblems(kind, subject.subject_kind === 'place', entry.body)
  if (unlisted) return attention(entry.id, 'invalid', unlisted.message, [unlisted])
  const [unnamed] = await childrenProblems(tx, kind, entry.body, {
    child: subject.child_id,
    place: subject.place_id,
    entry: null,
  })
  if (unnamed) return attention(entry.id, 'invalid', unnamed.message, [unnamed])
  if (await standsAlready(tx, kind, entry.body, subject.child_id))
    return attention(entry.id, 'stands-already', standsText(kind))
  await insert(tx, kind, entry, { ...subject, scope: await scopeKept(tx, kind, entry.body, subject.scope) })
  return accepted(entry.id)
}

/** One of a child that may have one alone, or one of each sort, lives already. */
const standsAlready = async (tx: Tx, kind: EntryKind, body: Input['body'], child: string | null): Promise<boolean> => {
  if (kind.single === undefined || child === null) return false
  const { sort } = derivedColumns(kind, trimmedBody(body))
  const states = kind.states.filter((s) => !s.ended).map((s) => s.value)
  const of = { kind: kind.kind, child, states, sort: kind.single === 'sort' ? sort : null }
  return (await livingOfChild(tx, of)) !== null
}

const standsText = (kind: EntryKind): string =>
  kind.single === 'sort'
    ? `这一种“${kind.title}”已经登记着，请打开那一条改。`
    : `这个孩子的“${kind.title}”已经有一份，请打开那一份接着写。`

const insert = async (tx: Tx, kind: EntryKind, entry: Input, subject: Subject): Promise<void> => {
  const fresh = { ...entry, until: entry.until ?? null, answers: trimmedBody(entry.body) }
  const made = isOfList(kind)
    ? await beginCase(tx, kind, fresh, subject)
    : await write(tx, newEntry(tx, kind, fresh, subject, null))
  // The id stands already, since a moment ago: nothing of this one is kept.
  if (!made.has(entry.id)) throw new IdTaken()
}

const write = async (tx: Tx, { changes, note }: ReturnType<typeof newEntry>): Promise<Set<string>> =>
  (await tx.write(changes, note)).inserted

/** Sent again by its author after the answer was lost and the child has moved on: it is here, though no longer in sight. */
const ownUnseen = async (tx: Tx, id: string): Promise<EntryRow | null> => {
  const found = await tx.unsealed(() => tx.widened(() => findEntry(tx, id)))
  return found?.author_id === tx.actor.accountId ? found : null
}

/** The same thing sent twice. What was changed since is not held against a repeat of the first. */
const isSame = (kind: EntryKind, old: EntryRow, entry: Input, tx: Tx): boolean => {
  if (old.kind !== entry.kind || old.author_id !== tx.actor.accountId) return false
  const about = 'place' in entry.about ? null : 'entry' in entry.about ? entry.about.entry : idOfChild(entry.about)
  if (about !== null && about !== old.subject_id) return false
  if (Object.keys(old.fv).length > 0) return true
  return (
    old.from_on === entry.from &&
    old.until_on === (entry.until ?? null) &&
    sameAnswers(answersOf(kind, old), trimmedBody(entry.body))
  )
}

const idOfChild = (about: { child: string } | { children: string[] }): string =>
  'child' in about ? about.child : (about.children[0] ?? '')
