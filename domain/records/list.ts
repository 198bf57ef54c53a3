import type { RecordKind } from '../kit/define-record.ts'
import type { Role } from '../roles.ts'
import { activity } from './activity.ts'
import { buddyCheck } from './buddy-check.ts'
import { cardCheck } from './card-check.ts'
import { care } from './care.ts'
import { carerContact } from './carer-contact.ts'
import { classNote } from './class-note.ts'
import { commendation } from './commendation.ts'
import { condolence } from './condolence.ts'
import { evaluationReply } from './evaluation-reply.ts'
import { familyCall } from './family-call.ts'
import { followUp } from './follow-up.ts'
import { groupMeeting } from './group-meeting.ts'
import { groupTalk } from './group-talk.ts'
import { homeComing } from './home-coming.ts'
import { homeLoan } from './home-loan.ts'
import { homeSession } from './home-session.ts'
import { homeVisit } from './home-visit.ts'
import { illness } from './illness.ts'
import { lesson } from './lesson.ts'
import { letter } from './letter.ts'
import { meeting } from './meeting.ts'
import { nightCheck } from './night-check.ts'
import { noonTutoring } from './noon-tutoring.ts'
import { notice } from './notice.ts'
import { pairMeeting } from './pair-meeting.ts'
import { parentContact } from './parent-contact.ts'
import { partnerSupport } from './partner-support.ts'
import { planCheck } from './plan-check.ts'
import { publicity } from './publicity.ts'
import { riskAssessment } from './risk-assessment.ts'
import { studyNote } from './study-note.ts'
import { surroundingsCheck } from './surroundings-check.ts'
import { survey } from './survey.ts'
import { talk } from './talk.ts'
import { termResult } from './term-result.ts'
import { threeSidedTalk } from './three-sided-talk.ts'

/** Every record kind. One line a kind. */
export const RECORD_KINDS: readonly RecordKind[] = [
  talk,
  homeVisit,
  familyCall,
  carerContact,
  parentContact,
  meeting,
  followUp,
  homeSession,
  homeLoan,
  pairMeeting,
  survey,
  homeComing,
  threeSidedTalk,
  cardCheck,
  illness,
  care,
  letter,
  groupTalk,
  notice,
  riskAssessment,
  planCheck,
  buddyCheck,
  studyNote,
  classNote,
  termResult,
  nightCheck,
  noonTutoring,
  groupMeeting,
  lesson,
  activity,
  condolence,
  commendation,
  publicity,
  surroundingsCheck,
  partnerSupport,
  evaluationReply,
]

export const recordKind = (kind: string): RecordKind | null => RECORD_KINDS.find((k) => k.kind === kind) ?? null

/** What a post writes, in the order of the list: what screens offer. */
export const kindsWrittenBy = (role: Role): RecordKind[] => RECORD_KINDS.filter((k) => k.write.includes(role))
