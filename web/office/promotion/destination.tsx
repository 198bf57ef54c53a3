import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import type { Answer } from '../../client/call.ts'
import { useList } from '../../client/use-list.ts'
import { usePlaces } from '../../client/use-places.ts'
import { SchoolSelect } from '../../transfers/school-select.tsx'
import { Fault, Loading } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

type Klass = Answer<'getPromotion'>['classes'][number]
/** A graduate who goes to another school than the rest; `to` null: nobody knows yet. */
export type Except = { klass: string; child: string; name: string; to: string | null }

/** To which school a class goes with its certificate, and who of it goes to another one (decision 063). */
export const Destination = ({
  klass,
  own,
  next,
  setNext,
  except,
  setExcept,
}: {
  klass: Klass
  own: string
  next: string | null
  setNext: (code: string | null) => void
  except: readonly Except[]
  setExcept: (list: Except[]) => void
}) => {
  const [open, setOpen] = useState(false)
  return (
    <div className="col" style={{ gap: 8 }}>
      <div className="row" style={{ flexWrap: 'wrap', alignItems: 'flex-end', gap: 12 }}>
        <div style={{ flex: '1 1 220px', maxWidth: 340 }}>
          <SchoolSelect
            label={t('{name}毕业后去哪所学校', { name: klass.name })}
            none={t('还不知道；10月1日以前在“转学与接收”里写')}
            value={next}
            choose={setNext}
            without={own}
          />
        </div>
        <button
          type="button"
          className="linkish"
          aria-expanded={open}
          aria-label={t('{name}有去别的学校的', { name: klass.name })}
          onClick={() => setOpen(!open)}
        >
          {except.length ? t('有去别的学校的（{n} 名）', { n: except.length }) : t('有去别的学校的')}
        </button>
      </div>
      {open ? <Others klass={klass} own={own} except={except} setExcept={setExcept} /> : null}
    </div>
  )
}

const Others = ({
  klass,
  own,
  except,
  setExcept,
}: {
  klass: Klass
  own: string
  except: readonly Except[]
  setExcept: (list: Except[]) => void
}) => {
  const list = useList('listChildren', { place: klass.code, status: 'enrolled', sort: 'name', limit: 200 })
  const schools = usePlaces({ kind: 'school' })
  const [child, setChild] = useState<string | null>(null)
  const [to, setTo] = useState<string | null>(null)
  if (list.error) return <Fault error={list.error} again={list.again} />
  if (!list.first) return <Loading rows={2} />
  const named = list.items.find((c) => c.id === child)
  return (
    <div className="group col" style={{ gap: 8 }}>
      {except.length ? (
        <ul className="col" style={{ margin: 0, padding: 0, listStyle: 'none', gap: 4 }}>
          {except.map((e) => (
            <li key={e.child} className="row" style={{ gap: '2px 12px', minHeight: 32 }}>
              <b>{e.name}</b>
              <span>{schools.items.find((s) => s.code === e.to)?.name ?? t('还不知道')}</span>
              <button
                type="button"
                className="linkish sm"
                aria-label={t('{name}和全班一样', { name: e.name })}
                onClick={() => setExcept(except.filter((x) => x.child !== e.child))}
              >
                {t('和全班一样')}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="row" style={{ flexWrap: 'wrap', alignItems: 'flex-end', gap: 12 }}>
        <Select
          label={t('谁')}
          searchable
          value={child}
          onChange={setChild}
          data={list.items
            .filter((c) => !except.some((e) => e.child === c.id))
            .map((c) => ({ value: c.id, label: c.name }))}
          style={{ flex: '1 1 140px', maxWidth: 200 }}
        />
        <div style={{ flex: '1 1 200px', maxWidth: 320 }}>
          <SchoolSelect label={t('去哪所学校')} none={t('还不知道')} value={to} choose={setTo} without={own} />
        </div>
        <Button
          variant="default"
          size="sm"
          disabled={!named}
          onClick={() => {
            if (!named) return
            setExcept([...except, { klass: klass.code, child: named.id, name: named.name, to }])
            setChild(null)
          }}
        >
          {t('加上')}
        </Button>
      </div>
    </div>
  )
}
