import { createContext, useContext } from 'react'
import type { Answer } from './call.ts'

export type Me = Answer<'getMe'>
const MeContext = createContext<Me | null>(null)
export const MeProvider = MeContext.Provider

/** The signed-in person; only screens behind the sign-in ask. */
export const useMe = (): Me => {
  const me = useContext(MeContext)
  if (!me) throw new Error('asked for the person before the sign-in')
  return me
}

export const useMay = (action: string): boolean => useMe().actions.includes(action)
