import { useEffect, useState } from 'react'
import { t } from '../words/words.ts'
import { tell } from './notify.ts'

/** Rows that one printing carries: some sixty sheets. */
const MOST = 2000

/**
 * Prints a list that loads on as a whole: what has not come yet is fetched first, so that nobody is missing on paper.
 * A list longer than a printing holds is said, not cut.
 */
export const usePrint = (list: { items: readonly unknown[]; all: (most: number) => Promise<boolean> }) => {
  const [state, setState] = useState<'idle' | 'loading' | 'ready'>('idle')
  useEffect(() => {
    if (state !== 'ready') return
    // The rows that came last are on the page by now.
    window.print()
    setState('idle')
  }, [state])
  const print = async () => {
    setState('loading')
    const whole = await list.all(MOST).catch(() => null)
    if (whole === null) tell(t('没有取全，还不能打印。请检查网络，再点一次“打印”。'), 8)
    else if (!whole) tell(t('名单超过 {n} 行，一次印不下。请先按班、村或日期筛选，再打印。', { n: MOST }), 8)
    setState(whole ? 'ready' : 'idle')
  }
  return {
    print: () => void print(),
    busy: state === 'loading',
    /** The whole list is to stand on the page. */ whole: state !== 'idle',
  }
}
