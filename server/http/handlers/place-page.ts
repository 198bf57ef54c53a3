import type { placePageApi } from '../../../domain/api/place-page.ts'
import { getPlaceCalendar } from '../../places/queries/place-calendar.ts'
import { getPlace } from '../../places/queries/place-page.ts'
import type { Handlers } from '../types.ts'

export const placePageHandlers: Handlers<typeof placePageApi> = {
  getPlace: (ctx, actor, { params }) => getPlace(ctx, actor, params.placeId),
  getPlaceCalendar: (ctx, actor, { params, query }) => getPlaceCalendar(ctx, actor, params.placeId, query),
}
