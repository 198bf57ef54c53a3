import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { scopeOfChild } from '../../../domain/registers/scope.ts'
import { type Actor, canAt } from '../../../domain/roles.ts'
import { can, mustReach } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { lockChildren } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { newId } from '../../ids.ts'
import type { SnapshotChild } from '../db/child-snapshot.ts'
import { livingWith } from '../db/elsewhere.ts'
import { lockedChild } from '../locked-child.ts'
import { updateChildren } from '../update-children.ts'

/** The others of a family; `confirmed`: those who stand there are it. */
type Said = { confirmed: true } | { other: string; together: boolean }

const LEFT = '孩子已经离开，资料不再改。'
const SELF = '这是孩子自己，请选兄弟姐妹。'
const BOTH = '两边都已经各有兄弟姐妹。请先在其中一个的档案里，把不是一家的分开，再来认。'
const THERE = '这一个不在您能改的范围里。请打开那个孩子的档案，或者请管那个班的老师来分开。'

/**
 * What somebody knows of a child's brothers and sisters (dossier §4.1; decision 043): those who stand in the file are it, one more is, or
 * one is not. From today on, and then no list and no form changes the household again. Whoever is written is in reach; the other
 * child only where it is the one that has to move. Errors: not-found, forbidden, invalid (in a sentence).
 */
export const sayHousehold = async (ctx: Ctx, actor: Actor, id: string, said: Said): Promise<void> => {
  can(actor, 'child.write')
  const wrong = (message: string): never => {
    throw new AppError('invalid', { other: message }, message)
  }
  const today = shanghaiDate(ctx.now())
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const other = 'other' in said ? said.other : null
      if (other === id) wrong(SELF)
      await lockChildren(tx, [id, ...(other === null ? [] : [other])].sort())
      const { before: child } = await lockedChild(tx, ctx, id, today)
      mustReach(actor, 'child.write', await scopeOf(tx, child))
      const kin = other === null ? null : (await lockedChild(tx, ctx, other, today)).before
      for (const one of [child, kin]) if (one?.row.status === 'left') wrong(LEFT)
      const reaches = kin !== null && canAt(actor, 'child.write', await scopeOf(tx, kin))
      if (kin && 'other' in said) {
        const one = await moving(tx, child, kin, said.together)
        if (one === 'both') wrong(BOTH)
        if (one === kin && !reaches) wrong(THERE)
        const home = said.together ? (one === kin ? child : kin).row.household_id : newId(tx.now)
        if (one === child || one === kin) await move(tx, ctx, one, home, today)
      }
      const told = [child, ...(kin && reaches ? [kin] : [])].filter((c) => !c.row.household_said)
      await tx.write(
        told.map((c) => ({
          table: 'child' as const,
          op: 'update' as const,
          id: c.row.id,
          on: today,
          set: { household_said: true },
        })),
        {
          action: 'child.change',
          subject: 'child',
          subjectId: id,
          placeId: child.row.school_id,
          detail: { fields: ['household_id'] },
        },
      )
    },
    { now: ctx.now() },
  )
}

const scopeOf = async (tx: Tx, { row }: SnapshotChild): Promise<number[]> =>
  scopeOfChild({ classId: row.class_id, schoolId: row.school_id, villageId: row.village_id }, await tx.tree())

/**
 * Which of the two goes into another household; null: they are as it was said. Who lives alone joins, or of two who share one alone the
 * child itself goes; who is one too many among several goes. `both`: each has others already.
 */
const moving = async (
  tx: Tx,
  child: SnapshotChild,
  kin: SnapshotChild,
  together: boolean,
): Promise<SnapshotChild | 'both' | null> => {
  const same = child.row.household_id === kin.row.household_id
  if (same === together) return null
  const [mine, theirs] = await tx.widened(() =>
    Promise.all([livingWith(tx, child.row.household_id), livingWith(tx, kin.row.household_id)]),
  )
  if (!together) return mine > 2 ? kin : child
  return mine === 1 ? child : theirs === 1 ? kin : 'both'
}

const move = async (tx: Tx, ctx: Ctx, before: SnapshotChild, householdId: string, on: string): Promise<void> => {
  const { school_id: schoolId, class_id: classId, village_id: villageId } = before.row
  const placed = { schoolId, classId, villageId, householdId }
  await updateChildren(tx, ctx.keys, [{ before, flat: before.register.flat, placed, on, importId: null }])
}
