import { usualList } from '../../domain/entries/indicators.ts'
import { signAccessList } from '../access/commands/sign-access-list.ts'
import { getAccessList } from '../access/queries/access-list.ts'
import { addPost, resetPassword } from '../accounts/commands/account-changes.ts'
import { addAccount } from '../accounts/commands/add-account.ts'
import { addDayOff } from '../calendar/commands/calendar-changes.ts'
import { answerCensus } from '../census/commands/answer-census.ts'
import { signRoll } from '../census/commands/sign-roll.ts'
import { changeChild } from '../children/commands/change-child.ts'
import { leaveChild } from '../children/commands/leave-child.ts'
import { inActorTx } from '../db/tx.ts'
import { waiveDuty } from '../duties/commands/waive-duty.ts'
import { setEvaluationList } from '../evaluation/commands/set-evaluation-list.ts'
import { newId } from '../ids.ts'
import { changePlace } from '../places/commands/change-place.ts'
import { saveRecords } from '../records/commands/save-records.ts'
import { openSummary } from '../reports/commands/open-summary.ts'
import { issueSummary, saveSummary } from '../reports/commands/summaries.ts'
import { importRosterFile } from '../rosters/commands/import-roster-file.ts'
import { undoRoster } from '../rosters/commands/undo-roster.ts'
import { rememberHeading } from '../rosters/db/roster-rows.ts'
import { askTransfer } from '../transfers/commands/ask-transfer.ts'
import { makeChild, type TestCounty } from './factory.ts'

const HEAD = '姓名,性别,身份证号,出生日期,班级,家庭住址,父亲姓名,父亲务工地点,母亲姓名,母亲务工地点'
const list = (...rows: string[]) => new TextEncoder().encode([HEAD, ...rows].join('\n'))

export const talkAbout = async (
  county: TestCounty,
  childIds: string[],
  more: Record<string, unknown> = {},
): Promise<string> => {
  const id = newId(county.now)
  const body = { topics: ['study', 'home'], finding: 'well', words: '想妈妈了，晚上睡不着。' }
  const { verdicts } = await saveRecords(county.ctx, county.operator, {
    records: [{ id, kind: 'talk', version: 1, childIds, happenedOn: '2026-11-20', body, ...more }],
  })
  if (verdicts[0]?.verdict !== 'accepted') throw new Error(`the talk was not taken: ${verdicts[0]?.message}`)
  return id
}

/**
 * A county in which everything was done once through the product: children of two schools, moves, a child who left, records and
 * their correction, a waiver, lists written and undone, a summary, accounts with posts and passwords, headings, days off.
 */
export const makeBusy = async (county: TestCounty) => {
  const { ctx, operator } = county
  const children: string[] = []
  for (const [klass, name] of [
    ['C31', '石安安'],
    ['C31', '罗小禾'],
    ['C32', '龙巧'],
    ['D31', '潘月'],
    ['D31', '吴天宇'],
  ] as const)
    children.push(await makeChild(county, klass, name, name === '罗小禾' ? { idNumber: '522699201504112209' } : {}))
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = children
  await changeChild(ctx, operator, first, { changes: { address: '河湾村3组', carerPhones: ['13900020001'] }, base: {} })
  await changeChild(ctx, operator, third, { changes: { classCode: 'C31' }, base: {} })
  await changeChild(ctx, operator, fourth, { changes: { villageCode: 'V2', boarder: true }, base: {} })
  await leaveChild(ctx, operator, fifth, { reason: 'transferred', on: '2026-11-23' })
  const talk = await talkAbout(county, [first, second])
  await talkAbout(county, [third])
  const wrong = await talkAbout(county, [fourth])
  await talkAbout(county, [fourth], { replaces: wrong, happenedOn: '2026-11-19' })
  await waiveDuty(ctx, operator, {
    id: newId(county.now),
    rule: 'monthly-talk',
    childIds: [second],
    period: '2026-10',
    reason: '住院',
  })
  const take = (...rows: string[]) =>
    importRosterFile(ctx, operator, {
      bytes: list(...rows),
      fileName: '名册.csv',
      schoolCode: 'S2',
      term: '2026-autumn',
      population: 'all',
      apply: true,
    })
  await take('向小芳,女,522699201704112203,2017-04-11,三(1)班,大坪村1组,向海,福建泉州,田兰,福建泉州')
  const { importId } = await take('杨帆,男,522699201703082213,2017-03-08,三(1)班,大坪村2组,杨山,广东东莞,龙梅,广东东莞')
  await undoRoster(ctx, operator, importId ?? '')
  await ctx.jobs.idle()
  const account = await addAccount(ctx, operator, {
    login: `shi${county.code}`,
    name: '石老师',
    role: 'head-teacher',
    placeCode: 'C31',
  })
  await addAccount(ctx, operator, { login: `luo${county.code}`, name: '罗老师', role: 'dean', placeCode: 'S1' })
  await addPost(ctx, operator, account.id, { role: 'head-teacher', placeCode: 'C32' })
  await resetPassword(ctx, operator, account.id)
  await addDayOff(ctx, county.actor('administrator', 'COUNTY'), {
    fromOn: '2026-10-08',
    toOn: '2026-10-09',
    kind: 'closure',
    name: '停课',
  })
  await changePlace(ctx, operator, county.place('C32'), { typedPupils: 41, typedPupilsSource: '学籍系统' })
  await inActorTx(ctx.db, operator, (tx) => rememberHeading(tx, county.place('S1'), '家里谁带', 'carerName'))
  const principal = county.actor('principal', 'S1')
  const open = await openSummary(ctx, principal, {
    kind: 'school-summary',
    place: 'S1',
    term: '2026-autumn',
    cutoff: '2026-11-24',
  })
  const confirmed = open.checks.filter((c) => c.level === 'confirm').map((c) => c.key)
  const draft = await saveSummary(ctx, principal, open.id, { version: open.version, sections: [], confirmed })
  await issueSummary(ctx, principal, draft.id, draft.version)
  const census = { place: 'C31', term: '2026-autumn' }
  await answerCensus(ctx, operator, { ...census, answers: [{ child: first, answer: 'unchanged' }] })
  const access = await getAccessList(ctx, principal, { limit: 1 })
  await signAccessList(ctx, principal, { place: 'S1', posts: access.total })
  await signRoll(ctx, operator, { ...census, place: 'C32', children: 0 })
  await askTransfer(ctx, operator, { children: [fourth], to: 'S1', elsewhere: '', on: '2026-11-24', note: '爱画画' })
  await setEvaluationList(ctx, operator, { about: 'school', fromTerm: '2026-autumn', items: usualList('school') })
  return { first, second, third, fourth, talk, account: account.id }
}
