import type * as z from 'zod'
import type { cardApi } from '../../../domain/api/card.ts'
import { pairingRhythm } from '../../../domain/duties/pairing-rhythm.ts'
import { pairing } from '../../../domain/entries/pairing.ts'
import { AppError } from '../../../domain/errors.ts'
import { addDays, shanghaiDate } from '../../../domain/kit/dates.ts'
import { labelOf } from '../../../domain/kit/define-record.ts'
import type { Actor } from '../../../domain/roles.ts'
import { headTeachers } from '../../accounts/db/account.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { type CardRow, cardsInSight } from '../../db/child-cards.ts'
import { entryFactsOf } from '../../db/duty-subjects.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { dutiesToday } from '../../duties/queries/current-duties.ts'

type Card = z.input<(typeof cardApi)['listCards']['response']>['items'][number]
type Full = z.input<(typeof cardApi)['getCard']['response']>

/** A helper's own cards, by the children's names (kinds.md §6). */
export const getCards = async (ctx: Ctx, actor: Actor): Promise<{ items: Card[] }> => {
  can(actor, 'card.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => ({ items: await viewsOf(tx, await cardsInSight(tx, shanghaiDate(tx.now))) }),
    { readOnly: true, now: ctx.now() },
  )
}

/** One of them, with whom to ask and what there was. Errors: not-found (also for whatever is not one's own). */
export const getCard = async (ctx: Ctx, actor: Actor, id: string): Promise<Full> => {
  can(actor, 'card.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const today = shanghaiDate(tx.now)
      const row = (await cardsInSight(tx, today)).find((c) => c.entry_id === id)
      const [view] = row ? await viewsOf(tx, [row]) : []
      if (!row || !view) throw new AppError('not-found')
      const teacher =
        row.class_id === null ? undefined : (await tx.widened(() => headTeachers(tx, today))).get(row.class_id)
      const ask = teacher
        ? `到学校找${view.className}班主任${teacher}`
        : view.className
          ? `到学校找${view.className}班主任`
          : '到村里找儿童主任'
      return { ...view, ask, met: row.met.map(({ on, line, reached }) => ({ on, line, reached })) }
    },
    { readOnly: true, now: ctx.now() },
  )
}

const viewsOf = async (tx: Tx, rows: readonly CardRow[]): Promise<Card[]> => {
  const tree = await tx.tree()
  const today = shanghaiDate(tx.now)
  const next = await nextDays(tx, rows, today)
  return rows.map((r) => ({
    id: r.entry_id,
    name: r.name,
    className: r.class_id === null ? '' : (tree.get(r.class_id)?.name ?? ''),
    village: r.village_id === null ? '' : (tree.get(r.village_id)?.name ?? ''),
    ageBand: ageBand(r.birth_year, Number(today.slice(0, 4))),
    since: r.from_on,
    rhythm: labelOf(pairing, 'rhythm', r.agreed.rhythm),
    does: labelOf(pairing, 'does', r.agreed.does),
    lastMet: r.met.find((m) => m.reached)?.on ?? null,
    next: next.get(r.entry_id) ?? null,
  }))
}

/** Two years wide: enough to know what to talk about, not a day of birth. */
const ageBand = (birthYear: number | null, year: number): string => {
  if (birthYear === null) return ''
  const from = Math.floor((year - birthYear) / 2) * 2
  return `${from}–${from + 1}岁`
}

const OPEN: readonly string[] = ['open', 'due-soon', 'overdue']

/** By when each next meeting is owed, as the engine says. With the county in sight: the pairing itself is not the helper's to read. */
const nextDays = async (tx: Tx, rows: readonly CardRow[], today: string) => {
  const found = new Map<string, { on: string; over: boolean }>()
  if (rows.length === 0) return found
  const duties = await tx.widened(async () => {
    const ids = rows.map((r) => r.entry_id)
    const facts = await entryFactsOf(tx, { kinds: [pairing], ids, since: addDays(today, -365) })
    const others = facts.map((f) => ({ kind: 'entry' as const, facts: f }))
    return dutiesToday(tx, today, { children: new Map(), others }, [pairingRhythm])
  })
  for (const d of duties) {
    const on = d.period.windows.due
    const before = found.get(d.subject.id)
    if (OPEN.includes(d.state) && (!before || on < before.on)) found.set(d.subject.id, { on, over: on < today })
  }
  return found
}
