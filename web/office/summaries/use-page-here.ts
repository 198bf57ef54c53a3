import { type MouseEvent, useEffect, useRef } from 'react'
import { useHere } from '../../client/use-here.ts'

/** At a desk the paper scrolls in its own box, in one hand the window does. */
const scrollers = (root: Element | null): Element[] =>
  [root?.querySelector('.paper-wrap'), document.scrollingElement].filter((box) => box instanceof Element)

/**
 * How far down the paper was when somebody followed a link out of it: there it is again on the way back (F16). The sections of a page fill in
 * after the first drawing, so the router, which restores at once, lands further down; this waits until they stand.
 */
export const usePageHere = () => {
  const root = useRef<HTMLDivElement>(null)
  const [tops, keep] = useHere<readonly number[]>('page-top')
  const restore = useRef(tops)
  useEffect(() => {
    const wanted = restore.current
    if (!wanted) return
    const put = () => {
      for (const [i, box] of scrollers(root.current).entries()) box.scrollTop = wanted[i] ?? 0
    }
    // Two drawings later the sections are there; by then nobody has begun to scroll.
    let next = requestAnimationFrame(() => {
      put()
      next = requestAnimationFrame(put)
    })
    return () => cancelAnimationFrame(next)
  }, [])
  const note = ({ target }: MouseEvent) => {
    if (target instanceof Element && target.closest('a[href^="/"]'))
      keep(scrollers(root.current).map((box) => box.scrollTop))
  }
  return { root, note }
}
