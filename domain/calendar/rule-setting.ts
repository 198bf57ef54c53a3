/**
 * What a county says of a duty rule from a day on: whether it is asked, how many days earlier it is due, and the written rule that it
 * stands on (duties-and-sync §1; S1.7). What fell due before that day stays as it was.
 */
export type RuleSetting = {
  rule: string
  /** The first day on which what falls due goes by this. */
  fromOn: string
  on: boolean
  /** So many days earlier than the rule itself says; never later. */
  earlier: number
  /** 青石县谈心制度第三条; empty where nobody named one. */
  basis: string
  /** The entry of the register of rules that this names, which opens (decision 049); null where it is only told by its name. */
  basisEntry?: string | null | undefined
  /** Whose word it is where it is not the county's: a township or a school, which may ask for more and never for less. */
  of?: RuleSetter | undefined
}

/** Who tightens a rule for its own, and what “why?” calls it. */
export type RuleSetter = { level: 'township' | 'school'; name: string }

/** Due this much earlier at most: a window must not shrink to nothing. */
export const MOST_EARLIER = 14
