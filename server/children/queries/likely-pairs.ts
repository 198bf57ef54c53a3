import type * as z from 'zod'
import type { likelyPairs } from '../../../domain/api/child-merge.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { likelySame } from '../../../domain/registers/likely-same.ts'
import type { IncomingChild } from '../../../domain/registers/roster-child.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { placeFilter } from '../../db/facts.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { placeByCode } from '../../places/queries/term-of-place.ts'
import { filesAt, type MergeRow, mergesOf, saidApart } from '../db/child-merges.ts'
import { childSnapshots } from '../db/child-snapshot.ts'
import { type ComparableFile, comparableFiles } from '../db/comparable-files.ts'
import { type MergeSteps, openSteps } from '../merge/steps.ts'
import { whyNotYours, whyTogether } from '../merge/why-together.ts'
import { soundOf } from '../search-keys.ts'
import { toldFile } from '../told-file.ts'

/** A township's children; more are looked at school by school. */
const MOST_FILES = 12_000
const CHUNK = 1000
/** As many pairs as somebody goes through in a sitting. */
const MOST_PAIRS = 60
const MOST_DONE = 30

/**
 * Pairs of files within a place that are likely one child, the strongest reasons first, without those of whom somebody said that they are two;
 * and those put together, for the way back. Errors: not-found.
 */
export const getLikelyPairs = async (
  ctx: Ctx,
  actor: Actor,
  input: { place?: string | undefined },
): Promise<z.infer<typeof likelyPairs>> => {
  can(actor, 'child.merge')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      const place = await placeByCode(tx, input.place ?? tree.get(actor.placeId)?.code ?? '', 'child.merge')
      const ids = await filesAt(tx, await placeFilter(tx, place, 'c.'), MOST_FILES)
      const apart = await saidApart(tx, ids)
      const pairs = pairsAmong(await comparedBy(ctx, tx, ids)).filter(({ a, b }) => !apart.has(`${a.id} ${b.id}`))
      const shown = pairs.slice(0, MOST_PAIRS)
      const files = new Map(
        (
          await childSnapshots(
            tx,
            ctx.keys,
            [...new Set(shown.flatMap(({ a, b }) => [a.id, b.id]))],
            shanghaiDate(tx.now),
          )
        ).map((f) => [f.row.id, f]),
      )
      const told = (id: string) => {
        const file = files.get(id)
        return file ? [toldFile(file, tree)] : []
      }
      return {
        items: shown.flatMap(({ a, b, reasons }) =>
          told(a.id).flatMap((one) => told(b.id).map((other) => ({ one, other, reasons }))),
        ),
        more: Math.max(0, pairs.length - MOST_PAIRS),
        done: await mergesDone(ctx, tx, ids),
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}

/** Files put together, each with why it would not be taken apart again (F15). */
const mergesDone = async (ctx: Ctx, tx: Tx, ids: readonly string[]) => {
  const rows = await mergesOf(tx, ids, MOST_DONE)
  return tx.widened(async () => {
    const told = []
    for (const m of rows)
      told.push({
        id: m.id,
        kept: { id: m.kept_id, name: m.kept_name },
        gone: m.gone_name,
        on: m.on_date,
        by: m.by_name,
        reason: m.reason,
        undoRefused: m.steps_sealed ? await whyStays(tx, m, openSteps(ctx.keys, tx, m.id, m.steps_sealed)) : null,
      })
    return told
  })
}

/** As the command would answer this reader: that it cannot be undone, or that somebody else decides it. */
const whyStays = async (tx: Tx, row: MergeRow, steps: MergeSteps): Promise<string | null> =>
  (await whyTogether(tx, row, steps)) ?? (await whyNotYours(tx, await tx.tree(), row, steps))

/** Part by part; nothing is swept between (sweeper.ts): what is read is small, and a sweep a request was most of its time. */
const comparedBy = async (ctx: Ctx, tx: Tx, ids: readonly string[]): Promise<ComparableFile[]> => {
  const out: ComparableFile[] = []
  for (let from = 0; from < ids.length; from += CHUNK) {
    out.push(...(await comparableFiles(tx, ctx.keys, ids.slice(from, from + CHUNK))))
  }
  return out
}

type Pair = { a: ComparableFile; b: ComparableFile; reasons: string[] }

/** Each pair once: a file is held against those that come after it. Numbers first, then as many reasons as there are. */
const pairsAmong = (files: readonly ComparableFile[]): Pair[] => {
  const rows = files.map(asRow)
  const byId = new Map(files.map((f) => [f.id, f]))
  const sounds = new Map<string, string>()
  const sound = (name: string) => {
    const known = sounds.get(name) ?? soundOf(name)
    sounds.set(name, known)
    return known
  }
  const pairs = likelySame(rows, files, (x, y) => sound(x) === sound(y)).flatMap(({ incoming, candidates }): Pair[] =>
    candidates.flatMap(({ child, reasons }): Pair[] => {
      const a = byId.get(incoming.key)
      return a && child && a.id < child.id ? [{ ...inOrder(a, child), reasons }] : []
    }),
  )
  const weight = ({ reasons }: Pair) => (reasons.some((r) => r.includes('号')) ? 10 : 0) + reasons.length
  return pairs.sort((x, y) => weight(y) - weight(x) || (x.a.id < y.a.id ? -1 : 1))
}

/** The file to be kept first: that of a child who is here, then one in a class, then the older one (ids are made in time). */
const inOrder = (x: ComparableFile, y: ComparableFile): Pick<Pair, 'a' | 'b'> => {
  const weight = (f: ComparableFile) => (f.left ? 0 : f.classTitle === null ? 1 : 2)
  return weight(y) > weight(x) ? { a: y, b: x } : { a: x, b: y }
}

const asRow = ({ id, nameKey, flat }: ComparableFile): IncomingChild => ({
  key: id,
  sheet: '',
  row: 1,
  nameKey,
  issues: [],
  says: flat,
})
