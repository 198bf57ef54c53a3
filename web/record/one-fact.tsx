import { Button, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { RELATION_NAMES } from '../../domain/registers/child.ts'
import type { Relation } from '../../domain/registers/child-facts.ts'
import {
  changesOfOne,
  changesOfParent,
  type FamilyMember,
  type OneFact,
  type OneFactKind,
  type Parent,
} from '../../domain/registers/one-fact.ts'
import type { Answer } from '../client/call.ts'
import { useMe } from '../client/me.tsx'
import { useDo } from '../client/queries.ts'
import { Choice, Choices } from '../ui/choices.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { Day } from './day.tsx'
import { LookAgain } from './look-again.tsx'

export type FamilyFile = Pick<Answer<'getChild'>, 'row' | 'father' | 'mother' | 'carer' | 'versions'>
/** Which fact is being said, of whom. */
export type Asked = { fact: OneFactKind; who: FamilyMember }

const NAMES: Record<FamilyMember, string> = { father: '爸爸', mother: '妈妈', carer: '照看人' }
const PARENTS: readonly Parent[] = ['mother', 'father']
const TITLES: Record<'came-home' | 'left-again', string> = { 'came-home': '{who}回来了', 'left-again': '{who}出去了' }

/** What may have changed in this family, a button each. */
export const OneFactButtons = ({ file, ask }: { file: FamilyFile; ask: (asked: Asked) => void }) => {
  const button = (key: string, text: string, asked: Asked) => (
    <button key={key} type="button" className="choice" onClick={() => ask(asked)}>
      {text}
    </button>
  )
  const alive = PARENTS.filter((who) => file[who].state !== 'dead')
  return (
    <div className="row" style={{ gap: 8 }}>
      {alive.flatMap((who) =>
        changesOfParent(file[who].state).map((fact) =>
          button(`${who}${fact}`, t(TITLES[fact], { who: t(NAMES[who]) }), { fact, who }),
        ),
      )}
      {button('carer', t('换人照看了'), { fact: 'other-carer', who: 'carer' })}
      {button('number', t('号码换了'), { fact: 'other-number', who: 'carer' })}
      {alive[0] ? button('seen', t('见到了爸妈'), { fact: 'seen', who: alive[0] }) : null}
    </div>
  )
}

/** One fact, said: what, of whom, since which day. What it makes of the readings is told before the box goes. */
export const OneFactDialog = ({ file, asked, close }: { file: FamilyFile; asked: Asked; close: () => void }) => {
  const me = useMe()
  const change = useDo('changeChild')
  const [who, setWho] = useState<FamilyMember>(asked.who)
  const [on, setOn] = useState(me.today)
  const [stays, setStays] = useState<boolean | null>(null)
  const [relation, setRelation] = useState<Relation | 'alone' | null>(null)
  const [typed, setTyped] = useState({ place: '', name: '', phone: '' })
  const [tried, setTried] = useState(false)
  const parent: Parent = who === 'carer' ? 'mother' : who
  const lacks =
    asked.fact === 'came-home' && stays === null
      ? t('请选是住下了，还是回来看看。')
      : asked.fact === 'other-carer' && relation === null
        ? t('请选现在谁照看。')
        : asked.fact === 'other-number' && typed.phone.trim() === ''
          ? t('请写新号码。')
          : undefined
  const said = (): OneFact => {
    switch (asked.fact) {
      case 'came-home':
        return { fact: 'came-home', who: parent, stays: stays === true, on }
      case 'left-again':
        return { fact: 'left-again', who: parent, on, place: typed.place }
      case 'other-carer':
        return { fact: 'other-carer', relation: relation ?? 'other', name: typed.name, phone: typed.phone, on }
      case 'other-number':
        return { fact: 'other-number', who, phone: typed.phone }
      case 'seen':
        return { fact: 'seen', who: parent, on }
    }
  }
  const save = () => {
    setTried(true)
    if (lacks) return
    change.mutate(
      { params: { id: file.row.id }, body: { ...changesOfOne(said()), base: file.versions } },
      { onSuccess: ({ told }) => (told.length ? undefined : close()) },
    )
  }
  const fault = tried ? lacks : undefined
  const title: Record<OneFactKind, string> = {
    'came-home': t('{name}的{who}回来了', { name: file.row.name, who: t(NAMES[parent]) }),
    'left-again': t('{name}的{who}出去了', { name: file.row.name, who: t(NAMES[parent]) }),
    'other-carer': t('{name}换人照看了', { name: file.row.name }),
    'other-number': t('{name}家的号码换了', { name: file.row.name }),
    seen: t('见到了{name}的爸妈', { name: file.row.name }),
  }
  const line = (field: keyof typeof typed, label: string, more: { tel?: boolean; hint?: string } = {}) => (
    <TextInput
      label={label}
      {...(more.hint ? { description: more.hint } : {})}
      {...(more.tel ? { inputMode: 'tel' as const, autoComplete: 'off' } : {})}
      value={typed[field]}
      onChange={(e) => setTyped({ ...typed, [field]: e.currentTarget.value })}
    />
  )
  const whose = (people: readonly FamilyMember[], label: string) => (
    <Choices label={label} fault={undefined}>
      {people.map((p) => (
        <Choice key={p} on={who === p} tap={() => setWho(p)} text={t(NAMES[p])} />
      ))}
    </Choices>
  )
  const alive = PARENTS.filter((p) => file[p].state !== 'dead')
  const parts: Record<OneFactKind, ReactNode> = {
    'came-home': (
      <Choices label={t('怎么回来的')} fault={fault}>
        <Choice on={stays === true} tap={() => setStays(true)} text={t('住下了')} />
        <Choice on={stays === false} tap={() => setStays(false)} text={t('回来看看，还要走')} />
      </Choices>
    ),
    'left-again': line('place', t('去了哪里'), { hint: t('不知道就空着') }),
    'other-carer': (
      <>
        <Choices label={t('现在谁照看')} fault={fault}>
          {(Object.keys(RELATION_NAMES) as Relation[]).map((r) => (
            <Choice key={r} on={relation === r} tap={() => setRelation(r)} text={t(RELATION_NAMES[r])} />
          ))}
          <Choice on={relation === 'alone'} tap={() => setRelation('alone')} text={t('独自居住')} warn />
        </Choices>
        {relation === 'alone' ? null : (
          <>
            {line('name', t('姓名'), { hint: t('不知道就空着') })}
            {line('phone', t('电话'), { tel: true, hint: t('不知道就空着') })}
          </>
        )}
      </>
    ),
    'other-number': (
      <>
        {whose(['carer', ...alive], t('谁的号码'))}
        {file[who].phones.length ? (
          <p className="sm mut">{t('原来的 {x} 会被新号码替下。', { x: file[who].phones.join('、') })}</p>
        ) : null}
        {line('phone', t('新号码'), { tel: true })}
        {fault ? (
          <div className="sm c-overdue" role="alert">
            {fault}
          </div>
        ) : null}
      </>
    ),
    seen: whose(alive, t('见到了谁')),
  }
  const told = change.data?.told ?? []
  return (
    <Dialog onClose={close} title={title[asked.fact]}>
      {told.length ? (
        <div className="col">
          <p>{t('记好了。')}</p>
          {told.map((sentence) => (
            <p key={sentence} className="note">
              {sentence}
            </p>
          ))}
          <LookAgain child={file.row.id} changed={title[asked.fact]} close={close} />
          <Button onClick={close} data-autofocus>
            {t('知道了')}
          </Button>
        </div>
      ) : (
        <form
          className="col"
          onSubmit={(e) => {
            e.preventDefault()
            save()
          }}
        >
          {parts[asked.fact]}
          {asked.fact === 'other-number' ? null : <Day today={me.today} value={on} set={setOn} fault={undefined} />}
          {change.error ? <Fault error={change.error} /> : null}
          <Button type="submit" size="lg" loading={change.isPending}>
            {t('记好了')}
          </Button>
        </form>
      )}
    </Dialog>
  )
}
