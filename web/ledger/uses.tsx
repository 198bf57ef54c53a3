import { USE_WORDS, USES, type Use } from '../../domain/registers/ledger.ts'
import { Choice, Choices } from '../ui/choices.tsx'
import { t } from '../words/words.ts'

/** What it was used for: the only thing that donors are told of it. */
export const UseChoice = ({ use, set }: { use: Use | null; set: (use: Use) => void }) => (
  <Choices label={t('用在哪里（公示上写这个）')} fault={undefined}>
    {USES.map((one) => (
      <Choice key={one} on={use === one} tap={() => set(one)} text={t(USE_WORDS[one])} />
    ))}
  </Choices>
)
