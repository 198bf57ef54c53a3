import { t } from '../../words/words.ts'

/** Full: with whom one is; empty: places that are left. */
export const Dots = ({ carries, free }: { carries: number; free: number }) => (
  <span className="dots" role="img" aria-label={t('带着 {n} 名，还能带 {m} 名', { n: carries, m: free })}>
    {'●'.repeat(Math.min(carries, 8))}
    {'○'.repeat(free)}
  </span>
)
