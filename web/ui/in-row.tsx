import type { ReactNode } from 'react'

/** One of several in a row, its comma with it: a line breaks behind the comma, never before it nor within a name. */
export const InRow = ({ last, children }: { last: boolean; children: ReactNode }) => (
  <>
    <span style={{ whiteSpace: 'nowrap' }}>
      {children}
      {last ? '' : '、'}
    </span>
    <wbr />
  </>
)
