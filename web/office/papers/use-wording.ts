import { useState } from 'react'
import type { Paper } from '../../../domain/reports/papers/list.ts'
import { PAPER_FACES } from '../../../domain/reports/papers/list.ts'
import { textFault } from '../../../domain/reports/papers/texts.ts'
import { useMe } from '../../client/me.tsx'
import { useAsk } from '../../client/queries.ts'

/**
 * The words of a paper: as the school or the county keeps them, unless whoever prints has changed them on this computer for these
 * letters. What is typed holds gaps, no names.
 */
export const useWording = (paper: Paper) => {
  const me = useMe()
  const { text: kind } = PAPER_FACES[paper]
  const key = `nuanyang.letter.${me.accountId}.${kind}`
  const kept = useAsk('listPaperTexts', {}, { enabled: kind !== null })
  const [typed, setTyped] = useState<Record<string, string | null>>({})
  const here = kept.data?.items.find((item) => item.kind === kind)
  const mine = kind === null ? null : key in typed ? (typed[key] ?? null) : localStorage.getItem(key)
  const text = mine ?? here?.text ?? ''
  const put = (next: string | null) => {
    if (next === null || next === here?.text) localStorage.removeItem(key)
    else localStorage.setItem(key, next)
    setTyped({ ...typed, [key]: next === here?.text ? null : next })
  }
  return {
    text,
    gaps: here?.gaps ?? [],
    from: here?.from ?? 'ours',
    changed: mine !== null && mine !== here?.text,
    mayKeep: kept.data?.mayWrite === true,
    put,
    fault: kind === null || !here ? null : textFault(kind, text),
    ready: kind === null || here !== undefined,
    error: kept.error,
    again: () => void kept.refetch(),
  }
}
