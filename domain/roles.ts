import { guardOf, isCommunity } from './registers/scope.ts'

/** Who may do what (dossier §8, outside.md). Where, is decided by circles: see `docs/model.md` and `canAt`. */
export const ROLES = [
  'county-office',
  'township-officer',
  'village-director',
  'principal',
  'dean',
  'head-teacher',
  'subject-teacher',
  'boarding-teacher',
  'home-keeper',
  'station-keeper',
  'federation-officer',
  'helper',
  'auditor',
  'administrator',
] as const
export type Role = (typeof ROLES)[number]

export const ROLE_NAMES: Record<Role, string> = {
  'county-office': '县级工作人员',
  'township-officer': '乡镇（街道）工作人员',
  'village-director': '村（居）儿童主任',
  principal: '校长',
  dean: '教导主任',
  'head-teacher': '班主任',
  'subject-teacher': '任课教师',
  'boarding-teacher': '生管老师',
  'home-keeper': '儿童之家管理员',
  'station-keeper': '维权站工作人员',
  'federation-officer': '妇联工作人员',
  helper: '帮扶人',
  auditor: '审计员',
  administrator: '管理员（账号与设置）',
}

/** Posts that see a county's or township's children, or hand out accounts: their sign-in should take more than a password. */
export const wantsSecondFactor = (role: Role): boolean =>
  role === 'administrator' || role === 'county-office' || role === 'township-officer' || role === 'federation-officer'

/** Closed list of actions. Every command and query names exactly one in its first line. */
export const ACTIONS = [
  'place.read',
  'place.write',
  'calendar.write',
  'own-field.write',
  'duty-rule.write',
  'paper-text.write',
  'blank-form.write',
  'account.read',
  'account.write',
  'class.hand-over',
  'stand-in.write',
  'access.sign',
  'child.list',
  'child.open',
  'child.write',
  'child.merge',
  'child.transfer',
  'child.reveal',
  'child.export',
  'kept.export',
  'print.make',
  'roster.import',
  'census.sign',
  'record.read',
  'record.write',
  'entry.read',
  'entry.write',
  'attachment.read',
  'attachment.write',
  'card.read',
  'parent-page.read',
  'parent-page.write',
  'ledger.read',
  'ledger.write',
  'ledger.own',
  'concern.read',
  'concern.write',
  'duty.read',
  'duty.waive',
  'figure.read',
  'evaluation.read',
  'evaluation.write',
  'report.read',
  'report.write',
  'report.issue',
  'openings.read',
  'audit.read',
  'copy.make',
] as const
export type Action = (typeof ACTIONS)[number]

const all = new Set<Action>(ACTIONS)
/** A helper's card is the helper's alone (decision 031): who stands nearer has the file. What a keeper hands out of its own, others take with all of it. */
const OTHERS_OWN: readonly Action[] = ['card.read', 'kept.export']
const without = (...left: Action[]) => new Set([...all].filter((a) => !OTHERS_OWN.includes(a) && !left.includes(a)))

const KEEPS: readonly Action[] = [
  ...(['place.read', 'record.read', 'record.write', 'entry.read', 'duty.read'] as const),
  ...(['attachment.read', 'attachment.write'] as const),
  // The ledger of what it keeps itself, as a sheet (S3.7, S2B.9, S2B.17): its own records, no register.
  'kept.export',
]

const ALLOWED: Record<Role, ReadonlySet<Action>> = {
  'county-office': without(
    'record.write',
    'concern.write',
    'child.write',
    'child.merge',
    'child.export',
    'print.make',
    'census.sign',
    'parent-page.read',
    'parent-page.write',
    'ledger.write',
    'ledger.own',
    'copy.make',
  ),
  'township-officer': without(
    'place.write',
    'calendar.write',
    'own-field.write',
    'paper-text.write',
    'class.hand-over',
    'parent-page.read',
    'parent-page.write',
    'audit.read',
    'copy.make',
  ),
  'village-director': new Set([
    'place.read',
    'child.list',
    'child.open',
    'child.write',
    'child.merge',
    'child.reveal',
    'print.make',
    'census.sign',
    'record.read',
    'record.write',
    'entry.read',
    'entry.write',
    'attachment.read',
    'attachment.write',
    'concern.read',
    'concern.write',
    'duty.read',
    'figure.read',
    'openings.read',
  ]),
  principal: without('own-field.write', 'evaluation.write', 'audit.read', 'copy.make'),
  // Who may see what is confirmed by whoever answers for the school.
  dean: without('own-field.write', 'evaluation.write', 'audit.read', 'account.write', 'access.sign', 'copy.make'),
  'head-teacher': new Set([
    'place.read',
    'child.list',
    'child.open',
    'child.write',
    'child.reveal',
    'child.export',
    'print.make',
    'census.sign',
    'record.read',
    'record.write',
    'entry.read',
    'entry.write',
    'attachment.read',
    'attachment.write',
    'parent-page.read',
    'parent-page.write',
    // What a teacher paid or lent out of the own pocket (S3.8, S5.4); a place's money is its leaders'.
    'ledger.read',
    'ledger.own',
    'concern.read',
    'concern.write',
    'duty.read',
    'figure.read',
    'report.read',
    'report.write',
    'report.issue',
    'openings.read',
  ]),
  // Study notes and plans of the classes that are named to it (kinds.md §6).
  'subject-teacher': new Set([
    'place.read',
    'child.list',
    'child.open',
    'record.read',
    'record.write',
    'entry.read',
    'entry.write',
    'attachment.read',
    'attachment.write',
    'duty.read',
  ]),
  // Who keeps an entry sees that one and what is recorded of it (decision 048): no register of children, no file.
  'boarding-teacher': new Set([...KEEPS, 'ledger.read', 'ledger.own']),
  'home-keeper': new Set(KEEPS),
  'station-keeper': new Set([...KEEPS, 'entry.write']),
  // Pairings, homes, stations, activities, aid of a township or county, and its summary (S2B); no talks, no visits.
  'federation-officer': new Set([
    'place.read',
    'child.list',
    'child.open',
    'record.read',
    'record.write',
    'entry.read',
    'entry.write',
    'attachment.read',
    'attachment.write',
    'ledger.read',
    'ledger.write',
    'ledger.own',
    'duty.read',
    'figure.read',
    'report.read',
    'report.write',
    'report.issue',
  ]),
  helper: new Set(['place.read', 'record.write', 'card.read']),
  auditor: new Set(['place.read', 'account.read', 'audit.read']),
  administrator: new Set([
    'place.read',
    'place.write',
    'calendar.write',
    'account.read',
    'account.write',
    'class.hand-over',
    'stand-in.write',
    'copy.make',
  ]),
}

/** May this role take this action at all? The pure half of the permission; `canAt` adds the place. */
export const may = (role: Role, action: Action): boolean => ALLOWED[role].has(action)

/** Opening a child's file from the county asks for a reason first (dossier §8: open a child only with reason, logged). */
export const needsReason = (role: Role): boolean => role === 'county-office'

/** The circle of everybody who signs in within a county: places, terms, holidays carry it. */
export const COMMONS = 0

/**
 * The circles that a post gives (scope.md). Administrators and auditors hold the *office* circle of their place (its id,
 * negated): accounts and audit rows carry it, children's rows never do. Who works with children belongs to the communities of the
 * place and of what stands above it (`communitiesAt`), which see what those places do as a whole. `ownCircle`: the account's own, which a
 * helper's cards and entries that it keeps carry (decisions 031, 048). `lists`: cases on which the account is named.
 */
export const circlesOf = (
  role: Role,
  placeId: number,
  ownCircle: number | null,
  communities: readonly number[] = [],
  lists: readonly number[] = [],
): number[] => {
  if (role === 'helper') return ownCircle === null ? [COMMONS] : [COMMONS, ownCircle]
  if (role === 'administrator' || role === 'auditor') return [COMMONS, -placeId]
  const own = ownCircle === null || FROM_ABOVE.has(role) ? [] : [ownCircle]
  if (isKeeper(role)) return [COMMONS, ...own, ...communities]
  return [COMMONS, placeId, ...own, ...communities, ...(LOOKS_AFTER.has(role) ? [guardOf(placeId)] : []), ...lists]
}

/** Posts that see what they keep, and no place's children (decision 048). */
const KEEPERS: ReadonlySet<Role> = new Set(['boarding-teacher', 'home-keeper', 'station-keeper'])
export const isKeeper = (role: Role): boolean => KEEPERS.has(role)

/** These see all that lies below them anyhow: nothing is kept by them in person. */
const FROM_ABOVE: ReadonlySet<Role> = new Set(['county-office', 'township-officer', 'federation-officer'])

/** Posts that stand on the list of every case about a child of their own place (decision 030). */
const LOOKS_AFTER: ReadonlySet<Role> = new Set(['head-teacher', 'dean', 'principal', 'village-director'])

/** Stands on the list by post, wherever the child is. */
export const looksAfter = (role: Role): boolean => LOOKS_AFTER.has(role)

/** Posts of which somebody may be named on a case's list; a county, a helper and those without children never. */
export const MAY_BE_NAMED: readonly Role[] = [
  'township-officer',
  'village-director',
  'principal',
  'dean',
  'head-teacher',
]

/** Place kinds at which each role is posted. */
export const PLACE_KINDS_OF: Record<Role, readonly string[]> = {
  'county-office': ['county'],
  'township-officer': ['township'],
  'village-director': ['village'],
  principal: ['school'],
  dean: ['school'],
  'head-teacher': ['class'],
  'subject-teacher': ['class'],
  'boarding-teacher': ['school'],
  'home-keeper': ['school', 'village'],
  'station-keeper': ['village', 'township'],
  'federation-officer': ['township', 'county'],
  helper: ['school', 'village', 'township', 'county'],
  auditor: ['county', 'township'],
  administrator: ['county', 'township', 'school'],
}

/** Which roles an actor may hand out when making accounts: never more than stands below the actor's own post. */
export const MAY_GRANT: Record<Role, readonly Role[]> = {
  administrator: ROLES,
  'county-office': [
    'township-officer',
    'village-director',
    'principal',
    'dean',
    'head-teacher',
    'subject-teacher',
    'boarding-teacher',
    'home-keeper',
    'station-keeper',
    'federation-officer',
    'helper',
    'auditor',
  ],
  'township-officer': ['village-director', 'home-keeper', 'station-keeper', 'helper'],
  principal: ['dean', 'head-teacher', 'subject-teacher', 'boarding-teacher', 'home-keeper', 'helper'],
  dean: [],
  'village-director': [],
  'head-teacher': [],
  'subject-teacher': [],
  'boarding-teacher': [],
  'home-keeper': [],
  'station-keeper': [],
  'federation-officer': [],
  helper: [],
  auditor: [],
}

/** Which roles somebody may hold to whom the actor hands a class: those a school hands out, for a dean too. */
export const mayTakeClassFrom = (actor: Pick<Actor, 'role' | 'via'>, role: Role): boolean =>
  actor.via === 'operator' ||
  (MAY_GRANT[actor.role].length > 0 ? MAY_GRANT[actor.role] : MAY_GRANT.principal).includes(role)

/** Posts that nobody stands in for: a helper is checked as a person (decision 031), an auditor and who hands out accounts are named anew. */
const NOT_STOOD_IN: readonly Role[] = ['helper', 'auditor', 'administrator']

/** For which posts an actor may name somebody who stands in: those the actor hands out; a dean for whoever stands below it. */
export const mayNameStandInFor = (actor: Pick<Actor, 'role' | 'via'>, role: Role): boolean =>
  !NOT_STOOD_IN.includes(role) &&
  (actor.via === 'operator' ||
    (actor.role === 'dean' ? MAY_GRANT.principal.filter((r) => r !== 'dean') : MAY_GRANT[actor.role]).includes(role))

/** The one who acts: an account in one of its posts. */
export type Actor = {
  accountId: string
  name: string
  role: Role
  countyId: number
  placeId: number
  circles: readonly number[]
  device: string | null
  via: 'session' | 'token' | 'operator'
  /** The account whose post this is, where the actor stands in for somebody (decision 061). */
  standsFor?: string
}

/** Whose entries the actor has to see to: the own ones, and those of whoever the actor stands in for, as far as the post sees them. */
export const holdersFor = (actor: Pick<Actor, 'accountId' | 'standsFor'>): string[] => [
  actor.accountId,
  ...(actor.standsFor ? [actor.standsFor] : []),
]

/** May this actor take this action at all? The operator of the machine may everything, and is audited as such. */
export const allowed = (actor: Pick<Actor, 'role' | 'via'>, action: Action): boolean =>
  actor.via === 'operator' || may(actor.role, action)

/**
 * May the actor take this action at a place whose own chain of circles is `chain` (itself, its school, village, township, county)?
 * A community gives sight of what its place does, never the right to change it (decision 022).
 */
export const canAt = (
  actor: Pick<Actor, 'role' | 'circles' | 'via'>,
  action: Action,
  chain: readonly number[],
): boolean =>
  allowed(actor, action) &&
  actor.circles.some(
    (circle) => circle !== COMMONS && !isCommunity(circle) && (chain.includes(circle) || chain.includes(-circle)),
  )
