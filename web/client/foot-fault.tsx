import { Fault } from '../ui/states.tsx'
import type { FaultsAt } from './faults-at.ts'

/** At a form's foot, drawn after its fields: what was refused and speaks of none of them. */
export const FootFault = ({ of }: { of: FaultsAt }) => {
  const words = of.left()
  return words === undefined ? null : <Fault error={new Error(words)} />
}
