import type * as z from 'zod'
import type { ownFieldApi } from '../../../domain/api/own-field.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { CHANGES_TOLD, countyFieldRows, ownAnswerCounts, ownFieldHistory, ownFieldOf } from '../../db/county-field.ts'
import { inActorTx } from '../../db/tx.ts'
import { ownFieldView } from '../view.ts'

type Out = z.input<(typeof ownFieldApi)['listOwnFields']['response']>

/** Every question that the county ever made, how often it was answered, and what was last changed on it. */
export const listOwnFields = async (ctx: Ctx, actor: Actor): Promise<Out> => {
  can(actor, 'own-field.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const rows = await countyFieldRows(tx)
      const counts = rows.length ? await ownAnswerCounts(tx) : []
      const history = Map.groupBy(rows.length ? await ownFieldHistory(tx) : [], (h) => h.row_id)
      return {
        items: rows.map((row) => ({
          ...ownFieldView(ownFieldOf(row)),
          answered: counts.find((c) => c.thing === row.thing && c.of_kind === row.of_kind && c.key === row.key)?.n ?? 0,
          history: (history.get(row.id) ?? []).flatMap((change) => {
            const text = change.op === 'ins' ? '加上了' : changeText(change.patch)
            return text === '' ? [] : [{ on: change.on_date, by: change.account_name, text }]
          }),
          earlier: Math.max(0, (history.get(row.id)?.[0]?.n ?? 0) - CHANGES_TOLD),
        })),
      }
    },
    { now: ctx.now(), readOnly: true },
  )
}

type Patch = Record<string, [unknown, unknown]>

const TITLES: Readonly<Record<string, string>> = { label: '问法', hint: '提示', unit: '单位' }

/** What became of a question, in words; empty where only its place in the form changed. */
const changeText = (patch: Patch): string =>
  Object.entries(patch)
    .flatMap(([column, [from, to]]) => {
      if (TITLES[column]) return [`${TITLES[column]}“${String(from)}”改成“${String(to)}”`]
      if (column === 'required') return [to ? '改成必填' : '改成可以不填']
      if (column === 'options') return ['改了选项']
      if (column === 'ended_on') return [to === null ? '接着问' : `停问，${String(to)}起`]
      return []
    })
    .join('；')
