import type * as z from 'zod'
import type { ledgerApi } from '../../../domain/api/ledger.ts'
import { donor } from '../../../domain/entries/donor.ts'
import { fund } from '../../../domain/entries/fund.ts'
import { wish } from '../../../domain/entries/wish.ts'
import { textIn } from '../../../domain/kit/answers.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { openState } from '../../../domain/kit/define-entry.ts'
import { aidCode } from '../../../domain/registers/aid-code.ts'
import { usesTold } from '../../../domain/registers/aid-told.ts'
import { USE_WORDS } from '../../../domain/registers/ledger.ts'
import type { Place } from '../../../domain/registers/place.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { entriesById, entryPage } from '../../entries/db/entry.ts'
import { answersOf } from '../../entries/reachable.ts'
import { givenByDonors, sumsOfPeriod, usesOfPeriod } from '../db/sums.ts'
import { placeAsked } from './ledger.ts'

type Api = (typeof ledgerApi)['getUseOfAid']
type Out = z.input<Api['response']>

/** So many wishes are put up at once, the newest. */
const MOST_WISHES = 60
const UNNAMED = '不留名'

/**
 * What is put up for donors and everybody (S2B.13, S2B.21): money and goods that came, what they were used for, what is left, and what
 * children wish for, by code. No child, and no number that points at one (`usesTold`); donors by name where they agreed to it. Errors:
 * place-unknown, not-found.
 */
export const getUseOfAid = async (ctx: Ctx, actor: Actor, input: z.output<Api['query']>): Promise<Out> => {
  can(actor, 'ledger.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const place = await placeAsked(tx, input.place)
      const to = input.to ?? shanghaiDate(tx.now)
      const from = input.from ?? `${to.slice(0, 4)}-01-01`
      const sums = await sumsOfPeriod(tx, place.id, from, to)
      const purposes = await purposesOf(tx, sums)
      return {
        place: { code: place.code, name: place.name },
        from,
        to,
        funds: sums
          .filter((s) => s.sort === 'fund')
          .map(({ name, opening, received, used, left, id }) => ({
            name,
            purpose: purposes.get(id) ?? '',
            opening,
            received,
            used,
            left,
          })),
        goods: sums
          .filter((s) => s.sort === 'store')
          .map(({ name, unit, received, used, left }) => ({ name, unit, received, used, left })),
        uses: usesTold(
          (await usesOfPeriod(tx, place.id, from, to)).map(({ use, fen, children }) => ({
            words: USE_WORDS[use],
            fen,
            children,
          })),
        ),
        donors: await donorsTold(tx, place, from, to),
        wishes: await wishesTold(tx, place),
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}

const purposesOf = async (tx: Tx, sums: readonly { entry_id: string | null }[]): Promise<Map<string, string>> =>
  new Map(
    (
      await entriesById(
        tx,
        sums.flatMap((s) => (s.entry_id ? [s.entry_id] : [])),
      )
    ).map((row) => [row.id, textIn(answersOf(fund, row), 'purpose')]),
  )

/** By name whoever agreed to it; all others together. */
const donorsTold = async (tx: Tx, place: Place, from: string, to: string): Promise<Out['donors']> => {
  const given = await givenByDonors(tx, place.id, from, to)
  const rows = await entriesById(
    tx,
    given.flatMap((g) => (g.donor_id ? [g.donor_id] : [])),
  )
  const names = new Map(
    rows.map((row) => {
      const answers = answersOf(donor, row)
      return [row.id, textIn(answers, 'named') === 'yes' ? textIn(answers, 'name') : UNNAMED]
    }),
  )
  const sums = new Map<string, number>()
  for (const { donor_id, fen } of given) {
    const name = (donor_id && names.get(donor_id)) || UNNAMED
    sums.set(name, (sums.get(name) ?? 0) + fen)
  }
  return [...sums].map(([name, fen]) => ({ name, fen }))
}

/** Wishes that nobody has taken on and that the child lets others see. */
const wishesTold = async (tx: Tx, place: Place): Promise<Out['wishes']> => {
  const rows = await entryPage(tx, {
    kinds: [wish.kind],
    place,
    child: null,
    states: [openState(wish)],
    at: null,
    after: null,
    limit: MOST_WISHES,
  })
  return rows
    .map((row) => ({ code: aidCode(row.id), answers: answersOf(wish, row) }))
    .filter(({ answers }) => textIn(answers, 'agreed') === 'yes')
    .map(({ code, answers }) => ({
      code,
      what: textIn(answers, 'what'),
      fen: typeof answers.about === 'number' ? answers.about : null,
    }))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}
