import {
  COMMUNITY,
  scopeOfChild,
  scopeOfCommunity,
  scopeOfOffice,
  scopeOfPlace,
} from '../../../domain/registers/scope.ts'
import { scopeOfTransfer } from '../../../domain/registers/transfer.ts'
import { verifyCards } from '../../db/child-cards.ts'
import type { Tx } from '../../db/tx-type.ts'
import { childScopes } from './verify.ts'
import { verifyCases } from './verify-cases.ts'
import { verifyEntryParts, verifyEntryPlaces, verifyKeepers } from './verify-entries.ts'

/** Who may see each row, worked out anew: a row hidden from those who should see it, or shown to others, is found. */
export const verifyScopes = async (tx: Tx): Promise<string[]> => [
  ...(await ofChildren(tx)),
  ...(await ofRecords(tx)),
  ...(await ofPlaced(tx)),
  ...(await verifyEntryPlaces(tx)),
  ...(await verifyKeepers(tx)),
  ...(await verifyEntryParts(tx)),
  ...(await ofEntriesWaived(tx)),
  ...(await verifyCases(tx)),
  ...(await verifyCards(tx)),
  ...(await ofTransfers(tx)),
  ...(await ofAccounts(tx)),
  ...(await ofCommons(tx)),
]

const ofChildren = async (tx: Tx): Promise<string[]> => {
  const tree = await tx.tree()
  const wrong = (await childScopes(tx)).filter(
    (c) =>
      scopeOfChild({ classId: c.class_id, schoolId: c.school_id, villageId: c.village_id }, tree).join() !==
        c.scope.join() || c.strays > 0,
  )
  return wrong.length ? [`${wrong.length} 名孩子的可见范围和所在地方不符，请重新保存其班级或村。`] : []
}

/** Who sees any of the children sees the record. */
const ofRecords = async (tx: Tx): Promise<string[]> => {
  const [wrong] = await tx.query<{ n: number }>(
    `select count(*)::int as n from record r join (
       select record_id, array_agg(distinct c order by c) as scope from (
         select l.record_id, unnest(l.scope) as c from record_part l where l.county_id = $1) e group by record_id) u on u.record_id = r.id
     where r.county_id = $1 and r.scope <> u.scope`,
    [tx.countyId],
  )
  return wrong?.n ? [`${wrong.n} 条记录的可见范围和它说的人、地方不符。请由备份恢复。`] : []
}

const PLACED = [
  ['post', 'place_id', '职务', 'true'],
  // What is about an entry of the place is seen with the entry.
  ['record_part', 'place_id', '记录里的地方', `subject_kind = 'place'`],
  ['report', 'place_id', '总结', 'true'],
  ['census_roll', 'place_id', '签核的名册', 'true'],
  ['access_review', 'place_id', '核对谁看得到什么', 'true'],
  ['roster_import', 'school_id', '导入', 'true'],
  ['waiver', 'place_id', '免除', `subject_kind = 'place'`],
  ['donor_contact', 'place_id', '捐助人的联系方式', 'true'],
  ['print_job', 'place_id', '成批打印', 'true'],
] as const

const SCOPE_OF = {
  post: scopeOfOffice,
  record_part: scopeOfCommunity,
  report: scopeOfPlace,
  census_roll: scopeOfPlace,
  access_review: scopeOfPlace,
  roster_import: scopeOfPlace,
  waiver: scopeOfPlace,
  donor_contact: scopeOfPlace,
  print_job: scopeOfPlace,
}

const ofPlaced = async (tx: Tx): Promise<string[]> => {
  const tree = await tx.tree()
  const findings: string[] = []
  for (const [table, column, words, only] of PLACED) {
    // One line for each place and scope that there is, not for each row.
    const kinds = await tx.query<{ place: number; scope: number[]; n: number }>(
      `select ${column} as place, scope, count(*)::int as n from ${table} where county_id = $1 and ${column} is not null and ${only} group by 1, 2`,
      [tx.countyId],
    )
    const right = (place: number) => SCOPE_OF[table](place, tree)
    const n = kinds.filter((k) => right(k.place).join() !== k.scope.join()).reduce((sum, k) => sum + k.n, 0)
    if (n) findings.push(`${words}：${n} 行的可见范围和所在地方不符。请由备份恢复。`)
  }
  return findings
}

/** Both schools see a child handed from one to the other, and nobody below them. */
const ofTransfers = async (tx: Tx): Promise<string[]> => {
  const tree = await tx.tree()
  const kinds = await tx.query<{ from_id: number; to_id: number | null; scope: number[]; n: number }>(
    'select from_id, to_id, scope, count(*)::int as n from child_transfer where county_id = $1 group by 1, 2, 3',
    [tx.countyId],
  )
  const n = kinds
    .filter((k) => scopeOfTransfer(k.from_id, k.to_id, tree).join() !== k.scope.join())
    .reduce((sum, k) => sum + k.n, 0)
  return n ? [`交给别的学校的孩子：${n} 行的可见范围和两所学校不符。请由备份恢复。`] : []
}

/** A waiver of an entry is seen with the entry, but not by the community of its place. */
const ofEntriesWaived = async (tx: Tx): Promise<string[]> => {
  const [wrong] = await tx.query<{ n: number }>(
    `select count(*)::int as n from waiver w join entry e on e.county_id = w.county_id and e.id::text = w.subject_id
     where w.county_id = $1 and e.county_id = $1 and w.subject_kind = 'entry'
       and w.scope <> (select array_agg(c order by c) from unnest(e.scope) c where c < $2)`,
    [tx.countyId, COMMUNITY],
  )
  return wrong?.n ? [`免除：${wrong.n} 行的可见范围和它的登记不符。请由备份恢复。`] : []
}

/** An account is seen where its posts stand: at least where it still has one, at most where it ever had one. */
const ofAccounts = async (tx: Tx): Promise<string[]> => {
  const [wrong] = await tx.query<{ n: number }>(
    `select count(*)::int as n from account a
     left join (select account_id, array_agg(distinct c) filter (where open) as least, array_agg(distinct c) as most from (
       select p.account_id, p.until_on is null and not p.del as open, unnest(p.scope) as c from post p where p.county_id = $1) e group by account_id) u on u.account_id = a.id
     where a.county_id = $1 and not (a.scope @> coalesce(u.least, '{}') and a.scope <@ coalesce(u.most, a.scope))`,
    [tx.countyId],
  )
  return wrong?.n ? [`账号：${wrong.n} 行的可见范围和职务不符。请由备份恢复。`] : []
}

const COMMON = [
  ...(['place', 'term', 'day_off', 'heading_meaning', 'county_field'] as const),
  ...(['duty_setting', 'paper_text', 'statistics_form', 'blank_form', 'place_merge', 'evaluation_list'] as const),
] as const

const ofCommons = async (tx: Tx): Promise<string[]> => {
  const findings: string[] = []
  for (const table of COMMON) {
    const [wrong] = await tx.query<{ n: number }>(
      `select count(*)::int as n from ${table} where county_id = $1 and scope <> '{0}'`,
      [tx.countyId],
    )
    if (wrong?.n)
      findings.push(`${table === 'place' ? '地方' : '日历或表头'}：${wrong.n} 行的可见范围被改过。请由备份恢复。`)
  }
  return findings
}
