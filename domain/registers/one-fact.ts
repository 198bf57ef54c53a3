import type { ParentState, Relation } from './child-facts.ts'

export type Parent = 'father' | 'mother'
export type FamilyMember = Parent | 'carer'

/**
 * The facts of a family that change most often, each said by itself in two taps and a day (S3.19, S3.20, S5.9): a form of twenty
 * fields is no place for “妈妈回来了”.
 */
export type OneFact =
  /** Back to stay, or only for a visit: a visit changes nothing of where the parent lives, but the parent was seen. */
  | { fact: 'came-home'; who: Parent; stays: boolean; on: string }
  | { fact: 'left-again'; who: Parent; on: string; place: string }
  | { fact: 'other-carer'; relation: Relation | 'alone'; name: string; phone: string; on: string }
  /** One new number in the place of those that were written. */
  | { fact: 'other-number'; who: FamilyMember; phone: string }
  | { fact: 'seen'; who: Parent; on: string }
export type OneFactKind = OneFact['fact']

/** The one fact as the changes of a child's file that say it, and the day from which they hold (none: from today). */
export const changesOfOne = (one: OneFact): { since?: string; changes: Record<string, unknown> } => {
  switch (one.fact) {
    case 'came-home':
      return {
        since: one.on,
        changes: { ...(one.stays ? { [`${one.who}State`]: 'home' } : {}), [`${one.who}SeenOn`]: one.on },
      }
    case 'left-again':
      return {
        since: one.on,
        changes: {
          [`${one.who}State`]: 'away',
          [`${one.who}Since`]: one.on,
          [`${one.who}Place`]: one.place.trim() || null,
          [`${one.who}SeenOn`]: one.on,
        },
      }
    case 'other-carer':
      return {
        since: one.on,
        changes: {
          ...(one.relation === 'alone' ? { carerRelation: null, carerKind: 'alone' } : { carerRelation: one.relation }),
          // The name and number of the one before are not those of the one who looks after the child now.
          carerName: one.name.trim() || null,
          carerPhones: one.phone.trim() ? [one.phone.trim()] : [],
        },
      }
    case 'other-number':
      return { changes: { [`${one.who}Phones`]: [one.phone.trim()] } }
    case 'seen':
      return { since: one.on, changes: { [`${one.who}SeenOn`]: one.on } }
  }
}

const GONE: readonly ParentState[] = ['dead', 'prison']
const AT_HOME: readonly ParentState[] = ['home']

/** What may have changed of a parent, by where the parent is now: who is away may be back, who is at home may have left. */
export const changesOfParent = (state: ParentState): readonly ('came-home' | 'left-again')[] => {
  if (GONE.includes(state)) return []
  if (AT_HOME.includes(state)) return ['left-again']
  return state === 'away' || state === 'listed' ? ['came-home'] : ['came-home', 'left-again']
}
