import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Answer } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { useDo } from '../client/queries.ts'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'

type Full = Answer<'getConcern'>

/** Who sees it: by post, and by name; whoever stands on the list may name another. Who opened it. */
export const Members = ({ concern }: { concern: Full }) => {
  const name = useDo('nameInConcern', ['getConcern'])
  const [adding, setAdding] = useState(false)
  const [account, setAccount] = useState<string | null>(null)
  const [why, setWhy] = useState('')
  const params = { id: concern.id }
  const there = concern.members.filter((m) => m.until === null)
  const gone = concern.members.filter((m) => m.until !== null)
  const add = () => {
    if (account === null || why.trim().length < 2) return
    name.mutate(
      { params, body: { account, why: why.trim(), leave: false } },
      {
        onSuccess: () => {
          setAdding(false)
          setAccount(null)
          setWhy('')
        },
      },
    )
  }
  return (
    <section className="card pad col" aria-label={t('谁看得到')}>
      <h2 className="sec">{t('谁看得到')}</h2>
      <p className="sm">
        {concern.byPost.length ? concern.byPost.join('、') : t('孩子的班主任、学校和村里现在没有人。')}
        <span className="mut">{t('（管这个孩子的人，孩子换班换村就换成新的人）')}</span>
      </p>
      {there.map((m) => (
        <div key={m.account} className="row sm" style={{ gap: '2px 12px' }}>
          <b>{m.name}</b>
          <span className="mut">{t('{d}由{by}加进来：{why}', { d: dayWords(m.since), by: m.by, why: m.why })}</span>
          <span className="sp" />
          <button
            type="button"
            className="linkish noprint"
            style={{ minHeight: 44 }}
            onClick={() => name.mutate({ params, body: { account: m.account, why: t('不用再看'), leave: true } })}
          >
            {t('请出')}
          </button>
        </div>
      ))}
      {gone.map((m) => (
        <div key={m.account + m.until} className="mut sm">
          {t('{name}，看到{d}为止', { name: m.name, d: dayWords(m.until ?? '') })}
        </div>
      ))}
      {name.error ? <Fault error={name.error} /> : null}
      {adding ? (
        <div className="col" style={{ gap: 8 }}>
          <Select
            label={t('加谁')}
            placeholder={t('选一个人')}
            data={concern.mayBeNamed.map((p) => ({ value: p.account, label: `${p.name}　${p.post}` }))}
            value={account}
            onChange={setAccount}
            searchable
            nothingFoundMessage={t('只能加孩子所在学校、村和乡镇的工作人员')}
          />
          <TextInput
            label={t('为什么要加')}
            placeholder={t('例如：未保站要跟进')}
            value={why}
            maxLength={100}
            onChange={(e) => setWhy(e.currentTarget.value)}
          />
          <div className="row">
            <Button onClick={add} loading={name.isPending} disabled={account === null || why.trim().length < 2}>
              {t('加进来')}
            </Button>
            <Button variant="default" onClick={() => setAdding(false)}>
              {t('不加了')}
            </Button>
          </div>
        </div>
      ) : concern.mayBeNamed.length ? (
        <div>
          <Button variant="default" className="noprint" onClick={() => setAdding(true)}>
            {t('再加一个人')}
          </Button>
        </div>
      ) : null}
      <h2 className="sec">{t('谁打开过')}</h2>
      {concern.opened.length === 0 ? <p className="mut sm">{t('在您之前没有人打开过。')}</p> : null}
      {concern.opened.map((o) => (
        <div key={o.name + o.roleName} className="sm">
          {o.name}{' '}
          <span className="mut">{t('{r}，{n} 次，最近 {d}', { r: o.roleName, n: o.times, d: dayWords(o.on) })}</span>
        </div>
      ))}
    </section>
  )
}
