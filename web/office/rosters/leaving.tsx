import { Checkbox } from '@mantine/core'
import { t } from '../../words/words.ts'
import { LeaveChoice, withMissing } from './leave-choice.tsx'
import { Of } from './of-school.tsx'
import type { Part } from './part.ts'

const REASONS = [
  ['', '没定，先当作还在'],
  ['stays', '还在，备注过时了'],
  ['transferred', '转走，不在本县的学校'],
  ['moved-away', '走了，不知道去哪'],
  ['dropped-out', '辍学'],
  ['graduated', '毕业'],
  ['died', '去世'],
] as const

/** Rows that say that their child has left, each with the words and what becomes of the child (issue 10, decision 063). */
export const Leaving = ({ d, decisions, set }: Part) =>
  d.leaving.length === 0 ? null : (
    <>
      <div className="kind-head">{t('表里写着已经离开的 {n} 名', { n: d.leaving.length })}</div>
      <table className="tbl stack">
        <tbody>
          {d.leaving.map((x) => (
            <tr key={x.key}>
              <td>
                <b>{x.name}</b> {x.className}
                <Of school={x.school} />　<span className="mut sm">{t('第 {r} 行', { r: x.row })}</span>
              </td>
              <td className="field" style={{ whiteSpace: 'normal' }}>
                {t('表里写：{x}', { x: x.says })}
                {x.childId === null ? <div className="mut sm">{t('花名册里没有这名孩子')}</div> : null}
                {x.gone ? <div className="mut sm">{t('花名册里已经离校')}</div> : null}
              </td>
              <td className="field">
                {x.childId === null ? (
                  <Checkbox
                    label={t('还在，写进花名册')}
                    aria-label={t('写入{name}', { name: x.name })}
                    checked={!decisions.skip.includes(x.key)}
                    onChange={(e) =>
                      set({
                        ...decisions,
                        skip: e.currentTarget.checked
                          ? decisions.skip.filter((k) => k !== x.key)
                          : [...decisions.skip, x.key],
                      })
                    }
                  />
                ) : x.gone ? (
                  <Checkbox
                    label={t('其实还在，回到花名册')}
                    aria-label={t('{name}其实还在', { name: x.name })}
                    checked={decisions.missing[x.childId] === 'stays'}
                    onChange={(e) =>
                      set(withMissing(decisions, x.childId ?? '', e.currentTarget.checked ? 'stays' : ''))
                    }
                  />
                ) : (
                  <LeaveChoice
                    name={x.name}
                    value={decisions.missing[x.childId] ?? ''}
                    choose={(value) => set(withMissing(decisions, x.childId ?? '', value))}
                    reasons={REASONS}
                    first={
                      x.to ? { value: `to:${x.to.code}`, label: t('交给{s}，等那边接收', { s: x.to.name }) } : undefined
                    }
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
