import type { Answer } from '../client/call.ts'

export type Transfer = Answer<'listTransfers'>['items'][number]

/** What is handed over together: from one class to one school, from one day; in the order of the list. */
export const inGroups = (items: readonly Transfer[]): Transfer[][] => [
  ...Map.groupBy(
    items,
    (x) =>
      `${x.state} ${x.from.code} ${x.fromClass} ${x.to?.code} ${x.elsewhere} ${x.on} ${x.answer?.on} ${x.answer?.reason} ${x.answer?.toClass} ${x.mayUndo} ${x.undone}`,
  ).values(),
]
