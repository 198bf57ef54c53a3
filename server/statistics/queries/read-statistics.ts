import type * as z from 'zod'
import type { statisticsApi } from '../../../domain/api/statistics.ts'
import { spanName } from '../../../domain/calendar/year.ts'
import { AppError } from '../../../domain/errors.ts'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import { statisticsTable } from '../../../domain/reports/tables/list.ts'
import type { SheetIdentity } from '../../../domain/reports/tables/sheet-code.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { compareSheet } from '../compare-sheet.ts'
import { readSheet } from '../read-sheet.ts'
import { type StatisticsOut, statisticsOf } from './statistics.ts'

type Input = z.output<typeof statisticsApi.readStatistics.query>
type Out = z.input<typeof statisticsApi.readStatistics.response>

/** Differences of one answer; a sheet with more was filled from another source altogether. */
const MOST = 400

/**
 * A table that came back filled or corrected by hand, beside the register's numbers of the same day (decision 068). Nothing is written. Errors:
 * invalid (no table of ours, another one than is shown, another version of the form, heads changed; each in a sentence), place-unknown,
 * not-found, those of the reader.
 */
export const readStatistics = async (ctx: Ctx, actor: Actor, bytes: Uint8Array, input: Input): Promise<Out> => {
  can(actor, 'figure.read')
  const sheet = await readSheet(bytes)
  const { identity } = sheet
  const title = statisticsTable(identity.table)?.title ?? ''
  if (identity.table !== input.table) refuse(`交来的是《${title}》，页面上是另一张表。请先在上面选“${title}”再交。`)
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const shown = input.place ?? (await tx.tree()).get(tx.actor.placeId)?.code ?? ''
      if (identity.place !== shown) refuse('交来的是另一个单位的表，和页面上的不是一处。请先打开那个单位的表再交。')
      if (identity.term !== input.term)
        refuse(`交来的是${spanName(identity.term)}的表，页面上是${spanName(input.term)}。请先换到那个学期再交。`)
      if (input.at !== undefined && identity.at !== input.at)
        refuse(`交来的表数到${longDate(identity.at)}，页面上数到${longDate(input.at)}。请先把日子改成那一天再交。`)
      const { table, place, term, at } = identity
      const now = await statisticsOf(tx, { table, place, term, at })
      mustBeOfForm(identity, now)
      const { differences, ...compared } = compareSheet(sheet, now)
      return {
        ...compared,
        table,
        place: now.place,
        term,
        cutoff: now.cutoff,
        form: now.form,
        differences: differences.slice(0, MOST).map((one) => {
          const item = now.items.find(({ no }) => no === one.no)
          return { ...one, label: item?.label ?? '', figure: item?.figure ?? null }
        }),
        left: Math.max(0, differences.length - MOST),
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}

const refuse = (text: string): never => {
  throw new AppError('invalid', { file: text }, text)
}

const mustBeOfForm = ({ form, at }: SheetIdentity, now: StatisticsOut): void => {
  if (form !== now.form) refuse('县里的表改过版了，交来的是旧栏目。请另取一张新的，把数填上去再交。')
  if (at !== now.cutoff) refuse(`这个学期数不到${longDate(at)}。请另取一张再填。`)
}
