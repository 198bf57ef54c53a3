import { useCallback, useEffect, useRef } from 'react'

type On<A> = ((answer: A, ...rest: never[]) => unknown) | undefined

/**
 * What follows a command is said by whoever asked for it, and the library drops that where its place on the page is gone by then. It may be gone
 * because the lists, read anew, have no such line any more: then nobody would be told that all went well. Whoever left the page is still left alone.
 */
export const useGoneByItself = <A, K>() => {
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  const follow = useRef(new Map<K, On<A>>())
  /** What follows this command, kept until its answer. */
  const note = useCallback((ask: K, on: On<A>) => {
    follow.current.set(ask, on)
  }, [])
  /** Reads the lists anew; what follows is done here if they took its place away. */
  const around = async (ask: K, answer: A, refresh: () => Promise<unknown>): Promise<void> => {
    const on = follow.current.get(ask)
    follow.current.delete(ask)
    const [stood, page] = [here.current, window.location.href]
    await refresh()
    if (stood && !here.current && window.location.href === page) on?.(answer)
  }
  return { note, around }
}
