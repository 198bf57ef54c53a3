import { ANY, again, by, drop, LOOSE, NEWEST, type Sabotage, set } from './sabotage-kit.ts'
import { ofAudit } from './sabotages-of-diary.ts'

const HISTORY =
  'county_id, scope, id, tbl, row_id, child_id, op, patch, account_id, account_name, role, device, at, on_date, seal'
/** What was changed, from what to what (M3). */
const ofHistory: Sabotage[] = [
  by('from and to', '变更历史：1 行', set('history', `patch = '{"address": ["甲村", "乙村"]}'`, `op = 'set'`)),
  by('another author', '变更历史：1 行', set('history', `account_name = '别人'`, `op = 'set'`)),
  by('another day', '变更历史：1 行', set('history', `on_date = '2026-10-01'`)),
  by('a microsecond', '变更历史：1 行', set('history', `at = at + interval '3 microseconds'`)),
  by('a row deleted', '变更历史：按审计应有', drop('history')),
  by('a row put in', '变更历史：', again('history', HISTORY, HISTORY.replace(' id,', ' gen_random_uuid(),'))),
  by(
    'a row put in twice, as it stands',
    '变更历史：',
    again('history', HISTORY, HISTORY.replace(' id,', ' gen_random_uuid(),').replace(', seal', ', null')),
  ),
  by(
    'the newest twenty cut off',
    '变更历史：按审计应有',
    'delete from history where county_id = $1 and id in (select id from history where county_id = $1 order by at desc, id desc limit 20)',
  ),
  by('all emptied', '变更历史：按审计应有', 'delete from history where county_id = $1'),
  by('hidden', '变更历史：按审计应有', set('history', `scope = '{}'`)),
]

/** Dated facts (M3). */
const ofRecords: Sabotage[] = [
  by('the words', '记录：1 行', set('record', `body = body || '{"words": "都好"}'`)),
  by('the author', '记录：1 行', set('record', `author_name = '别人'`)),
  by('the day', '记录：1 行', set('record', `happened_on = '2026-10-20'`)),
  by(
    'the day, in its links too',
    '记录里的孩子：',
    `update record set happened_on = '2026-10-20' where county_id = $1`,
    `update record_part set happened_on = '2026-10-20' where county_id = $1`,
  ),
  by('when it came in', '记录：1 行', set('record', `received_at = received_at - interval '9 days'`)),
  by(
    'deleted with its links',
    '记录：按审计应有',
    `delete from record_part where county_id = $1 and record_id = (select id from record where county_id = $1 order by id limit 1)`,
    drop('record'),
  ),
  by('a link deleted', '记录里的孩子：按审计应有', drop('record_part', '', 'record_id, child_id')),
  by(
    'a link to another child',
    '记录里的孩子：',
    set(
      'record_part',
      // One of whom the record does not tell yet, whichever row comes first.
      'child_id = (select c.id from child c where c.county_id = $1 and not exists (select 1 from record_part o where o.county_id = $1 and o.record_id = record_part.record_id and o.child_id = c.id) order by c.id desc limit 1)',
      '',
      'record_id, child_id',
    ),
  ),
  by('a link that counts no longer', '算不算数', set('record_part', 'live = not live', '', 'record_id, child_id')),
  by('reached or not', '记录里的孩子：', set('record_part', 'reached = not reached', '', 'record_id, child_id')),
  by(
    'a correction undone',
    '更正',
    'update record set superseded_by = null where county_id = $1',
    'update record_part set live = true where county_id = $1',
  ),
  by(
    'a correction that never was',
    '更正',
    `update record set superseded_by = gen_random_uuid() where ctid = ${ANY('record', 'superseded_by is null')}`,
  ),
  by(
    'a record doubled',
    '记录：',
    again(
      'record',
      'county_id, scope, id, kind, version, happened_on, received_at, received_on, author_id, author_name, body, seal',
      'county_id, scope, gen_random_uuid(), kind, version, happened_on, received_at, received_on, author_id, author_name, body, seal',
    ),
  ),
  by('hidden', '记录：按审计应有', set('record', `scope = '{}'`)),
  by('shown to others', '可见范围', set('record', `scope = scope || 999999`)),
]

/** Children and their families (M3). */
const ofChildren: Sabotage[] = [
  by('a name', '孩子：1 行', set('child', `name = '别的孩子'`)),
  by('an address', '孩子：1 行', set('child', `address = '别处'`, 'address is not null')),
  by('marked deleted', '孩子：1 行', set('child', 'del = true', 'not del')),
  by('who changed what', '孩子：1 行', set('child', `fv = '{}'`, `fv <> '{}'`)),
  by(
    'really deleted with all that hangs on it',
    '孩子：按审计应有',
    ...['child_key', 'child_person', 'child_facts', 'record_part', 'waiver', 'history'].map(
      (t) =>
        `delete from ${t} where county_id = $1 and child_id = (select id from child where county_id = $1 and name = '罗小禾')`,
    ),
    drop('child', `name = '罗小禾'`),
  ),
  by(
    'hidden with all that hangs on it',
    '按审计应有',
    ...['child_person', 'child_facts', 'history', 'record_part'].map(
      (t) =>
        `update ${t} set scope = '{}' where county_id = $1 and child_id = (select id from child where county_id = $1 and name = '罗小禾')`,
    ),
    set('child', `scope = '{}'`, `name = '罗小禾'`),
  ),
  by(
    'put back as it was once',
    '孩子：',
    'delete from child where county_id = $1',
    'insert into child select * from kept.child',
  ),
  by('facts', '孩子的情况：1 行', set('child_facts', `father_state = 'home'`, `father_state = 'away'`)),
  by('a boarder told by nobody', '孩子的情况：', set('child_facts', 'boarder = false', 'boarder is null')),
  by('since when', '孩子的情况：1 行', set('child_facts', `from_on = '2026-08-01'`)),
  by(
    'in both truths alike',
    '孩子：1 行',
    `update child set grade = 9 where ctid = ${ANY('child')}`,
    `update child_facts set grade = 9 where county_id = $1 and child_id = (select id from child where grade = 9 and county_id = $1)`,
  ),
  by('a span taken away', '孩子的情况：按审计应有', drop('child_facts', 'until_on is not null')),
  by('a family member', '家人：1 行', set('child_person', `name = '别人'`)),
  by(
    'sealed phones changed places',
    '家人：2 行',
    `update child_person a set phones_sealed = b.phones_sealed from (select id, phones_sealed, lead(phones_sealed) over (order by id) as other from child_person where county_id = $1 and phones_sealed is not null) c, child_person b where a.county_id = $1 and a.id in (select id from child_person where county_id = $1 and phones_sealed is not null order by id limit 2) and c.id = a.id and b.county_id = $1 and b.phones_sealed is not null and b.id <> a.id and b.id in (select id from child_person where county_id = $1 and phones_sealed is not null order by id limit 2)`,
  ),
  by('a mask', '家人：1 行', set('child_person', `phones_masked = '{139****0000}'`, `phones_masked <> '{}'`)),
  by(
    'an ID number of another',
    '孩子：',
    `update child set id_sealed = (select id_sealed from child where county_id = $1 and id_sealed is not null limit 1) where county_id = $1`,
  ),
  by(
    'a household',
    '孩子：',
    `update child set household_id = (select household_id from child where county_id = $1 order by id limit 1) where county_id = $1`,
  ),
  by('a waiver’s reason', '免除：1 行', set('waiver', `reason = '别的'`)),
  by('a waiver withdrawn', '免除：1 行', set('waiver', 'withdrawn = true')),
  by('a waiver deleted', '免除：按审计应有', drop('waiver')),
  by('a duty that was met', '项值守的存行', set('duty', 'met_on = due, met_received = due', 'met_on is null')),
  by('a duty that is owed no more', '项值守的存行', drop('duty')),
  by('a search key', '搜索键', drop('child_key', '', 'key')),
]

/** Who may do what, and what everything hangs on (M3). */
const ofTheRest: Sabotage[] = [
  by(
    'a post raised',
    '职务：1 行',
    set(
      'post',
      `role = 'county-office', place_id = (select place_id from county where id = $1)`,
      `role = 'head-teacher'`,
    ),
  ),
  by(
    'a post raised, seen where it is now',
    '职务：1 行',
    set(
      'post',
      `role = 'county-office', place_id = (select place_id from county where id = $1), scope = (select scope from post p where p.county_id = $1 and p.role = 'administrator')`,
      `role = 'head-teacher'`,
    ),
  ),
  by(
    'a post put in',
    '职务：',
    again(
      'post',
      'county_id, scope, id, account_id, role, place_id, from_on, seal',
      'county_id, scope, gen_random_uuid(), account_id, role, place_id, from_on, seal',
    ),
  ),
  by(
    'a post put back as it was once',
    '职务：',
    'delete from post where county_id = $1',
    'insert into post select * from kept.post',
  ),
  by('an account’s name', '账号：1 行', set('account', `name = '别人'`)),
  by(
    'a password',
    '登录资料：1 行',
    `update sign_in set password_hash = (select password_hash from sign_in where county = $1 order by login limit 1) where county = $1 and login = (select login from sign_in where county = $1 order by login desc limit 1)`,
  ),
  by(
    'a password put back as it was once',
    '登录资料：',
    'delete from sign_in where county = $1',
    'insert into sign_in select * from kept.sign_in',
  ),
  by('a password that need not be changed', '登录资料：', 'update sign_in set must_change = false where county = $1'),
  by('a closed account opened', '登录资料：', 'update sign_in set disabled = not disabled where county = $1'),
  by(
    'an account that cannot sign in any more',
    '登录资料：按审计应有',
    'delete from sign_in where login = (select min(login) from sign_in where county = $1)',
  ),
  by('a list’s file', '导入：1 行', set('roster_import', `file_sealed = '\\x0102'`)),
  by(
    'lists’ files changed places',
    '导入：',
    `update roster_import set file_sealed = (select file_sealed from roster_import i where i.county_id = $1 order by id limit 1) where county_id = $1`,
  ),
  by('what an undo would bring back', '导入：', `update roster_import set undo_sealed = '\\x01' where county_id = $1`),
  by('how an import stands', '导入：', `update roster_import set state = 'cancelled' where county_id = $1`),
  by('a list deleted', '导入：按审计应有', drop('roster_import')),
  by(
    'a summary’s number',
    '总结：1 行',
    set(
      'report',
      `frozen = jsonb_set(frozen, array[(select min(k) from jsonb_object_keys(frozen) k)], '{"text": "999"}')`,
    ),
  ),
  by('a summary’s text', '总结：1 行', set('report', `sections = '[]'`)),
  by('a summary deleted', '总结：按审计应有', drop('report')),
  by('a picture replaced', '照片与附件：1 行', set('attachment', `picture_sealed = '\\x0102'`)),
  by('a picture hung on another child', '照片与附件：1 行', set('attachment', 'shown = array[id]')),
  by('a picture deleted', '照片与附件：按审计应有', drop('attachment')),
  by('what a batch was printed for', '成批打印：1 行', set('print_job', `purpose = '别的'`)),
  by('a batch deleted', '成批打印：按审计应有', drop('print_job')),
  by('a place’s name', '地方：1 行', set('place', `name = '别处'`)),
  by(
    'a place hung elsewhere',
    '地方：',
    `update place set parent_id = (select id from place where county_id = $1 and code = 'S2') where county_id = $1 and code = 'C32'`,
  ),
  by('a typed number', '地方：1 行', set('place', 'typed_pupils = 400', 'typed_pupils is not null')),
  by('a term’s end', '学期：1 行', set('term', `ends_on = '2027-02-28'`)),
  by('a day off', '放假日：1 行', set('day_off', 'del = true')),
  by('a day off deleted', '放假日：按审计应有', drop('day_off')),
  by('what a heading means', '表头的意思：1 行', set('heading_meaning', `field = 'fatherName'`, '', 'heading')),
  by('a county’s settings', '县：1 行', `update county set settings = settings || '{"demo": "loaded"}' where id = $1`),
  by(
    'the day from which there is a chain',
    '县：1 行',
    `update county set settings = settings - 'sealedOn' where id = $1`,
  ),
  by('the mark of the key', '钥匙', `update county set settings = settings || '{"keyMark": "x"}' where id = $1`),
  by('a migration', '迁移', `update migration set hash = 'x' where name = '009-one-open-span'`),
  by('a migration forgotten', '迁移', `delete from migration where name = '010-room-for-scopes'`),
]

/** What is registered besides records: promises, pairings, worries with their lists, questions of the county's own (M3). */
const ofEntries: Sabotage[] = [
  by('what it says', '登记：1 行', set('entry', `answers = answers || '{"words": "别的"}'`, `kind = 'promise'`)),
  by('who wrote it', '登记：1 行', set('entry', `author_name = '别人'`)),
  by('a worry closed', '登记：1 行', set('entry', `state = 'closed'`, `kind = 'concern'`)),
  by('a worry deleted', '登记：按审计应有', drop('entry', `kind = 'concern'`)),
  by('a worry hidden', '登记：按审计应有', set('entry', `scope = '{}'`, `kind = 'concern'`)),
  by('marked deleted', '登记：1 行', set('entry', 'del = true')),
  by(
    'at another school',
    '没有跟着孩子换地方',
    set('entry', 'school_id = school_id + 1', 'child_id is not null and school_id is not null'),
  ),
  by('who helps', '登记里的人：1 行', set('entry_part', `name = '别人'`)),
  by('who helps, taken out', '登记里的人：按审计应有', drop('entry_part')),
  by('what was done about a worry', '登记的补充：1 行', set('addendum', `body = '{}'`)),
  by('what was done, deleted', '登记的补充：按审计应有', drop('addendum')),
  by('why on the list of a worry', '名单：1 行', set('circle_member', `why = '别的'`)),
  by('off the list of a worry', '名单：按审计应有', drop('circle_member')),
  by('until when a parent’s link holds', '家长页的链接：1 行', set('parent_link', `until_on = '2030-01-01'`)),
  by('a parent’s answer taken over by nobody', '家长页上答的：1 行', set('parent_answer', `state = 'taken'`)),
  by('a parent’s answer deleted', '家长页上答的：按审计应有', drop('parent_answer')),
  by('what a signed roll counted', '签核的名册：1 行', set('census_roll', `counts = '{}'`)),
  by('what a list of who may see what said', '核对谁看得到什么：1 行', set('access_review', 'posts = posts + 1')),
  by('such a list deleted', '核对谁看得到什么：按审计应有', drop('access_review')),
  by('to which school a child was handed', '交给别的学校的孩子：1 行', set('child_transfer', `on_date = '2027-01-01'`)),
  by('a child that waits hidden', '交给别的学校的孩子：按审计应有', set('child_transfer', `scope = '{}'`)),
  by('a child that waits, deleted', '交给别的学校的孩子：按审计应有', drop('child_transfer')),
  by('what an evaluation asks', '评价的指标：1 行', set('evaluation_list', `items = '[]'`)),
  by('such a list deleted', '评价的指标：按审计应有', drop('evaluation_list')),
  by('a signed roll deleted', '签核的名册：按审计应有', drop('census_roll')),
  by('what was said of a child in the census', '摸排里的核对：1 行', set('census_answer', `answer = 'changed'`)),
  by('what a fund took in', '爱心账的分录：1 行', set('ledger_leg', 'n = n + 100', `n > 0`)),
  by(
    'what an account stands at',
    '余额和分录的合计不符',
    set('ledger_account', 'balance = balance + 100', `sort = 'fund'`),
  ),
  by('what a movement was for', '爱心账：1 行', set('ledger_movement', `purpose = '别的'`)),
  by('who confirmed it', '爱心账：1 行', set('ledger_movement', `second_name = '别人'`)),
  by('a movement said to be turned back', '冲正的标记不对', set('ledger_movement', 'live = false')),
  by('how a donor is reached, deleted', '捐助人的联系方式：按审计应有', drop('donor_contact')),
  by('a ledger hidden', '爱心账：按审计应有', set('ledger_movement', `scope = '{}'`)),
  by('the county’s own question', '本县自定的项目：1 行', set('county_field', `label = '别的'`)),
  by('a card', '帮扶卡：1 张', set('child_card', `name = '别人'`, '', 'entry_id')),
  by('a card taken away', '帮扶卡：1 张', drop('child_card', '', 'entry_id')),
]

/** What came last: files put together, places merged, rules of a school, wordings, somebody who stands in. */
const ofTheNewest: Sabotage[] = [
  by('why two files were put together', '合并的档案：1 行', set('child_merge', `reason = '别的'`)),
  by('what would take them apart', '合并的档案：1 行', set('child_merge', `steps_sealed = '\\x0102'`)),
  by('that they were put together, deleted', '合并的档案：按审计应有', drop('child_merge')),
  by(
    'a file that ended brought back',
    '孩子：1 行',
    set('child', 'del = false, merged_into = null', 'merged_into is not null'),
  ),
  by(
    'a child hidden as if it were in another’s file',
    '孩子：1 行',
    set(
      'child',
      `del = true, merged_into = (select merged_into from child where county_id = $1 and merged_into is not null limit 1)`,
      `name = '龙巧'`,
    ),
  ),
  by('how many children a merged school had', '合并的地方：1 行', set('place_merge', 'children = children + 9')),
  by('a merging deleted', '合并的地方：按审计应有', drop('place_merge')),
  by('what a school asks of itself', '本县对职责的规定：1 行', set('duty_setting', 'earlier = 0', 'earlier > 0')),
  by('such a rule deleted', '本县对职责的规定：按审计应有', drop('duty_setting')),
  by('what a letter says', '信和条子的写法：1 行', set('paper_text', `text = '别的'`)),
  by('for how long somebody stands in', '职务：1 行', set('post', `until_on = '2030-01-01'`, 'stands_for is not null')),
  by(
    'who stands in made one who stays',
    '职务：1 行',
    set('post', 'stands_for = null, until_on = null', 'stands_for is not null'),
  ),
]

export const SABOTAGES: Record<string, Sabotage[]> = {
  audit: ofAudit,
  history: ofHistory,
  records: ofRecords,
  children: ofChildren,
  entries: ofEntries,
  newest: ofTheNewest,
  rest: ofTheRest,
}

/** Known not to be found (decision 015): nothing that the product says hangs on them. */
export const UNSEEN: Sabotage[] = [
  by(
    'a look at a file in the last seconds before the seal, taken out of the diary',
    '',
    drop('audit', `${LOOSE} and written is null`, NEWEST),
  ),
  by('when a row was made', '', `update child set created_at = created_at - interval '1 day' where county_id = $1`),
  by(
    'a session put in by hand',
    '',
    `insert into session (token_hash, kind, county, account_id, post_id, csrf, created_at, seen_at, ends_at) select '\\x01', 'session', county_id, account_id, id, 'x', now(), now(), now() + interval '1 hour' from post where county_id = $1 limit 1`,
  ),
  by(
    'a second factor put in by hand',
    '',
    `insert into second_factor (id, county, account_id, kind, confirmed, created_at) select gen_random_uuid(), county_id, account_id, 'recovery', true, now() from post where county_id = $1 limit 1`,
  ),
  by(
    'a door to a parent’s page put in by hand: the link behind it, which is sealed, says whether it opens',
    '',
    `insert into parent_door (token_hash, county, link_id, ends_on) select '\\x02', county_id, id, until_on from parent_link where county_id = $1 limit 1`,
  ),
]
