import { type MouseEvent, useLayoutEffect, useRef } from 'react'
import { useHere } from '../client/use-here.ts'

/** The box that scrolls the list: the dialog, where it stands in one. */
const scroller = (at: Element | null): Element | null => at?.closest('[role=dialog]') ?? null

/** How far down a list in a box was when somebody went off from it: there it is again on the way back (F16). */
export const useScrollHere = (ready: boolean) => {
  const box = useRef<HTMLDivElement>(null)
  const [top, setTop] = useHere<number>('list-top')
  const restored = useRef(false)
  useLayoutEffect(() => {
    if (!ready || restored.current) return
    restored.current = true
    const at = scroller(box.current)
    if (at && top !== null) at.scrollTop = top
  }, [ready, top])
  // Only where one goes off: a box that is ticked would be drawn anew before its own click was heard, and stay as it was.
  const note = ({ target }: MouseEvent) => {
    if (target instanceof Element && target.closest('a')) setTop(scroller(box.current)?.scrollTop ?? null)
  }
  return { box, note }
}
