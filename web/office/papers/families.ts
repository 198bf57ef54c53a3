import { useSearch } from '@tanstack/react-router'
import { useMe } from '../../client/me.tsx'
import type { Filters } from '../../client/register-filters.ts'
import { useList } from '../../client/use-list.ts'
import { usePlaces } from '../../client/use-places.ts'
import { usePrint } from '../../client/use-print.ts'

/** Whose families a paper goes to: the children whom the register showed, in its order, with the name of their school. */
export const useFamilies = () => {
  const me = useMe()
  const { leftBehind = 'education', sort = 'class', ...rest } = useSearch({ strict: false }) as Filters
  const asked = { ...rest, sort, ...(leftBehind === 'everyone' ? {} : { leftBehind }) }
  const list = useList('listChildren', { limit: 100, ...asked })
  const printing = usePrint(list)
  const { items: schools } = usePlaces({ kind: 'school' })
  const schoolOf = (id: number | null) => schools.find((p) => p.id === id)?.name ?? me.post.place.name
  return { list, asked, printing, schoolOf }
}
