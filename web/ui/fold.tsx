import { type ReactNode, useState } from 'react'
import { useNarrow } from './use-narrow.ts'

/** What was opened stays open while one comes and goes. */
const opened = new Set<string>()

/**
 * A section that in a hand is one line until it is opened, so that what comes after it is in sight; at a desk it stands open. `late`:
 * what of it is past its day, said in the line too.
 */
export const Fold = ({
  title,
  count,
  late,
  children,
}: {
  title: string
  count: string
  late: string | null
  children: ReactNode
}) => {
  const narrow = useNarrow()
  const [open, setOpen] = useState(opened.has(title))
  const shown = open || !narrow
  const toggle = () => {
    if (open) opened.delete(title)
    else opened.add(title)
    setOpen(!open)
  }
  const words = (
    <>
      {title} <span className="mut">{count}</span>
      {late ? <span className="c-overdue sm late">{late}</span> : null}
    </>
  )
  return (
    <section className={shown ? 'col folded open' : 'col folded'} style={{ gap: 8 }} aria-label={title}>
      <h2 className="sec fold">
        {narrow ? (
          <button type="button" aria-expanded={open} onClick={toggle}>
            {words}
            <span className="sp" />
            <span aria-hidden="true">{open ? '▴' : '▾'}</span>
          </button>
        ) : (
          words
        )}
      </h2>
      {shown ? children : null}
    </section>
  )
}
