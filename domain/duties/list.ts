import { accessListCheck } from './access-list-check.ts'
import { birthdayWished } from './birthday-wished.ts'
import { censusSignOff } from './census-sign-off.ts'
import { entryDue } from './entry-due.ts'
import { halfYearlyCondolence } from './half-yearly-condolence.ts'
import { halfYearlyRisk } from './half-yearly-risk.ts'
import { homeOpen } from './home-open.ts'
import { juneFirst } from './june-first.ts'
import { keyChildPlan } from './key-child-plan.ts'
import { monthlyBuddyCheck } from './monthly-buddy-check.ts'
import { monthlyCarerContact } from './monthly-carer-contact.ts'
import { monthlyFamilyCall } from './monthly-family-call.ts'
import { monthlyLookAgain } from './monthly-look-again.ts'
import { monthlyTalk } from './monthly-talk.ts'
import { monthlyVisit } from './monthly-visit.ts'
import { nightCheckDuty } from './night-check.ts'
import { noonDuty } from './noon-duty.ts'
import { pairingRhythm } from './pairing-rhythm.ts'
import { planFourWeeks } from './plan-four-weeks.ts'
import { planStage } from './plan-stage.ts'
import { springFestival } from './spring-festival.ts'
import { termCardCheck } from './term-card-check.ts'
import { termGroupMeeting } from './term-group-meeting.ts'
import { termGuardianMeeting } from './term-guardian-meeting.ts'
import { termHomeVisits } from './term-home-visits.ts'
import { termLesson } from './term-lesson.ts'
import { termLetters } from './term-letters.ts'
import { termSurvey } from './term-survey.ts'
import { transferAnswer } from './transfer-answer.ts'
import { type ChildRule, type DutyRule, isChildRule } from './types.ts'
import { weeklyContact } from './weekly-contact.ts'

/** Every duty rule of the product. One line a rule; boards show them in this order. */
export const DUTY_RULES: readonly DutyRule[] = [
  monthlyTalk,
  termHomeVisits,
  monthlyFamilyCall,
  monthlyCarerContact,
  censusSignOff,
  homeOpen,
  pairingRhythm,
  entryDue,
  termSurvey,
  termCardCheck,
  termLetters,
  halfYearlyRisk,
  weeklyContact,
  monthlyVisit,
  monthlyLookAgain,
  keyChildPlan,
  planFourWeeks,
  planStage,
  monthlyBuddyCheck,
  nightCheckDuty,
  noonDuty,
  termLesson,
  termGuardianMeeting,
  termGroupMeeting,
  halfYearlyCondolence,
  springFestival,
  juneFirst,
  accessListCheck,
  transferAnswer,
  birthdayWished,
]

/** Those that are owed to each child. */
export const CHILD_RULES: readonly ChildRule[] = DUTY_RULES.filter(isChildRule)

export const ruleOf = (key: string): DutyRule | null => DUTY_RULES.find((r) => r.key === key) ?? null

/** Where a rule stands on boards and lists. */
export const rankOf = (key: string): number => DUTY_RULES.findIndex((r) => r.key === key)
