import { Button, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import {
  type CountyEquation,
  type CountyForm,
  MOST_EQUATIONS,
  sideOf,
} from '../../../../domain/reports/tables/county-form.ts'
import { equationText } from '../../../../domain/reports/tables/define-table.ts'
import { t } from '../../../words/words.ts'
import { equationWords } from '../equation-words.ts'

/** What has to add up: switched on or off, and more of the county's own. */
export const Equations = ({ form, put }: { form: CountyForm; put: (next: CountyForm) => void }) => {
  const [left, setLeft] = useState('')
  const [right, setRight] = useState('')
  const [tried, setTried] = useState(false)
  const set = (equations: readonly CountyEquation[]) => put({ ...form, equations })
  const nameOf = (numbers: readonly number[]) =>
    numbers.map((no) => t(form.items[no - 1]?.label ?? String(no))).join('＋')
  const add = () => {
    const [whole, parts] = [sideOf(left), sideOf(right)]
    setTried(true)
    if (!whole || !parts) return
    set([...form.equations, { whole, parts, on: true }])
    setLeft('')
    setRight('')
    setTried(false)
  }
  const unread = (text: string) => (tried && !sideOf(text) ? t('写栏的号，例如 13+14') : undefined)
  return (
    <section className="card pad col" style={{ gap: 10 }} aria-label={t('要平的')}>
      <h2 className="sec">{t('要平的')}</h2>
      {form.equations.map((equation, at) => (
        <div key={equationText(equation)} className="row" style={{ gap: '2px 12px', flexWrap: 'wrap' }}>
          <Switch
            checked={equation.on}
            label={equationWords(equationText(equation))}
            onChange={(e) => {
              const on = e.currentTarget.checked
              set(form.equations.map((one, i) => (i === at ? { ...one, on } : one)))
            }}
          />
          <span className="sm mut" style={{ flex: 1, minWidth: 180 }}>
            {`${nameOf(equation.whole)}＝${nameOf(equation.parts)}`}
          </span>
          <button
            type="button"
            className="linkish sm"
            aria-label={t('去掉等式 {e}', { e: equationWords(equationText(equation)) })}
            onClick={() => set(form.equations.filter((_, i) => i !== at))}
          >
            {t('去掉')}
          </button>
        </div>
      ))}
      <form
        className="row"
        style={{ gap: 8, flexWrap: 'wrap', alignItems: 'flex-end' }}
        onSubmit={(e) => {
          e.preventDefault()
          add()
        }}
      >
        <TextInput
          label={t('等号左边')}
          placeholder={t('例如 13+14')}
          value={left}
          error={unread(left)}
          onChange={(e) => setLeft(e.currentTarget.value)}
          maw={160}
        />
        <TextInput
          label={t('等号右边')}
          placeholder={t('例如 24+25')}
          value={right}
          error={unread(right)}
          onChange={(e) => setRight(e.currentTarget.value)}
          maw={160}
        />
        <Button type="submit" variant="default" disabled={form.equations.length >= MOST_EQUATIONS}>
          {t('加一条')}
        </Button>
      </form>
    </section>
  )
}
