import { useMe } from '../../client/me.tsx'
import { usePlaces } from '../../client/use-places.ts'

/** Classes of a school, schools and villages of a township: where a batch may be cut smaller; empty where nothing stands below. */
export const usePlacesBelow = (): { code: string; name: string; kind: string }[] => {
  const me = useMe()
  const { kind, code } = me.post.place
  const wanted = kind === 'school' ? 'class' : kind === 'township' ? 'school,village' : null
  const { items } = usePlaces({ within: code, kind: wanted ?? 'class' }, wanted !== null)
  return wanted === null ? [] : items.filter((place) => !place.closed)
}
