import { createContext } from 'react'
import type { Answer } from '../../client/call.ts'

export type Summary = Answer<'getSummary'>

/** What the chips on the page need to know: which is open, and which numbers are others than when last saved. */
export type PageState = {
  open: string | null
  show: (figure: string) => void
  moved: ReadonlyMap<string, string>
}
export const PageContext = createContext<PageState>({ open: null, show: () => {}, moved: new Map() })
