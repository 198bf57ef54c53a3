import type * as z from 'zod'
import type { entryApi } from '../../../domain/api/entry.ts'
import { DUTY_RULES } from '../../../domain/duties/list.ts'
import { childIdsIn } from '../../../domain/entries/child-ids.ts'
import { entryKind } from '../../../domain/entries/list.ts'
import { AppError } from '../../../domain/errors.ts'
import { answerWords } from '../../../domain/kit/answer-words.ts'
import { addDays, shanghaiDate } from '../../../domain/kit/dates.ts'
import { longDate } from '../../../domain/kit/day-words.ts'
import { type EntryKind, isOfList, liftedAnswers, stateWords } from '../../../domain/kit/define-entry.ts'
import type { RecordBody } from '../../../domain/kit/define-record.ts'
import { everyAnswer } from '../../../domain/kit/own-answers.ts'
import { sameAnswers } from '../../../domain/kit/same-answers.ts'
import { recordKind } from '../../../domain/records/list.ts'
import { type Actor, allowed, canAt, needsReason } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import { childNames } from '../../children/db/child-names.ts'
import { noteOpened } from '../../concerns/note-opened.ts'
import type { Ctx } from '../../context.ts'
import { entryKindsHere } from '../../county-fields/kinds-here.ts'
import { entryFactsOf, kindsOwing } from '../../db/duty-subjects.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { dutiesToday } from '../../duties/queries/current-duties.ts'
import { dutyViews } from '../../duties/queries/duty-views.ts'
import { childrenOfEntry, daysOfEntry } from '../../records/db/record.ts'
import { recordsOfEntry } from '../../records/queries/records.ts'
import { readableKinds } from '../../records/readable.ts'
import { namesOfRecords } from '../../records/record-names.ts'
import { type EntryHistoryRow, type EntryRow, findEntry, historyOfEntry, partsOf } from '../db/entry.ts'
import { type KindOf, readsKind } from '../reachable.ts'
import { entryViews } from './entry-views.ts'

type Out = z.input<(typeof entryApi)['getEntry']['response']>

/** A page of its records. */
type Page = { cursor?: string | undefined; limit: number }

/** One entry with who takes part, its records and what was changed on it. Errors: not-found (also for a register that the actor does not read). */
export const getEntry = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  kindOf: KindOf = entryKind,
  page: Page = { limit: 50 },
): Promise<Out> => {
  can(actor, 'entry.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await findEntry(tx, id)
      const kind = row ? (await entryKindsHere(tx, kindOf))(row.kind) : null
      // What a list of its own sees is no operator's business (decision 030).
      if (!row || !kind || !readsKind(actor, kind) || (isOfList(kind) && actor.via === 'operator'))
        throw new AppError('not-found')
      if (isOfList(kind)) noteOpened(tx, row)
      const [view] = await entryViews(tx, [row], kindOf)
      if (!view) throw new AppError('not-found')
      const wordless = row.child_id !== null && needsReason(actor.role) && actor.via !== 'operator'
      const parts = wordless ? [] : await partsOf(tx, [id])
      // Whoever keeps it is told who is in it and in its records, though no register of children shows them (decision 048).
      const kept = kind.keepers !== undefined && row.child_id === null && canAt(actor, 'record.write', row.scope)
      const named = <T>(work: () => Promise<T>): Promise<T> => (kept ? tx.widened(work) : work())
      const children = await named(() =>
        childNames(
          tx,
          parts.flatMap((p) => p.part_child ?? []),
        ),
      )
      const titles = new Map(kind.fields.map((f) => [f.name, f.label]))
      return {
        ...view,
        children: kept ? inAnswers(kind, view.body, children) : view.children,
        named: [...(await namesOfRecords(tx, kind, [view]))].map(([record, name]) => ({ id: record, name })),
        records: await named(() => recordsOfEntry(tx, id, page)),
        duties: await dutiesOf(tx, row),
        use: await useOf(tx, row, addDays(shanghaiDate(tx.now), -USE_DAYS)),
        people: parts.map((p) => ({
          role: titles.get(p.role) ?? p.role,
          name: p.name ?? children.find((c) => c.id === p.part_child)?.name ?? '',
        })),
        history: lifting(kind, row, await historyOfEntry(tx, id)).flatMap((change) => {
          const text = wordless ? changedTitles(kind, change) : changeText(kind, change)
          return text === '' ? [] : [{ on: change.on_date, by: change.account_name, text }]
        }),
      }
    },
    { now: ctx.now() },
  )
}

/** Children whom the answers name, in their order, by the names that were looked up. */
const inAnswers = (kind: EntryKind, body: RecordBody, names: readonly { id: string; name: string }[]) =>
  kind.fields
    .filter((f) => f.children)
    .flatMap((f) => childIdsIn(body[f.name]))
    .flatMap((id) => names.filter((n) => n.id === id).map((n) => ({ id, name: n.name })))

/** What the entry owes: asked, open and past, without what is still to come or needs no doing. */
const dutiesOf = async (tx: Tx, row: EntryRow): Promise<Out['duties']> => {
  const kinds = kindsOwing(DUTY_RULES).filter((kind) => kind.kind === row.kind)
  if (kinds.length === 0 || !allowed(tx.actor, 'duty.read')) return []
  const today = shanghaiDate(tx.now)
  const facts = await entryFactsOf(tx, { kinds, ids: [row.id], since: addDays(today, -365) })
  const duties = await dutiesToday(tx, today, {
    children: new Map(),
    others: facts.map((f) => ({ kind: 'entry' as const, facts: f })),
  })
  return dutyViews(
    tx,
    duties
      .filter((d) => d.state !== 'not-yet' && d.state !== 'not-applicable')
      .sort((a, b) => (a.period.windows.due < b.period.windows.due ? 1 : -1)),
  )
}

/** How far back the use of an entry is told. */
const USE_DAYS = 184

/** How often something was recorded of it and with how many children; who they were only for whoever stands over it. */
const useOf = async (tx: Tx, row: EntryRow, since: string): Promise<Out['use']> => {
  if (!allowed(tx.actor, 'record.read')) return { days: [], children: 0, came: null }
  // What is borrowed and brought back is no opening.
  const kinds = readableKinds(tx.actor).filter((kind) => !recordKind(kind)?.took?.stays)
  const days = await daysOfEntry(tx, row.id, since, kinds)
  if (days.length === 0) return { days: [], children: 0, came: [] }
  // How many there were is told to all who see the entry, also where most of them are of other classes.
  const came = await tx.widened(() => childrenOfEntry(tx, row.id, since, kinds))
  return {
    days: days.map((d) => ({ on: d.happened_on, quantity: d.quantity ?? 0, reached: d.reached })),
    children: came.length,
    came: canAt(tx.actor, 'record.write', row.scope) ? came : null,
  }
}

/** Answers of each change, newest first, as the register knows them now; a change that came with a newer version says from which. */
const lifting = (kind: EntryKind, row: EntryRow, changes: readonly EntryHistoryRow[]): EntryHistoryRow[] => {
  let after = row.version
  return changes.map((change) => {
    const before = Number(change.patch.version?.[0] ?? after)
    const { answers } = change.patch
    const lifted: Pair | undefined = answers && [
      liftedAnswers(kind, answers[0] as RecordBody, before),
      liftedAnswers(kind, answers[1] as RecordBody, after),
    ]
    after = before
    return lifted ? { ...change, patch: { ...change.patch, answers: [...lifted] } } : change
  })
}

const COLUMNS: Readonly<Record<string, string>> = {
  from_on: '开始',
  until_on: '到期',
  state: '状态',
  end_reason: '结束的原因',
}
type Pair = readonly [from: unknown, to: unknown]

const columnWords = (kind: EntryKind, column: string, value: string): string =>
  column === 'state' ? stateWords(kind, value) : column.endsWith('_on') ? longDate(value) : value

/** What a change changed, by its title and both values; answers one by one. */
const changesOf = (kind: EntryKind, { patch }: EntryHistoryRow): { title: string; from: string; to: string }[] => {
  const empty = (text: string) => (text === '' ? '空' : text)
  const columns = Object.entries(COLUMNS).flatMap(([column, title]) => {
    const pair: Pair | undefined = patch[column]
    const words = (v: unknown) => empty(v === null || v === undefined ? '' : columnWords(kind, column, String(v)))
    return pair ? [{ title, from: words(pair[0]), to: words(pair[1]) }] : []
  })
  const [before, after] = (patch.answers ?? [{}, {}]) as [Record<string, unknown>, Record<string, unknown>]
  const was = new Map(everyAnswer(kind, before).map(({ field, value }) => [field.name, value]))
  const answers = everyAnswer(kind, after).flatMap(({ field, value }) =>
    sameAnswers(was.get(field.name) ?? null, value ?? null)
      ? []
      : [
          {
            title: field.label,
            from: empty(answerWords(field, was.get(field.name))),
            to: empty(answerWords(field, value)),
          },
        ],
  )
  return [...columns, ...answers]
}

/** An end is told in one breath: how, when, why. */
const endText = (kind: EntryKind, { patch }: EntryHistoryRow): string | null => {
  const reason = patch.end_reason?.[1]
  if (typeof reason !== 'string') return null
  const how = patch.state ? stateWords(kind, String(patch.state[1])) : '结束'
  const day = patch.until_on ? `，${longDate(String(patch.until_on[1]))}` : ''
  return `${how}${day}：${reason}`
}

const changeText = (kind: EntryKind, change: EntryHistoryRow): string =>
  change.op === 'ins'
    ? '登记了'
    : (endText(kind, change) ??
      changesOf(kind, change)
        .map((c) => `${c.title}：${c.from} → ${c.to}`)
        .join('；'))

/** For whoever reads no words here: only what was changed. */
const changedTitles = (kind: EntryKind, change: EntryHistoryRow): string =>
  change.op === 'ins'
    ? '登记了'
    : changesOf(kind, change)
        .map((c) => `${c.title}改过`)
        .join('；')
