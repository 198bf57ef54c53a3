import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { longDate } from '../../domain/reports/prose/numbers.ts'
import { dayWords } from '../client/child-text.ts'
import { useMe } from '../client/me.tsx'
import { t } from '../words/words.ts'
import type { ByClass } from './hand-on.ts'

/** The list on paper instead of the page beneath: class, names, by which day, and room to write. */
export const Sheet = ({ title, classes }: { title: string; classes: readonly ByClass[] }) => {
  const me = useMe()
  useEffect(() => {
    document.body.classList.add('sheet-only')
    return () => document.body.classList.remove('sheet-only')
  }, [])
  return createPortal(
    <div className="print-sheet only-print">
      <div className="printhead">
        <span>{title}</span>
        <span>{t('{d} {who} 打印', { d: longDate(me.today), who: me.name })}</span>
      </div>
      <table className="tbl">
        <thead>
          <tr>
            <th>{t('班')}</th>
            <th>{t('班主任')}</th>
            <th>{t('姓名')}</th>
            <th>{t('到哪天')}</th>
            <th style={{ width: '35%' }}>{t('办了没有')}</th>
          </tr>
        </thead>
        <tbody>
          {classes.flatMap((c) =>
            c.units.map(({ names, duty }, i) => (
              <tr key={duty.id}>
                <td>{i === 0 ? c.className : ''}</td>
                <td>{i === 0 ? c.headTeacher : ''}</td>
                <td>{names.join('、')}</td>
                <td>{dayWords(duty.period.windows.due)}</td>
                <td />
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>,
    document.body,
  )
}
