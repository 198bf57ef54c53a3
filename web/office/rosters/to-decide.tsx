import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { t } from '../../words/words.ts'
import { Classless } from './classless.tsx'
import { type Difference, needClass } from './decisions.ts'
import { Leaving } from './leaving.tsx'
import { Of } from './of-school.tsx'
import type { Part } from './part.ts'

type Conflict = Difference['conflicts'][number]
type Choice = { value: string; label: string }

/** What may be done with a row that cannot be told by itself. */
const choicesOf = (c: Conflict): Choice[] => {
  const leave = { value: '', label: t('没定，先不写') }
  const is = (label: string): Choice[] => (c.childId ? [{ value: c.childId, label }] : [])
  if (c.kind === 'twice')
    return [
      leave,
      ...(c.childId
        ? is(t('写这一行（{x}）', { x: c.registerText ?? '' }))
        : [{ value: 'new', label: t('写这一行，新添') }]),
    ]
  if (c.kind === 'number')
    return [
      leave,
      ...is(t('就是{x}，改成“{name}”', { x: c.registerText ?? '', name: c.name })),
      { value: 'new', label: t('是另一个孩子，新添，号码先空着') },
    ]
  if (c.kind === 'elsewhere') return [leave, { value: 'new', label: t('是另一个孩子，新添，号码先空着') }]
  return [leave, ...is(t('就是{x}', { x: c.registerText ?? '' })), { value: 'new', label: t('是另一个孩子，新添') }]
}

/** Transfers to confirm, rows that meet somebody they may not be, likely duplicates with their reasons. */
export const ToDecide = ({ d, decisions, set }: Part) => {
  const same = (key: string, value: string) => {
    const { [key]: _old, ...rest } = decisions.same
    set({ ...decisions, same: value === '' ? rest : { ...rest, [key]: value } })
  }
  const all = [d.transfers, d.conflicts, d.duplicates, d.leaving, needClass(d, decisions)]
  if (all.every((list) => list.length === 0)) return <p className="card pad mut">{t('没有要定的。')}</p>
  return (
    <div className="card scroll" tabIndex={0} role="group" aria-label={t('要定的')}>
      <Classless d={d} decisions={decisions} set={set} />
      <Leaving d={d} decisions={decisions} set={set} />
      {d.transfers.length ? (
        <>
          <div className="kind-head row">
            <span>{t('转入：从别处转来的 {n} 名', { n: d.transfers.length })}</span>
            <Button
              size="xs"
              variant="default"
              onClick={() =>
                set({
                  ...decisions,
                  same: { ...decisions.same, ...Object.fromEntries(d.transfers.map((x) => [x.key, 'elsewhere'])) },
                })
              }
            >
              {d.transfers.every((x) => x.school === null) ? t('全部转入本校') : t('全部转入')}
            </Button>
          </div>
          <table className="tbl stack">
            <tbody>
              {d.transfers.map((x) => (
                <tr key={x.key}>
                  <td>
                    <b>{x.name}</b> {x.className}
                    <Of school={x.school} />
                  </td>
                  <td className="mut field" style={{ whiteSpace: 'normal' }}>
                    {x.because}
                    {t('；确认后档案连同历史转来，不另建一份')}
                  </td>
                  <td className="field">
                    <Checkbox
                      label={x.school ? t('转到{s}', { s: x.school }) : t('转到本校')}
                      aria-label={t('{name}转到{s}', { name: x.name, s: x.school ?? t('本校') })}
                      checked={decisions.same[x.key] === 'elsewhere'}
                      onChange={(e) => same(x.key, e.currentTarget.checked ? 'elsewhere' : '')}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ) : null}
      {d.conflicts.length ? (
        <>
          <div className="kind-head">{t('对不上的 {n} 行', { n: d.conflicts.length })}</div>
          <table className="tbl stack">
            <tbody>
              {d.conflicts.map((x) => (
                <tr key={x.key}>
                  <td>
                    <b>{x.name}</b> {x.className}
                    <Of school={x.school} />　<span className="mut sm">{t('第 {r} 行', { r: x.row })}</span>
                  </td>
                  <td className="c-overdue field" style={{ whiteSpace: 'normal' }}>
                    {x.reason}
                    {x.registerText ? t('（花名册：{x}）', { x: x.registerText }) : ''}
                  </td>
                  <td className="field">
                    <NativeSelect
                      size="xs"
                      aria-label={t('第 {r} 行{name}怎么办', { r: x.row, name: x.name })}
                      value={decisions.same[x.key] ?? ''}
                      onChange={(e) => same(x.key, e.currentTarget.value)}
                      data={choicesOf(x)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ) : null}
      {d.duplicates.length ? (
        <>
          <div className="kind-head">{t('像是同一个人的 {n} 名', { n: d.duplicates.length })}</div>
          <table className="tbl stack">
            <tbody>
              {d.duplicates.map((x) => (
                <tr key={x.key}>
                  <td>
                    <b>{x.name}</b> {x.className}
                    <Of school={x.school} />
                  </td>
                  <td className="mut field" style={{ whiteSpace: 'normal' }}>
                    {x.candidates
                      .map((c) =>
                        c.childId
                          ? `${c.name}${c.className ? `（${c.className}）` : ''}：${c.reasons.join('、')}`
                          : c.reasons.join('、'),
                      )
                      .join('；')}
                  </td>
                  <td className="field">
                    <NativeSelect
                      size="xs"
                      aria-label={t('{name}是谁', { name: x.name })}
                      value={decisions.same[x.key] ?? 'new'}
                      onChange={(e) => same(x.key, e.currentTarget.value)}
                      data={[
                        { value: 'new', label: t('是另一个孩子，新添') },
                        ...x.candidates.map((c) =>
                          c.childId
                            ? { value: c.childId, label: t('就是{name}', { name: c.name }) }
                            : { value: 'elsewhere', label: t('就是那个孩子，转到本校') },
                        ),
                      ]}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ) : null}
    </div>
  )
}
