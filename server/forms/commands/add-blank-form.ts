import { createHash } from 'node:crypto'
import { AppError } from '../../../domain/errors.ts'
import { figureFaces } from '../../../domain/figures/list.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { hasLetter } from '../../../domain/kit/text.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { lockBlankForms } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import { newId } from '../../ids.ts'
import { formsOf, MOST_FORMS } from '../db/blank-form.ts'
import { openForm } from '../files/form-file.ts'
import { type FormPage, fileOf, formPage, gridsOf } from '../form-view.ts'
import { proposeMapping } from '../propose-mapping.ts'

const FULL = `一个单位最多放 ${MOST_FORMS} 张表样。请先去掉用不着的。`
const NO_TABLE = '文件里没有表格，也没有留空的地方（____）。请换一张有表格的。'

/**
 * Takes in a blank form for the actor's own place: read, never run; its columns and spots are proposed, a person puts them right. Errors:
 * invalid (macros, links to other files, wild formulas, too large, another format; each in a sentence).
 */
export const addBlankForm = async (
  ctx: Ctx,
  actor: Actor,
  bytes: Uint8Array,
  input: { name: string },
): Promise<FormPage> => {
  can(actor, 'blank-form.write')
  const parts = await openForm(bytes)
  const grids = await gridsOf(parts)
  if (grids.every((grid) => grid.cells.length === 0)) throw new AppError('invalid', { file: NO_TABLE }, NO_TABLE)
  const mapping = proposeMapping(grids, figureFaces())
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const place = actor.placeId
      await lockBlankForms(tx, place)
      if ((await formsOf(tx, [place])).length >= MOST_FORMS) throw new AppError('invalid', { file: FULL }, FULL)
      const id = newId(tx.now)
      const bare = input.name.replace(/\.(?:xlsx|docx)$/i, '').trim()
      const row = {
        place_id: place,
        title: hasLetter(bare) ? bare.slice(0, 60) : '空白表',
        format: parts.format,
        file_name: input.name,
        mapping,
        version: 1,
        made_by_name: actor.name,
        made_on: shanghaiDate(tx.now),
      }
      await tx.write(
        [
          {
            table: 'blank_form',
            op: 'insert',
            id,
            set: {
              ...row,
              mapping: JSON.stringify(mapping),
              file_sealed: ctx.keys.seal(bytes, fileOf(tx.countyId, id)),
              file_hash: createHash('sha256').update(bytes).digest('hex'),
              gone_on: null,
            },
          },
        ],
        {
          action: 'blank-form.add',
          subject: 'blank-form',
          subjectId: id,
          placeId: place,
          detail: { title: row.title },
        },
      )
      return formPage(tx, { id, ...row }, grids)
    },
    { now: ctx.now() },
  )
}
