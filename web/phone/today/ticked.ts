/**
 * What was ticked as done and is not sent yet: ids of entries and the day, by account, nothing of people (decision 034). A phone that is put
 * away, or has no network, sends it when this page is opened again.
 */
const keyOf = (account: string) => `nuanyang.${account}.ticked`

const read = (account: string): Record<string, string> => {
  try {
    return JSON.parse(localStorage.getItem(keyOf(account)) ?? '{}') as Record<string, string>
  } catch {
    return {}
  }
}

const write = (account: string, all: Record<string, string>): void => {
  try {
    if (Object.keys(all).length === 0) localStorage.removeItem(keyOf(account))
    else localStorage.setItem(keyOf(account), JSON.stringify(all))
  } catch {
    // No room, or no store: it is sent all the same while the page is open.
  }
}

/** The day on which it was ticked here. */
export const tickedOn = (account: string, id: string): string | undefined => read(account)[id]

export const keepTick = (account: string, id: string, on: string): void =>
  write(account, { ...read(account), [id]: on })

export const dropTick = (account: string, id: string): void => {
  const { [id]: _, ...rest } = read(account)
  write(account, rest)
}
