import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'

/** Milliseconds after the last letter: a search is asked once a word is typed, not at each letter. */
const PAUSE = 250

/** What is typed into a search, and the word that is asked for. */
export const useWord = (begun = '') => {
  const [typed, type] = useState(begun)
  const [settled] = useDebouncedValue(typed, PAUSE)
  return { typed, type, word: typed === '' ? '' : settled.trim() }
}
