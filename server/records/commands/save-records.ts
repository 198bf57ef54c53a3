import { recordInput } from '../../../domain/api/record.ts'
import type { RecordInput } from '../../../domain/records/record-facts.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { isUnstorable } from '../../db/unstorable.ts'
import { ofKeptFiles } from '../of-kept-files.ts'
import { saveOne } from '../save-one.ts'
import { saveTogether } from '../save-together.ts'
import { raised, type Stated, stated } from '../stated.ts'
import { attention, IdTaken, idTaken, misshapen, type Verdict } from '../verdict.ts'

/** Records of one transaction: a phone's push. */
const TOGETHER = 50

/**
 * Stores records, each with its own verdict, fifty in one transaction: one bad record holds up no other. The same id again is a
 * duplicate and changes nothing. A correction names its predecessor. Records are never edited in place.
 */
export const saveRecords = async (
  ctx: Ctx,
  actor: Actor,
  input: { records: readonly (RecordInput | Record<string, unknown>)[] },
): Promise<{ verdicts: Verdict[] }> => {
  can(actor, 'record.write')
  const verdicts: Verdict[] = []
  for (let from = 0; from < input.records.length; from += TOGETHER)
    verdicts.push(...(await push(ctx, actor, input.records.slice(from, from + TOGETHER))))
  return { verdicts }
}

const push = async (ctx: Ctx, actor: Actor, raw: readonly unknown[]): Promise<Verdict[]> => {
  const read = raw.map((one) => {
    const shape = recordInput.safeParse(one)
    return shape.success ? { record: raised(stated(shape.data)) } : { verdict: misshapen(one, shape.error.issues) }
  })
  const records = read.flatMap((r) => r.record ?? [])
  const options = { now: ctx.now(), byKeys: true, atOnce: records.length === 1 }
  const said = records.length
    ? await inActorTx(ctx.db, actor, (tx) => saveTogether(tx, records), options).catch((error: unknown) => {
        if (!spoilt(error)) throw error
        return inActorTx(ctx.db, actor, (tx) => eachAtItsSavepoint(tx, records), options)
      })
    : []
  const judged = said.some(isUnknown) ? await judgedAnew(ctx, actor, records, said) : said
  const next = judged.values()
  return read.flatMap((r) => r.verdict ?? next.next().value ?? [])
}

/** A child that is not there, or another one in what was sent before: it may be a file that became one with another. */
const isUnknown = (verdict: Verdict): boolean => verdict.code === 'not-found' || verdict.code === 'id-taken'

const judgedAnew = (ctx: Ctx, actor: Actor, records: readonly Stated[], said: readonly Verdict[]): Promise<Verdict[]> =>
  inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const out: Verdict[] = []
      for (const [i, verdict] of said.entries()) {
        const record = records[i]
        const kept = record && isUnknown(verdict) ? await ofKeptFiles(tx, record) : null
        out.push(...(kept ? await eachAtItsSavepoint(tx, [kept]) : [verdict]))
      }
      return out
    },
    { now: ctx.now(), byKeys: true },
  )

/** One of them spoils the statement for all: its id stands since a moment ago, or it holds a letter that the database cannot. */
const spoilt = (error: unknown): boolean => error instanceof IdTaken || isUnstorable(error)

/** Only where one has failed: it gets its verdict, the others stand. */
const eachAtItsSavepoint = async (tx: Tx, records: readonly Stated[]): Promise<Verdict[]> => {
  const verdicts: Verdict[] = []
  for (const record of records) {
    const save = () => tx.attempt(() => saveOne(tx, record))
    verdicts.push(
      // Sent twice at the same moment: asked again, the other one is seen.
      await save()
        .catch((error: unknown) => {
          if (error instanceof IdTaken) return save()
          throw error
        })
        .catch((error: unknown) => {
          if (error instanceof IdTaken) return idTaken(record.id)
          // A letter that the database cannot hold (an escape character out of a broken keyboard).
          if (isUnstorable(error)) return attention(record.id, 'invalid', '里面有不能保存的字符，请删掉后再存。')
          throw error
        }),
    )
  }
  return verdicts
}
