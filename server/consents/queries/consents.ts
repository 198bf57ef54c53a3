import type * as z from 'zod'
import type { consentApi } from '../../../domain/api/consent.ts'
import { consent } from '../../../domain/entries/consent.ts'
import { OWN_CONSENT_AGE, PROCESSINGS } from '../../../domain/entries/legal-basis.ts'
import { pairing } from '../../../domain/entries/pairing.ts'
import { AppError } from '../../../domain/errors.ts'
import { textIn } from '../../../domain/kit/answers.ts'
import { ageAt, shanghaiDate } from '../../../domain/kit/dates.ts'
import { isEnded } from '../../../domain/kit/define-entry.ts'
import { labelOf } from '../../../domain/kit/define-record.ts'
import { scopeOfChild } from '../../../domain/registers/scope.ts'
import { type Actor, allowed } from '../../../domain/roles.ts'
import { can, mustReach } from '../../can.ts'
import { childNames } from '../../children/db/child-names.ts'
import type { Ctx } from '../../context.ts'
import { childFactsOf } from '../../db/facts.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { type EntryRow, entryPage } from '../../entries/db/entry.ts'
import { answersOf, readsKind, writesKind } from '../../entries/reachable.ts'
import { standingLinks } from '../../parent-pages/db/parent-link.ts'
import { childrenForRecord } from '../../records/db/record.ts'
import { givenFor, standingFor } from '../standing.ts'

type Answer = z.input<(typeof consentApi)['getConsents']['response']>

/** So many of each register are looked at: a child has a handful. */
const MOST = 200

/** What a child's data are used for and on which basis, what was agreed to and by whom (dossier §3.7), in one place. Errors: forbidden, not-found. */
export const getConsents = async (ctx: Ctx, actor: Actor, id: string): Promise<Answer> => {
  can(actor, 'entry.read')
  if (!readsKind(actor, consent)) throw new AppError('forbidden')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const [child] = await childrenForRecord(tx, [id])
      if (!child) throw new AppError('not-found')
      const chain = scopeOfChild(
        { classId: child.class_id, schoolId: child.school_id, villageId: child.village_id },
        await tx.tree(),
      )
      mustReach(actor, 'entry.read', chain)
      const today = shanghaiDate(tx.now)
      const [name] = await childNames(tx, [id], child)
      const facts = (await childFactsOf(tx, [id])).get(id)?.at(-1)
      const birth = facts?.birth ?? null
      const age = ageAt(birth, today)
      const rows = await entriesOf(tx, id)
      const links = allowed(actor, 'parent-page.read') ? await standingLinks(tx, [id], today) : []
      return {
        name: child.name,
        className: name?.className ?? null,
        grown: age === null ? null : age >= OWN_CONSENT_AGE,
        canWrite: writesKind(actor, consent),
        byLaw: PROCESSINGS.flatMap((p) =>
          p.basis === 'law' ? [{ key: p.key, title: p.title, law: p.law, carries: p.carries }] : [],
        ),
        byConsent: PROCESSINGS.flatMap((p) =>
          p.basis === 'consent'
            ? [
                {
                  key: p.key,
                  purpose: p.purpose,
                  title: p.title,
                  carries: p.carries,
                  ...forPurpose(rows, p.purpose, birth, today),
                },
              ]
            : [],
        ),
        pages: links.map((l) => ({ id: l.id, part: l.part, until: l.until_on, agreedOn: l.agreed_on })),
        pairings: rows
          .filter((row) => row.kind === pairing.kind && !isEnded(pairing, row.state))
          .map((row) => {
            const answers = answersOf(pairing, row)
            return { id: row.id, line: pairing.line(answers), consent: labelOf(pairing, 'consent', answers.consent) }
          }),
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}

const entriesOf = (tx: Tx, child: string): Promise<EntryRow[]> =>
  entryPage(tx, {
    kinds: [consent, pairing].filter((kind) => readsKind(tx.actor, kind)).map((kind) => kind.kind),
    place: null,
    child,
    states: null,
    at: null,
    after: null,
    limit: MOST,
  })

type OfPurpose = Pick<Answer['byConsent'][number], 'state' | 'lacks' | 'until' | 'renew' | 'given'>

const forPurpose = (rows: readonly EntryRow[], purpose: string, birth: string | null, today: string): OfPurpose => {
  const mine = givenFor(rows, purpose)
  const standing = standingFor(mine, birth, today)
  return {
    state: standing.state,
    lacks: standing.state === 'half' ? standing.lacks : null,
    until: standing.state === 'none' ? null : standing.until,
    renew: standing.state === 'given' && standing.renew,
    given: mine.map(({ row, answers, ended }) => ({
      id: row.id,
      words: [
        `${labelOf(consent, 'by', answers.by)}${labelOf(consent, 'way', answers.way)}`,
        textIn(answers, 'scope') ? `只用于${textIn(answers, 'scope')}` : '',
      ]
        .filter((part) => part !== '')
        .join('，'),
      from: row.from_on,
      until: textIn(answers, 'until'),
      ended,
      endReason: row.end_reason,
    })),
  }
}
