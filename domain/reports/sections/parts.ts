import type { SummaryInput } from '../kit/input.ts'
import { plainPart } from '../kit/plain-part.ts'
import type { RulePart } from '../kit/rule-part.ts'
import { nightsPart, noonsPart } from './boarding.ts'
import { buddiesPart } from './buddies.ts'
import { censusPart } from './census.ts'
import { contactParts } from './contacts.ts'
import { homesPart } from './homes.ts'
import { keyChildrenPart } from './key-children.ts'
import { groupMeetingPart } from './organisation.ts'
import { pairsPart } from './pairs.ts'
import { condolencePart, festivalParts, lessonsPart } from './place-work.ts'
import { plansPart, stagesPart } from './plans.ts'
import { promisesPart } from './promises.ts'
import { talksPart } from './talks.ts'
import { transfersPart } from './transfers.ts'
import { visitsPart } from './visits.ts'

/** Duties told in words of their own, in the order of the page. One line a rule. */
const PARTS: readonly RulePart[] = [
  talksPart,
  visitsPart,
  ...contactParts,
  homesPart,
  pairsPart,
  promisesPart,
  keyChildrenPart,
  plansPart,
  stagesPart,
  buddiesPart,
  nightsPart,
  noonsPart,
  groupMeetingPart,
  lessonsPart,
  condolencePart,
  ...festivalParts,
  censusPart,
  transfersPart,
]

/** A part for every duty that the input counts: its own, else the plain one; none is left out in silence. */
export const partsFor = (input: Pick<SummaryInput, 'accounts'>): RulePart[] => [
  ...PARTS.filter((part) => input.accounts.has(part.rule)),
  ...[...input.accounts].flatMap(([rule, account]) =>
    PARTS.some((part) => part.rule === rule) ? [] : [plainPart(rule, account)],
  ),
]
