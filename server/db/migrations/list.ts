import { ground } from './001-ground.ts'
import { links } from './002-links.ts'
import { groundStamp } from './003-ground-stamp.ts'
import { reportAnswers } from './004-report-answers.ts'
import { helpLines } from './005-help-lines.ts'
import { dutySets } from './006-duty-sets.ts'
import { importAttempt } from './007-import-attempt.ts'
import { reportSigned } from './008-report-signed.ts'
import { oneOpenSpan } from './009-one-open-span.ts'
import { roomForScopes } from './010-room-for-scopes.ts'
import { concerns } from './011-concerns.ts'
import { numbersSealed } from './012-numbers-sealed.ts'
import { seals } from './013-seals.ts'
import { secondFactor } from './014-second-factor.ts'
import { recordsByClass } from './018-records-by-class.ts'
import { recordPart } from './019-record-part.ts'
import { entries } from './021-entries.ts'
import { horizons } from './025-horizons.ts'
import { lastSeen } from './033-last-seen.ts'
import { dutySubjects } from './034-duty-subjects.ts'
import { dutyRows } from './035-duty-rows.ts'
import { recordsOfEntries } from './036-records-of-entries.ts'
import { concernEntries } from './038-concern-entries.ts'
import { entryHolder } from './039-entry-holder.ts'
import { childCard } from './040-child-card.ts'
import { countyField } from './042-county-field.ts'

export type Migration = { name: string; statements: string[] }

/** Forward only: never edit an entry that has been released, add one. */
export const MIGRATIONS: Migration[] = [
  { name: '001-ground', statements: ground },
  { name: '002-links', statements: links },
  { name: '003-ground-stamp', statements: groundStamp },
  { name: '004-report-answers', statements: reportAnswers },
  { name: '005-help-lines', statements: helpLines },
  { name: '006-duty-sets', statements: dutySets },
  { name: '007-import-attempt', statements: importAttempt },
  { name: '008-report-signed', statements: reportSigned },
  { name: '009-one-open-span', statements: oneOpenSpan },
  { name: '010-room-for-scopes', statements: roomForScopes },
  { name: '011-concerns', statements: concerns },
  { name: '012-numbers-sealed', statements: numbersSealed },
  { name: '013-seals', statements: seals },
  { name: '014-second-factor', statements: secondFactor },
  { name: '018-records-by-class', statements: recordsByClass },
  { name: '019-record-part', statements: recordPart },
  { name: '021-entries', statements: entries },
  { name: '025-horizons', statements: horizons },
  { name: '033-last-seen', statements: lastSeen },
  { name: '034-duty-subjects', statements: dutySubjects },
  { name: '035-duty-rows', statements: dutyRows },
  { name: '036-records-of-entries', statements: recordsOfEntries },
  { name: '038-concern-entries', statements: concernEntries },
  { name: '039-entry-holder', statements: entryHolder },
  { name: '040-child-card', statements: childCard },
  { name: '042-county-field', statements: countyField },
]
