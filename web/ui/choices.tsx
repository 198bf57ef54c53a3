import type { ReactNode } from 'react'

/** Choices to tap under one heading, and beneath them what lacks. */
export const Choices = ({
  label,
  fault,
  children,
}: {
  label: string
  fault: string | undefined
  children: ReactNode
}) => (
  <fieldset style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
    <legend className="mut" style={{ padding: 0, marginBottom: 6 }}>
      {label}
    </legend>
    <div className="row" style={{ gap: 8 }}>
      {children}
    </div>
    {fault ? (
      <div className="sm c-overdue" role="alert" style={{ marginTop: 4 }}>
        {fault}
      </div>
    ) : null}
  </fieldset>
)

export const Choice = ({ on, tap, text, warn }: { on: boolean; tap: () => void; text: string; warn?: boolean }) => (
  <button type="button" className={warn ? 'choice warn' : 'choice'} aria-pressed={on} onClick={tap}>
    {text}
  </button>
)
