import { NOTHING_TYPED } from '../../domain/reports/papers/batch.ts'
import { addAccount } from '../accounts/commands/add-account.ts'
import { addToConcern } from '../concerns/commands/add-to-concern.ts'
import { nameInConcern } from '../concerns/commands/name-in-concern.ts'
import { getConcerns } from '../concerns/queries/concerns.ts'
import { addOwnField } from '../county-fields/commands/add-own-field.ts'
import { saveEntries } from '../entries/commands/save-entries.ts'
import { newId } from '../ids.ts'
import { saveMovements } from '../ledger/commands/save-movements.ts'
import { setDonorContact } from '../ledger/commands/set-donor-contact.ts'
import { agreeOnPage } from '../parent-pages/commands/agree-on-page.ts'
import { answerOnPage } from '../parent-pages/commands/answer-on-page.ts'
import { makeParentLinks } from '../parent-pages/commands/make-links.ts'
import { askPrint } from '../prints/commands/ask-print.ts'
import { talkAbout } from './busy-county.ts'
import type { TestCounty } from './factory.ts'
import { addPicture } from './pictures.ts'

/** A fund that took something in (decision 054); a batch that was asked for (decision 059). */
const bookAid = async ({ ctx, now, actor }: TestCounty): Promise<void> => {
  const principal = actor('principal', 'S1')
  const fund = newId(now)
  const body = { name: '助学金', purpose: '学费' }
  await saveEntries(ctx, principal, {
    entries: [{ id: fund, kind: 'fund', version: 1, about: { place: 'S1' }, from: '2026-11-20', body }],
  })
  const { verdicts } = await saveMovements(ctx, principal, {
    movements: [
      {
        id: newId(now),
        sort: 'receive',
        on: '2026-11-20',
        purpose: '不留名的捐款',
        place: 'S1',
        into: { fund },
        n: 50_000,
        origin: 'anonymous',
      },
    ],
  })
  const donor = newId(now)
  const said = { name: '青山果业', sort: 'enterprise', named: 'yes' }
  await saveEntries(ctx, principal, {
    entries: [{ id: donor, kind: 'donor', version: 1, about: { place: 'S1' }, from: '2026-11-20', body: said }],
  })
  await setDonorContact(ctx, principal, donor, { name: '龙经理', phone: '0800-555-0190', address: '' })
  await askPrint(ctx, principal, {
    ...{ id: newId(now), batch: 'card', purpose: '发给家里', given: NOTHING_TYPED },
    ...{ status: 'enrolled', sort: 'class', span: 'year' },
  })
  await ctx.jobs.idle()
  if (verdicts[0]?.verdict !== 'accepted') throw new Error(`aid was not booked: ${verdicts[0]?.message}`)
}

/**
 * What is registered besides records, each once through the product, about a child of class C31: a promise, a pairing with its card, a
 * worry with what was done and somebody named, a question of the county's own, a parents' page with what was answered there.
 */
export const makeBusyEntries = async (county: TestCounty, child: string): Promise<void> => {
  const { ctx, operator } = county
  await addPicture(ctx, operator, { of: 'child', on: child, words: '奖状' })
  const officer = await addAccount(ctx, operator, {
    login: `fang${county.code}`,
    name: '方主任',
    role: 'township-officer',
    placeCode: 'T',
  })
  const entry = (kind: string, version: number, body: Record<string, unknown>) => ({
    id: newId(county.now),
    kind,
    version,
    about: { child },
    from: '2026-11-20',
    body,
  })
  const { verdicts } = await saveEntries(ctx, operator, {
    entries: [
      entry('promise', 1, { who: 'father', what: 'come-home', by: '2026-12-20', words: '元旦前回来' }),
      entry('pairing', 2, {
        sort: 'teacher',
        helper: { account: officer.id, name: '方主任' },
        phone: '13800000000',
        rhythm: 'half-month',
        consent: 'spoken',
        consentBy: 'carer',
        consentOn: '2026-11-20',
      }),
    ],
  })
  const refused = verdicts.find((v) => v.verdict !== 'accepted')
  if (refused) throw new Error(`an entry was not taken: ${refused.message}`)
  await talkAbout(county, [child], { body: { topics: ['home'], finding: 'worry', words: '晚上一个人在家' } })
  const teacher = county.actor('head-teacher', 'C31')
  const [open] = (await getConcerns(ctx, teacher)).items
  await addToConcern(ctx, teacher, open?.id ?? '', {
    id: newId(county.now),
    told: ['police'],
    toldName: '',
    toldOn: '2026-11-24',
    toldTime: '09:20',
    way: 'phone',
    receipt: '',
    number: '',
    done: '派出所上门看过',
    next: '',
    nextOn: null,
    close: false,
  })
  await nameInConcern(ctx, teacher, open?.id ?? '', { account: officer.id, why: '一起看着', leave: false })
  const { links } = await makeParentLinks(ctx, teacher, {
    links: [{ id: newId(county.now), child, part: 'mother', good: '语文有进步' }],
    asks: '',
    contact: '',
    days: 30,
  })
  await bookAid(county)
  const token = links[0]?.path.slice('/p/'.length) ?? ''
  await agreeOnPage(ctx, token, 'busy')
  await answerOnPage(ctx, token, 'busy', { sort: 'line', text: '孩子喜欢画画' })
  await addOwnField(ctx, county.actor('county-office', 'COUNTY'), {
    id: newId(county.now),
    thing: 'records',
    of: 'talk',
    kind: 'choice',
    label: '周五谁来接',
    hint: '',
    unit: '',
    options: [{ label: '奶奶' }, { label: '邻居' }],
    required: false,
  })
}
