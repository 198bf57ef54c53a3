import { useState } from 'react'
import type { Answer } from '../../client/call.ts'
import { t } from '../../words/words.ts'
import { Dots } from './dots.tsx'

type Helper = Answer<'getPairingBoard'>['helpers'][number]
/** Of each sort so many stand open at first. */
const SHOWN = 7

/** By sort and name, not by load; whom the middle proposes is marked. */
export const Helpers = ({
  helpers,
  most,
  proposed,
}: {
  helpers: readonly Helper[]
  most: number
  proposed: readonly string[]
}) => {
  const [free, onlyFree] = useState(false)
  const [opened, open] = useState<readonly string[]>([])
  const shown = free ? helpers.filter((h) => h.free > 0) : helpers
  return (
    <section className="pairing-left" aria-label={t('帮扶的人')}>
      <div className="row">
        <h2 className="sec">{t('帮扶的人')}</h2>
        <span className="mut sm">{t('实心：带着的；空心：还能带的（一人最多 {n} 名）', { n: most })}</span>
        <span className="sp" />
        <button type="button" className="linkish sm noprint" aria-pressed={free} onClick={() => onlyFree(!free)}>
          {free ? t('看全部') : t('只看还能带的')}
        </button>
      </div>
      <div className="card">
        <table className="tbl">
          <thead>
            <tr>
              <th>{t('姓名')}</th>
              <th>{t('做什么的')}</th>
              <th>{t('带着')}</th>
              <th className="only-desk">{t('还能带')}</th>
            </tr>
          </thead>
          {[...Map.groupBy(shown, (h) => h.sortTitle)].map(([title, of]) => {
            const whole = opened.includes(title) || of.length <= SHOWN + 1
            // Whoever is proposed is seen, however long the list.
            const some = whole ? of : of.filter((h, i) => i < SHOWN || proposed.includes(h.key))
            return (
              <tbody key={title}>
                <tr>
                  <th colSpan={4} scope="rowgroup">
                    {t(title)}　{t('{n} 人', { n: of.length })}
                  </th>
                </tr>
                {some.map((h) => (
                  <tr key={h.key} aria-selected={proposed.includes(h.key)}>
                    <td>
                      <b>{h.name}</b>
                    </td>
                    <td className="wrap">{h.what}</td>
                    <td>
                      <Dots carries={h.carries} free={h.free} />
                    </td>
                    <td className="only-desk">
                      {h.free > 0 ? t('{n} 名', { n: h.free }) : <span className="mut">{t('满了')}</span>}
                    </td>
                  </tr>
                ))}
                {whole ? null : (
                  <tr>
                    <td colSpan={4}>
                      <button type="button" className="linkish sm" onClick={() => open([...opened, title])}>
                        {t('还有 {n} 人', { n: of.length - some.length })}
                      </button>
                    </td>
                  </tr>
                )}
              </tbody>
            )
          })}
        </table>
        {shown.length === 0 ? (
          <p className="pad mut">{t('还没有可以请的人：给老师、村儿童主任建了账号，或登记了结对，就在这里。')}</p>
        ) : null}
      </div>
    </section>
  )
}
