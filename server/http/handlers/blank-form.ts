import type { blankFormApi } from '../../../domain/api/blank-form.ts'
import { addBlankForm } from '../../forms/commands/add-blank-form.ts'
import { endBlankForm, mapBlankForm } from '../../forms/commands/map-blank-form.ts'
import { getBlankForm, listBlankForms } from '../../forms/queries/blank-forms.ts'
import { fillForm } from '../../forms/queries/fill-form.ts'
import { DOCX, type Handlers, XLSX } from '../types.ts'

export const blankFormHandlers: Handlers<typeof blankFormApi> = {
  listBlankForms: (ctx, actor) => listBlankForms(ctx, actor),
  addBlankForm: (ctx, actor, { query, file }) => addBlankForm(ctx, actor, file, query),
  getBlankForm: (ctx, actor, { params }) => getBlankForm(ctx, actor, params.id),
  mapBlankForm: (ctx, actor, { params, body }) => mapBlankForm(ctx, actor, params.id, body),
  endBlankForm: async (ctx, actor, { params }) => {
    await endBlankForm(ctx, actor, params.id)
    return { ok: true }
  },
  fillBlankForm: async (ctx, actor, { params, body }) => {
    const { bytes, name, format } = await fillForm(ctx, actor, params.id, body)
    return { file: bytes, name, type: format === 'xlsx' ? XLSX : DOCX }
  },
}
