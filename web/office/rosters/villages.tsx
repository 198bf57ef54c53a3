import { NumberInput, Select } from '@mantine/core'
import { usePlaces } from '../../client/use-places.ts'
import { t } from '../../words/words.ts'
import type { Difference } from './decisions.ts'
import type { Part } from './part.ts'

type Unmatched = Difference['unmatchedVillages'][number]
/** Addresses drawn at once. */
const MOST = 200

/** Addresses that name no village: children of one name for the village are decided together, and the name is remembered. */
export const Villages = ({ d, decisions, set }: Part) => {
  const villages = usePlaces({ kind: 'village' }).items.filter((p) => !p.closed)
  const groups = [
    ...Map.groupBy(d.unmatchedVillages, (u: Unmatched) => (u.alias ? `a ${u.alias}` : `k ${u.key}`)).values(),
  ].sort((a, b) => b.length - a.length)
  if (groups.length === 0) return <p className="card pad mut">{t('住址里的村都对上了。')}</p>
  const choose = (group: readonly Unmatched[], code: string) =>
    set({ ...decisions, villages: { ...decisions.villages, ...Object.fromEntries(group.map((u) => [u.key, code])) } })
  return (
    <div className="card scroll" tabIndex={0} role="group" aria-label={t('村没对上')}>
      <p className="pad mut sm">
        {t('选一次，同样写法的孩子一起对上；下次导入就认得这个写法。不选也能写，以后再补。')}
      </p>
      <table className="tbl stack">
        <thead>
          <tr>
            <th>{t('表里的住址')}</th>
            <th>{t('孩子')}</th>
            <th>{t('是哪个村')}</th>
          </tr>
        </thead>
        <tbody>
          {groups.slice(0, MOST).map((group) => {
            const [u] = group
            if (!u) return null
            return (
              <tr key={u.key}>
                <td style={{ whiteSpace: 'normal' }}>
                  <b>{u.alias ?? u.address}</b>
                  {u.alias ? <span className="mut sm">　{t('例：{x}', { x: u.address })}</span> : null}
                  {u.stopped ? (
                    <div className="c-soon sm">
                      {t('{x}已停用，可能并到了别的村：请选现在是哪个村', { x: u.stopped })}
                    </div>
                  ) : null}
                  {u.tie ? <div className="c-soon sm">{t('两个村都像，没有替您猜')}</div> : null}
                </td>
                <td>
                  {group
                    .slice(0, 3)
                    .map((x) => x.name)
                    .join('、')}
                  {group.length > 3 ? t(' 等 {n} 名', { n: group.length }) : ''}
                </td>
                <td className="field">
                  <Select
                    size="xs"
                    searchable
                    nothingFoundMessage={t('没有这个村')}
                    aria-label={t('{x}是哪个村', { x: u.alias ?? u.address })}
                    value={decisions.villages[u.key] ?? ''}
                    onChange={(v) => choose(group, v ?? '')}
                    data={[
                      { value: '', label: t('先不对，以后补') },
                      ...villages.map((v) => ({ value: v.code, label: v.name })),
                    ]}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {groups.length > MOST ? (
        <p className="pad mut sm">{t('还有 {n} 种写法，写入后在“单位”里补。', { n: groups.length - MOST })}</p>
      ) : null}
    </div>
  )
}

/** The list holds only the left-behind: how many pupils each class has is typed, and counts as enrolment with its source. */
export const Enrolment = ({ d, decisions, set }: Part) => (
  <div className="card scroll" tabIndex={0} role="group" aria-label={t('在校人数')}>
    <p className="pad mut sm">
      {t('这份表只有留守学生。填上每班全部在校人数，总结和统计里的“占在校生比例”才算得出；不填就按花名册里的人数算。')}
    </p>
    <table className="tbl">
      <thead>
        <tr>
          <th>{t('班')}</th>
          <th className="num">{t('这份表里')}</th>
          <th>{t('全班在校人数')}</th>
        </tr>
      </thead>
      <tbody>
        {d.enrolment.map((c) => (
          <tr key={c.key}>
            <td>
              <b>{c.school ? `${c.school} ${c.name}` : c.name}</b>
            </td>
            <td className="num">{c.listed}</td>
            <td>
              <NumberInput
                size="xs"
                w={120}
                min={0}
                max={5000}
                allowDecimal={false}
                aria-label={t('{c}全班在校人数', { c: c.name })}
                value={decisions.pupils[c.key] ?? c.typed ?? ''}
                onChange={(v) => {
                  const { [c.key]: _old, ...rest } = decisions.pupils
                  set({ ...decisions, pupils: typeof v === 'number' ? { ...rest, [c.key]: v } : rest })
                }}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
