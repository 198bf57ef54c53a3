import { addDays } from '../../domain/kit/dates.ts'
import type { Answer } from './call.ts'
import { queryClient } from './queries.ts'

type Start = Answer<'prepareRecord'>
type Person = Start['people'][number]
type Household = Answer<'getToday'>['households'][number]

/** Every answer to a question that is in memory, page by page. */
const pagesOf = <T>(name: string): T[] =>
  queryClient.getQueriesData<T | { pages: T[] } | T[]>({ queryKey: [name] }).flatMap(([, data]) => {
    if (data === undefined || data === null) return []
    if (Array.isArray(data)) return [{ items: data } as T]
    return typeof data === 'object' && 'pages' in data ? data.pages : [data as T]
  })

/**
 * What a form begins with where the server cannot be asked: children whom the lists in memory name, with their household where Today
 * knows it. Null where somebody is not known: nothing is written about a child without a name.
 */
export const knownStart = (asked: string, today: string): Start | null => {
  const ids = asked.split(',').filter(Boolean)
  const people = new Map<string, Person>()
  const add = (c: { id: string; name: string; className?: string | null }) => {
    if (people.has(c.id)) return
    people.set(c.id, {
      id: c.id,
      name: c.name,
      className: c.className ?? null,
      asked: ids.includes(c.id),
      unfit: [],
      last: null,
    })
  }
  const homes = pagesOf<{ households?: Household[] }>('getToday').flatMap((page) => page.households ?? [])
  for (const home of homes) if (home.children.some((c) => ids.includes(c.id))) home.children.forEach(add)
  for (const page of pagesOf<{ items?: Answer<'listChildren'>['items'] }>('listChildren'))
    for (const child of page.items ?? []) if (ids.includes(child.id)) add(child)
  for (const roll of pagesOf<Answer<'getRoll'>>('getRoll'))
    for (const child of roll.items ?? []) if (ids.includes(child.id)) add(child)
  for (const file of pagesOf<Answer<'getChild'>>('getChild')) if (ids.includes(file.row.id)) add(file.row)
  if (ids.length === 0 || !ids.every((id) => people.has(id))) return null
  return {
    people: [...people.values()],
    owners: [],
    days: { soon: addDays(today, 3), week: addDays(today, 7) },
    entry: null,
    replaces: null,
  }
}

/** The households that Today has shown, in its order. */
export const homesInMemory = (): Household[] => {
  const homes = pagesOf<{ households?: Household[] }>('getToday').flatMap((page) => page.households ?? [])
  return [...new Map(homes.map((home) => [home.householdId, home])).values()]
}
