import { addAccount } from '../accounts/commands/add-account.ts'
import { listAccounts } from '../accounts/queries/accounts.ts'
import { mergeChildren } from '../children/commands/merge-children.ts'
import { setDutyRule } from '../duty-rules/commands/set-duty-rule.ts'
import { setPaperText } from '../papers/commands/set-paper-text.ts'
import { addPlace } from '../places/commands/add-place.ts'
import { mergePlace } from '../places/commands/merge-place.ts'
import { addStandIn } from '../stand-ins/commands/add-stand-in.ts'
import { makeChild, type TestCounty } from './factory.ts'
import { hired } from './hired.ts'

/**
 * What came last, each once through the product: two files of one child put together, two schools merged, a tighter rule, the wording of
 * a letter, somebody who stands in.
 */
export const makeBusyNewest = async (county: TestCounty): Promise<void> => {
  const { ctx, operator } = county
  const principal = await hired(county, 'principal', 'S1', '贺校长')
  const kept = await makeChild(county, 'C32', '金小雨')
  const gone = await makeChild(county, 'C32', '金小雨')
  await mergeChildren(ctx, principal, kept, { gone, take: [], reason: '建了两次' })
  const school = await addPlace(ctx, operator, { kind: 'school', name: '坝上教学点', parentCode: 'T' })
  await mergePlace(ctx, operator, school.id, { into: 'S2', classes: 'together', reason: '撤点并校' })
  await setDutyRule(ctx, principal, 'monthly-talk', {
    on: true,
    earlier: 2,
    basis: '学校关爱制度第三条',
    fromOn: '2026-11-25',
  })
  await setPaperText(ctx, principal, 'letter-start', {
    place: 'S1',
    text: '{孩子}家长：天冷了，请多打电话。',
    version: 0,
  })
  const away = await addAccount(ctx, operator, {
    login: `away${county.code}`,
    name: '吴老师',
    role: 'head-teacher',
    placeCode: 'C32',
  })
  const there = await hired(county, 'head-teacher', 'C31', '张老师')
  const account = (await listAccounts(ctx, operator)).items.find((a) => a.id === away.id)
  await addStandIn(ctx, principal, {
    post: account?.posts[0]?.id ?? '',
    account: there.accountId,
    from: '2026-11-24',
    until: '2026-11-28',
    why: '病假',
  })
}
