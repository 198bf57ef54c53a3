import type * as z from 'zod'
import type { concernApi } from '../../../domain/api/concern.ts'
import { concern } from '../../../domain/entries/concern.ts'
import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { endState, isEnded } from '../../../domain/kit/define-entry.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { ownId, standsUnseen } from '../../db/client-ids.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { addition } from '../addition.ts'
import { type AdditionRow, additionsTo, type ConcernRow, lockConcern } from '../db/concern.ts'

type Input = z.output<(typeof concernApi)['addToConcern']['body']>

/**
 * Adds a line to a concern: whom one told, what was done, what comes next; `close` ends it, which needs what was done and that
 * somebody was told, here or before (law §3.4). Nothing written is edited; a closed one is still added to. The same id again changes
 * nothing. Errors: not-found, invalid (by field), conflict (the id is another line's).
 */
export const addToConcern = async (ctx: Ctx, actor: Actor, concernId: string, input: Input): Promise<void> => {
  can(actor, 'concern.write')
  const today = shanghaiDate(ctx.now())
  refuseUnclear(input, today)
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await lockConcern(tx, concernId)
      if (!row || actor.via === 'operator') throw new AppError('not-found')
      const id = (await standsUnseen(tx, 'addendum', input.id)) ? ownId(actor.accountId, input.id) : input.id
      const before = await additionsTo(tx, [concernId])
      const kept = before.find((a) => a.id === id)
      if (kept) return refuseOther(kept, actor, input)
      const told = input.told.length > 0 || before.some((a) => Array.isArray(a.body.told) && a.body.told.length > 0)
      if (input.close && !told) throw new AppError('invalid', { told: TELL_FIRST }, TELL_FIRST)
      await add(tx, row, { ...input, id }, today)
    },
    { now: ctx.now() },
  )
}

const add = (tx: Tx, row: ConcernRow, input: Input, today: string): Promise<void> =>
  tx.unsealed(async () => {
    const line = addition(tx, { id: input.id, entryId: row.id, scope: row.scope, sort: 'line', body: bodyOf(input) })
    const { inserted } = await tx.write([line], {
      action: 'concern.add',
      subject: 'entry',
      subjectId: row.id,
      scope: row.scope,
    })
    if (!inserted.has(input.id)) throw new AppError('conflict', undefined, ID_IN_USE)
    if (!input.close || isEnded(concern, row.state)) return
    await tx.write(
      [
        {
          table: 'entry',
          op: 'update',
          id: row.id,
          scope: row.scope,
          set: { state: endState(concern), until_on: today, end_reason: input.done },
          on: today,
        },
      ],
      { action: 'concern.close', subject: 'entry', subjectId: row.id, scope: row.scope },
    )
  })

/** What was said, without what was left empty. */
const bodyOf = ({ id: _id, ...line }: Input): Record<string, unknown> => {
  const body = { ...line, told: [...new Set(line.told)] }
  return Object.fromEntries(
    Object.entries(body).filter(([, v]) => v !== '' && v !== null && v !== undefined && v !== false && !isEmpty(v)),
  )
}
const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0

const refuseOther = (kept: AdditionRow, actor: Actor, input: Input): void => {
  const flat = (value: object) => JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
  if (kept.by_id !== actor.accountId || flat(kept.body) !== flat(bodyOf(input)))
    throw new AppError('conflict', undefined, ID_IN_USE)
}

const refuseUnclear = (input: Input, today: string): void => {
  const wrong = (field: keyof Input, message: string): never => {
    throw new AppError('invalid', { [field]: message }, message)
  }
  // “没有告诉别人” tells of nobody: no way, no day, no answer of theirs is asked.
  const told = input.told.some((who) => who !== 'nobody')
  const said = input.told.length > 0
  if (!said && input.done === '' && input.next === '') wrong('done', NOTHING)
  if (told && !input.way) wrong('way', WAY)
  if (told && !input.toldOn) wrong('toldOn', WHEN)
  if (input.toldOn && input.toldOn > today) wrong('toldOn', TO_COME)
  if (input.told.includes('nobody') && input.told.length > 1) wrong('told', NOBODY)
  if (input.next !== '' && !input.nextOn) wrong('nextOn', NEXT_DAY)
  if (input.nextOn && input.nextOn < today) wrong('nextOn', PAST)
  if (input.close && input.done.length < 2) wrong('done', DONE)
}

const NOTHING = '还没有写。请选告诉了谁，或写一句做了什么、下一步做什么。'
const WAY = '请选怎么告诉的。'
const WHEN = '请写哪天告诉的。'
const TO_COME = '这一天还没有到，请选告诉的那一天。'
const NOBODY = '“没有告诉别人”不能和别的人一起选，请改一下。'
const NEXT_DAY = '写了下一步，请也写哪天前做。'
const PAST = '下一步的日期已经过了，请选今天或以后的一天。'
const DONE = '要办结，请写一句做了什么、孩子现在怎样。'
const TELL_FIRST = '要办结，请先写告诉了谁；核实后没有事的，选最后一项。'
const ID_IN_USE = '这个编号已经用在另一条补充上。您写的还在，请刷新后再保存。'
