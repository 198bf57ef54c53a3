import { Button, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type CardPhones, type ContactCard, contactCard } from '../../../domain/reports/papers/card.ts'
import { familyOf } from '../../../domain/reports/papers/family.ts'
import { useHelpLines } from '../../client/help-lines.ts'
import { useMe } from '../../client/me.tsx'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { useFamilies } from './families.ts'

/** On a shared computer each account finds its own. */
const keyOf = (account: string) => `nuanyang.card-phones.${account}`
const NONE: CardPhones = { teacher: '', teacherPhone: '', schoolPhone: '', villagePhone: '' }

const kept = (account: string): CardPhones => {
  try {
    return { ...NONE, ...JSON.parse(sessionStorage.getItem(keyOf(account)) ?? '{}') }
  } catch {
    return NONE
  }
}

/**
 * Liaison cards (S3.17): eight to a sheet, in big type, for carers to keep at home. They say whom to call, and no word that labels the
 * child (dossier §3.7). Of those whom the register shows.
 */
export const Screen = () => {
  const me = useMe()
  const { list, printing, schoolOf } = useFamilies()
  const { mine } = useHelpLines()
  const [phones, setPhones] = useState<CardPhones>(() => {
    const known = kept(me.accountId)
    return me.post.role === 'head-teacher' && known.teacher === '' ? { ...known, teacher: me.name } : known
  })
  const put = (part: Partial<CardPhones>) => {
    const next = { ...phones, ...part }
    setPhones(next)
    sessionStorage.setItem(keyOf(me.accountId), JSON.stringify(next))
  }
  const line = mine.flatMap((p) => p.lines)[0]
  return (
    <Page
      kind="cards"
      title={t('联系卡')}
      aside={list.first ? t('{n} 张，一页八张；字大，给家里老人看', { n: list.first.total }) : null}
      actions={
        <>
          <Button variant="default" component={Link} to="/children">
            {t('回花名册')}
          </Button>
          <Button loading={printing.busy} disabled={!list.first?.total} onClick={printing.print}>
            {t('打印')}
          </Button>
        </>
      }
    >
      <section className="card pad row noprint" style={{ gap: 12 }}>
        <TextInput
          label={t('班主任')}
          value={phones.teacher}
          maxLength={20}
          onChange={(e) => put({ teacher: e.currentTarget.value })}
        />
        <TextInput
          label={t('班主任电话')}
          value={phones.teacherPhone}
          maxLength={20}
          inputMode="tel"
          onChange={(e) => put({ teacherPhone: e.currentTarget.value })}
        />
        <TextInput
          label={t('学校电话')}
          value={phones.schoolPhone}
          maxLength={20}
          inputMode="tel"
          onChange={(e) => put({ schoolPhone: e.currentTarget.value })}
        />
        <TextInput
          label={t('村儿童主任电话')}
          value={phones.villagePhone}
          maxLength={20}
          inputMode="tel"
          onChange={(e) => put({ villagePhone: e.currentTarget.value })}
        />
        <p className="sm mut" style={{ margin: 0, flexBasis: '100%' }}>
          {t('没填的印成横线，可以手写。要只印一个班，请在花名册里先选班。')}
        </p>
      </section>
      {list.error ? <Fault error={list.error} again={list.again} /> : null}
      {!list.first && !list.error ? <Loading rows={8} /> : null}
      {list.first && list.items.length === 0 ? <Empty text={t('花名册里没有这样的孩子，回去换个条件。')} /> : null}
      <div className="slips">
        {list.items.map((child) => (
          <OneCard key={child.id} card={contactCard(familyOf(child, schoolOf(child.schoolId)), phones, line ?? null)} />
        ))}
      </div>
      {list.more && !printing.whole ? (
        <Button variant="default" className="noprint" loading={list.busy} onClick={list.more}>
          {t('再看一些')}
        </Button>
      ) : null}
    </Page>
  )
}

const OneCard = ({ card }: { card: ContactCard }) => (
  <section className="slip contact-card" aria-label={card.name}>
    <p>
      <b className="who">{card.name}</b> {card.className}
    </p>
    <p>{card.schoolName}</p>
    <dl>
      {card.lines.flatMap(({ label, name, phone }) => [
        <dt key={label}>{t(label)}</dt>,
        <dd key={`${label} dd`}>
          {name} {phone === null ? <span className="blank" /> : <b>{phone}</b>}
        </dd>,
      ])}
    </dl>
    {card.help.map((text) => (
      <p key={text}>{t(text)}</p>
    ))}
  </section>
)
