import { Alert, Button } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'

/** Rows where rows will be, but only when it takes longer than 300 ms. */
export const Loading = ({ rows = 8 }: { rows?: number }) => {
  const [shown, show] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => show(true), 300)
    return () => clearTimeout(timer)
  }, [])
  return shown ? (
    <div role="status" aria-label="正在读取">
      {Array.from({ length: rows }, (_, i) => `r${i}`).map((key) => (
        <div className="skeleton" key={key} />
      ))}
    </div>
  ) : null
}

/** One sentence why it is empty, one thing to do. */
export const Empty = ({ text, children }: { text: string; children?: ReactNode }) => (
  <div className="card pad col" style={{ alignItems: 'flex-start' }}>
    <p className="mut">{text}</p>
    {children}
  </div>
)

/** What happened and what to do; nothing typed is lost. */
export const Fault = ({
  error,
  again,
  againText = '再试一次',
}: {
  error: Error
  again?: () => void
  againText?: string
}) => (
  <Alert color="red" variant="light" role="alert">
    <div className="row">
      <span>{error.message}</span>
      {again ? (
        <Button size="xs" variant="default" onClick={again}>
          {againText}
        </Button>
      ) : null}
    </div>
  </Alert>
)

/** `head` stands on top of every printed sheet: of whom, of which day. `kind` are more classes (fill, narrow, dense). */
export const Page = ({
  title,
  aside,
  actions,
  head,
  kind = '',
  children,
}: {
  title: string
  aside?: ReactNode
  actions?: ReactNode
  head?: ReactNode
  kind?: string
  children: ReactNode
}) => (
  <div className={`page ${kind}`}>
    {head ? <div className="printhead">{head}</div> : null}
    <div className="hd">
      <h1>{title}</h1>
      {aside ? <span className="mut">{aside}</span> : null}
      <span className="sp" />
      <div className="row noprint">{actions}</div>
    </div>
    {children}
  </div>
)
