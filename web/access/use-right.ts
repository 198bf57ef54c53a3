import { useState } from 'react'

/**
 * What was said “right” of while a list is gone over, by post: kept in this tab, so that whoever goes to change an account in between finds it
 * again. Nothing is written before the list is signed.
 */
export const useRight = (key: string) => {
  const name = `nuanyang.access ${key}`
  const [kept, keep] = useState<{ name: string; right: ReadonlySet<string> }>(() => ({ name, right: read(name) }))
  const right = kept.name === name ? kept.right : read(name)
  const say = (next: ReadonlySet<string>) => {
    keep({ name, right: next })
    try {
      if (next.size) sessionStorage.setItem(name, JSON.stringify([...next]))
      else sessionStorage.removeItem(name)
    } catch {
      // A browser that keeps nothing has it on this page alone.
    }
  }
  return [right, say] as const
}

const read = (name: string): ReadonlySet<string> => {
  try {
    return new Set(JSON.parse(sessionStorage.getItem(name) ?? '[]') as string[])
  } catch {
    return new Set()
  }
}
