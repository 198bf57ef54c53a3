import { accessApi } from './api/access.ts'
import { accountApi } from './api/account.ts'
import { attachmentApi } from './api/attachment.ts'
import { auditApi } from './api/audit.ts'
import { blankFormApi } from './api/blank-form.ts'
import { cardApi } from './api/card.ts'
import { censusApi } from './api/census.ts'
import { chartApi } from './api/chart.ts'
import { childApi } from './api/child.ts'
import { childMergeApi } from './api/child-merge.ts'
import { classTeacherApi } from './api/class-teacher.ts'
import { concernApi } from './api/concern.ts'
import { consentApi } from './api/consent.ts'
import { copyApi } from './api/copy.ts'
import { dutyApi } from './api/duty.ts'
import { dutyRuleApi } from './api/duty-rule.ts'
import { entryApi } from './api/entry.ts'
import { evaluationApi } from './api/evaluation.ts'
import { figureApi } from './api/figure.ts'
import { kindsApi } from './api/kinds.ts'
import { ledgerApi } from './api/ledger.ts'
import { loanApi } from './api/loan.ts'
import { occasionApi } from './api/occasion.ts'
import { overviewApi } from './api/overview.ts'
import { ownFieldApi } from './api/own-field.ts'
import { pairingApi } from './api/pairing.ts'
import { paperApi } from './api/paper.ts'
import { parentPageApi } from './api/parent-page.ts'
import { placeApi } from './api/place.ts'
import { placePageApi } from './api/place-page.ts'
import { printApi } from './api/print.ts'
import { promotionApi } from './api/promotion.ts'
import { recordApi } from './api/record.ts'
import { rosterApi } from './api/roster.ts'
import { standInApi } from './api/stand-in.ts'
import { statisticsApi } from './api/statistics.ts'
import { touchApi } from './api/touch.ts'
import { transferApi } from './api/transfer.ts'

/** The contract: every endpoint by name. Server routes, OpenAPI, the screens' client and the permission test are made from it. */
export const API = {
  ...accountApi,
  ...classTeacherApi,
  ...standInApi,
  ...accessApi,
  ...placeApi,
  ...placePageApi,
  ...occasionApi,
  ...childApi,
  ...childMergeApi,
  ...transferApi,
  ...touchApi,
  ...censusApi,
  ...paperApi,
  ...printApi,
  ...rosterApi,
  ...promotionApi,
  ...recordApi,
  ...kindsApi,
  ...blankFormApi,
  ...ownFieldApi,
  ...dutyRuleApi,
  ...entryApi,
  ...pairingApi,
  ...concernApi,
  ...cardApi,
  ...parentPageApi,
  ...ledgerApi,
  ...loanApi,
  ...attachmentApi,
  ...consentApi,
  ...dutyApi,
  ...overviewApi,
  ...statisticsApi,
  ...evaluationApi,
  ...figureApi,
  ...chartApi,
  ...auditApi,
  ...copyApi,
} as const

export type ApiName = keyof typeof API
