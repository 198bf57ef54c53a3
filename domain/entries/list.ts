import type { EntryKind } from '../kit/define-entry.ts'
import { agreement } from './agreement.ts'
import { background } from './background.ts'
import { buddy } from './buddy.ts'
import { campaign } from './campaign.ts'
import { concern } from './concern.ts'
import { consent } from './consent.ts'
import { difficulty } from './difficulty.ts'
import { donor } from './donor.ts'
import { dormitory } from './dormitory.ts'
import { evaluation } from './evaluation.ts'
import { fund } from './fund.ts'
import { hardship } from './hardship.ts'
import { home } from './home.ts'
import { keyChild } from './key-child.ts'
import { need } from './need.ts'
import { noonRoster } from './noon-roster.ts'
import { pairing } from './pairing.ts'
import { partner } from './partner.ts'
import { plan } from './plan.ts'
import { portrait } from './portrait.ts'
import { post } from './post.ts'
import { promise } from './promise.ts'
import { rightsCase } from './rights-case.ts'
import { rule } from './rule.ts'
import { sponsorship } from './sponsorship.ts'
import { station } from './station.ts'
import { statisticsRemark } from './statistics-remark.ts'
import { statisticsReturn } from './statistics-return.ts'
import { task } from './task.ts'
import { wish } from './wish.ts'

/** Every declared register. One line a register. */
export const ENTRY_KINDS: readonly EntryKind[] = [
  promise,
  pairing,
  task,
  home,
  concern,
  need,
  agreement,
  consent,
  keyChild,
  plan,
  buddy,
  background,
  portrait,
  dormitory,
  noonRoster,
  post,
  rule,
  partner,
  campaign,
  hardship,
  difficulty,
  station,
  rightsCase,
  evaluation,
  statisticsReturn,
  statisticsRemark,
  fund,
  donor,
  sponsorship,
  wish,
]

export const entryKind = (kind: string): EntryKind | null => ENTRY_KINDS.find((k) => k.kind === kind) ?? null
