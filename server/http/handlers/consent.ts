import type { consentApi } from '../../../domain/api/consent.ts'
import { getConsents } from '../../consents/queries/consents.ts'
import type { Handlers } from '../types.ts'

export const consentHandlers: Handlers<typeof consentApi> = {
  getConsents: (ctx, actor, { params }) => getConsents(ctx, actor, params.id),
}
