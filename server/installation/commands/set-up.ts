import { DEFAULT_DAYS_OFF, DEFAULT_TERMS } from '../../../domain/calendar/defaults.ts'
import { AppError } from '../../../domain/errors.ts'
import { scopeOfOffice } from '../../../domain/registers/scope.ts'
import { wordsOfPerson, wordsOfPlace } from '../../accounts/known-words.ts'
import { newAccount, newSecret } from '../../accounts/new-account.ts'
import { weakPassword } from '../../accounts/strong-password.ts'
import { checkUsesFrom, usesFromRow } from '../../calendar/uses-from.ts'
import type { Ctx } from '../../context.ts'
import { countiesOf, holdSetUp, insertCounty, nextCircle, nextCounty } from '../../db/county.ts'
import { inActorTx, systemActor } from '../../db/tx.ts'
import type { Change } from '../../db/write/change.ts'
import { newId } from '../../ids.ts'
import { KEY_MARK } from '../../keys.ts'

/**
 * First set-up: the county, its default calendar (and from which day it uses the system), its first administrator. Only while there is no county at all; afterwards, and
 * for the later of two at once, `already-set-up`. With no password a one-time one is made and given back.
 */
export const setUp = async (
  ctx: Ctx,
  input: {
    countyCode: string
    countyName: string
    adminLogin: string
    adminName: string
    password: string | null
    usesFrom?: string | null | undefined
  },
  settings: Record<string, unknown> = {},
): Promise<{ countyId: number; oneTimePassword: string | null }> => {
  if ((await countiesOf(ctx)).length) throw new AppError('already-set-up')
  const admin = { login: input.adminLogin, name: input.adminName, places: [] }
  const known = [...wordsOfPerson(admin, new Map()), ...wordsOfPlace(input.countyName)]
  if (input.password !== null && weakPassword(input.password, known)) throw new AppError('password-weak')
  if (input.usesFrom) checkUsesFrom(input.usesFrom, ctx.now())
  const now = ctx.now()
  const countyId = await nextCounty(ctx.db)
  const placeId = await nextCircle(ctx.db)
  const ownCircle = await nextCircle(ctx.db)
  const secret = await newSecret(input.password)
  const actor = systemActor(countyId, placeId)
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      if (!(await holdSetUp(tx))) throw new AppError('already-set-up')
      await insertCounty(tx, {
        id: countyId,
        code: input.countyCode,
        name: input.countyName,
        placeId,
        feed: newId(now),
        settings: { ...settings, keyMark: ctx.keys.sign(KEY_MARK) },
      })
      await tx.write(
        [
          {
            table: 'place',
            op: 'insert',
            id: placeId,
            set: { kind: 'county', code: input.countyCode, name: input.countyName, parent_id: null },
          },
        ],
        null,
      )
      const calendar: Change[] = [
        ...DEFAULT_TERMS.map(
          (t): Change => ({
            table: 'term',
            op: 'insert',
            id: t.id,
            set: { school_id: 0, name: t.name, starts_on: t.startsOn, ends_on: t.endsOn },
          }),
        ),
        ...DEFAULT_DAYS_OFF.map(
          (d): Change => ({
            table: 'day_off',
            op: 'insert',
            id: newId(now),
            set: { school_id: 0, from_on: d.fromOn, to_on: d.toOn, kind: d.kind, name: d.name },
          }),
        ),
        ...(input.usesFrom ? [usesFromRow(newId(now), 0, input.usesFrom)] : []),
      ]
      await tx.write(calendar, null)
      await newAccount(tx, {
        login: input.adminLogin,
        name: input.adminName,
        role: 'administrator',
        placeId,
        ownCircle,
        secret,
        scope: scopeOfOffice(placeId, await tx.tree()),
      })
      tx.note({ action: 'set-up', subject: 'county', subjectId: String(countyId), placeId })
      return { countyId, oneTimePassword: secret.once }
    },
    { now },
  )
}
