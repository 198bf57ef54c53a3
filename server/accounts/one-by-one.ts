const last = new Map<string, Promise<unknown>>()

/**
 * Work of one key goes one after the other in this process, whatever becomes of the one before; other keys do not wait. Sign-in tries of
 * one login: each is counted before the next one begins, however long the counting takes (L5).
 */
export const oneByOne = <T>(key: string, work: () => Promise<T>): Promise<T> => {
  const mine = (last.get(key) ?? Promise.resolve()).then(work, work)
  last.set(key, mine)
  const over = () => {
    if (last.get(key) === mine) last.delete(key)
  }
  mine.then(over, over)
  return mine
}

/** Whose tries are counted together: those of a login, or of it in a browser that is known for it. */
export const triesOf = (device: { knows: boolean; nonce: string }, login: string): string =>
  device.knows ? `${device.nonce} ${login}` : login
