import { overviewKindsAt } from '../../domain/overview.ts'

/** Is there anything to see on a page from a post at this kind of place? One place in a table of places is no table. */
export const hasPage = (path: string, placeKind: string): boolean =>
  path !== '/overview' || overviewKindsAt(placeKind).length > 0
