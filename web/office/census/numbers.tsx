import type { RollCounts } from '../../../domain/registers/roll.ts'
import { t } from '../../words/words.ts'

const SHOWN = [
  ['children', '名册上'],
  ['education', '教育口径留守'],
  ['state', '国务院口径留守'],
  ['county', '本县口径留守'],
  ['bothAway', '父母都外出'],
  ['oneAway', '一方外出'],
  ['boarders', '住校'],
] as const satisfies readonly (readonly [keyof RollCounts, string])[]

/** A roll's counts by each reading, as they are signed. */
export const Numbers = ({ counts }: { counts: RollCounts }) => (
  <dl className="census-numbers">
    {SHOWN.map(([key, label]) => (
      <div key={key}>
        <dt className="sm">{t(label)}</dt>
        <dd>{counts[key]}</dd>
      </div>
    ))}
  </dl>
)
