import type * as z from 'zod'
import type { entryApi } from '../../../domain/api/entry.ts'
import { entryKind } from '../../../domain/entries/list.ts'
import { AppError } from '../../../domain/errors.ts'
import { type EntryKind, isOfList, stateWords } from '../../../domain/kit/define-entry.ts'
import { labelOf } from '../../../domain/kit/define-record.ts'
import { type Actor, needsReason } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import { noteOpened } from '../../concern/note-opened.ts'
import type { Ctx } from '../../context.ts'
import { childNames } from '../../db/child-names.ts'
import { inActorTx } from '../../db/tx.ts'
import { type EntryHistoryRow, findEntry, historyOfEntry, partsOf } from '../db/entry.ts'
import { type KindOf, readsKind } from '../reachable.ts'
import { entryViews } from './entry-views.ts'

type Out = z.input<(typeof entryApi)['getEntry']['response']>

/** One entry with who takes part and what was changed on it. Errors: not-found (also for a register that the actor does not read). */
export const getEntry = async (ctx: Ctx, actor: Actor, id: string, kindOf: KindOf = entryKind): Promise<Out> => {
  can(actor, 'entry.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await findEntry(tx, id)
      const kind = row ? kindOf(row.kind) : null
      if (!row || !kind || !readsKind(actor, kind)) throw new AppError('not-found')
      if (isOfList(kind)) noteOpened(tx, row)
      const [view] = await entryViews(tx, [row], kindOf)
      if (!view) throw new AppError('not-found')
      const wordless = row.child_id !== null && needsReason(actor.role) && actor.via !== 'operator'
      const parts = wordless ? [] : await partsOf(tx, [id])
      const children = await childNames(
        tx,
        parts.flatMap((p) => p.part_child ?? []),
      )
      const titles = new Map(kind.fields.map((f) => [f.name, f.label]))
      return {
        ...view,
        people: parts.map((p) => ({
          role: titles.get(p.role) ?? p.role,
          name: p.name ?? children.find((c) => c.id === p.part_child)?.name ?? '',
        })),
        history: (await historyOfEntry(tx, id)).flatMap((change) => {
          const text = wordless ? changedTitles(kind, change) : changeText(kind, change)
          return text === '' ? [] : [{ on: change.on_date, by: change.account_name, text }]
        }),
      }
    },
    { now: ctx.now() },
  )
}

const COLUMNS: Readonly<Record<string, string>> = {
  from_on: '开始',
  until_on: '到期',
  state: '状态',
  end_reason: '结束的原因',
}
type Pair = readonly [from: unknown, to: unknown]

/** What a change changed, by its title and both values; answers one by one. */
const changesOf = (kind: EntryKind, { patch }: EntryHistoryRow): { title: string; from: string; to: string }[] => {
  const empty = (text: string) => (text === '' ? '空' : text)
  const columns = Object.entries(COLUMNS).flatMap(([column, title]) => {
    const pair: Pair | undefined = patch[column]
    const words = (v: unknown) =>
      empty(v === null || v === undefined ? '' : column === 'state' ? stateWords(kind, String(v)) : String(v))
    return pair ? [{ title, from: words(pair[0]), to: words(pair[1]) }] : []
  })
  const [before, after] = (patch.answers ?? [{}, {}]) as [Record<string, unknown>, Record<string, unknown>]
  const answers = kind.fields.flatMap((field) =>
    JSON.stringify(before[field.name] ?? null) === JSON.stringify(after[field.name] ?? null)
      ? []
      : [
          {
            title: field.label,
            from: empty(labelOf(kind, field.name, before[field.name])),
            to: empty(labelOf(kind, field.name, after[field.name])),
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
  const day = patch.until_on ? `，${String(patch.until_on[1])}` : ''
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
