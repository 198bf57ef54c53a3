import { useSearch } from '@tanstack/react-router'
import { isRollPlace } from '../../../domain/registers/roll.ts'
import { useMe } from '../../client/me.tsx'
import type { Asked } from './asked.ts'
import './census.css'
import { Places } from './places.tsx'
import { Roll } from './roll.tsx'

/** The census of each term (S2A.3, S2B.1, S4.1): a class or village goes over its roll and signs it; what stands above sees who has. */
export const Screen = () => {
  const me = useMe()
  const asked = useSearch({ strict: false }) as Asked
  const own = isRollPlace(me.post.place.kind) ? me.post.place.code : null
  const place = asked.place ?? own
  return place === null ? <Places asked={asked} /> : <Roll key={place} place={place} own={own} asked={asked} />
}
