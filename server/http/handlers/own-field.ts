import type { ownFieldApi } from '../../../domain/api/own-field.ts'
import { addOwnField } from '../../county-fields/commands/add-own-field.ts'
import { changeOwnField } from '../../county-fields/commands/change-own-field.ts'
import { orderOwnFields } from '../../county-fields/commands/order-own-fields.ts'
import { listOwnFields } from '../../county-fields/queries/own-fields.ts'
import type { Handlers } from '../types.ts'

export const ownFieldHandlers: Handlers<typeof ownFieldApi> = {
  listOwnFields: (ctx, actor) => listOwnFields(ctx, actor),
  addOwnField: (ctx, actor, { body }) => addOwnField(ctx, actor, body),
  changeOwnField: (ctx, actor, { params, body }) => changeOwnField(ctx, actor, params.id, body),
  orderOwnFields: (ctx, actor, { body }) => orderOwnFields(ctx, actor, body),
}
