import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'

/** The end of a list that has more: it loads on when it comes into sight, or by its button. */
export const More = ({ more, busy, text }: { more: (() => void) | null; busy: boolean; text: string }) => {
  const end = useRef<HTMLDivElement>(null)
  const load = useRef(more)
  load.current = more
  const any = more !== null
  useEffect(() => {
    if (!any || !end.current) return
    const watch = new IntersectionObserver(
      (seen) => {
        if (seen.some((s) => s.isIntersecting)) load.current?.()
      },
      { rootMargin: '600px' },
    )
    watch.observe(end.current)
    return () => watch.disconnect()
  }, [any])
  return any ? (
    <div ref={end} className="pad noprint" style={{ textAlign: 'center' }}>
      <Button variant="default" size="xs" loading={busy} onClick={() => more?.()}>
        {text}
      </Button>
    </div>
  ) : null
}
