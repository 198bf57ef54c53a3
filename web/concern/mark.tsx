import { Icon } from '../ui/icon.tsx'
import { t } from '../words/words.ts'

/** How a worry about safety stands, wherever its record is shown: shape and words, not colour alone. */
export const ConcernMark = ({ state }: { state: 'open' | 'answered' }) => (
  <span className={`st ${state === 'open' ? 'c-overdue' : 'mut'}`}>
    <Icon name={state === 'open' ? 'overdue' : 'met'} />
    {state === 'open' ? t('担心安全 · 没有办结') : t('担心安全 · 办结了')}
  </span>
)
