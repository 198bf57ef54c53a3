import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { mayNameStandInFor } from '../../domain/roles.ts'
import type { Answer } from '../client/call.ts'
import { refusedAt } from '../client/faults-at.ts'
import { FootFault } from '../client/foot-fault.tsx'
import { useMe } from '../client/me.tsx'
import { tell } from '../client/notify.ts'
import { useDo } from '../client/queries.ts'
import { useList } from '../client/use-list.ts'
import { useWord } from '../client/use-word.ts'
import { Choice, Choices } from '../ui/choices.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { t } from '../words/words.ts'

type Account = Answer<'listAccounts'>['items'][number]
const REASONS = ['病假', '产假', '进修', '出差', '事假']

/** Posts of an account for which whoever looks may name somebody. */
export const useStoodIn = () => {
  const me = useMe()
  return (account: Account) =>
    account.posts.filter(
      (p) => p.standsFor === null && mayNameStandInFor({ role: me.post.role, via: 'session' }, p.role),
    )
}

/** Who stands in for somebody: in which post, from when until when, why. It ends by itself. */
export const AddStandIn = ({ away, close }: { away: Account; close: () => void }) => {
  const me = useMe()
  const posts = useStoodIn()(away)
  const add = useDo('addStandIn')
  const no = refusedAt(add.error)
  const find = useWord()
  const people = useList('listAccounts', { limit: 100, q: find.word })
  const [post, setPost] = useState(posts.length === 1 ? (posts[0]?.id ?? '') : '')
  const [account, setAccount] = useState<{ value: string; label: string } | null>(null)
  const [from, setFrom] = useState(me.today)
  const [until, setUntil] = useState('')
  const [why, setWhy] = useState('')
  const [tried, setTried] = useState(false)
  const options = people.items
    .filter((a) => a.id !== away.id && !a.disabled && a.posts.length > 0)
    .map((a) => ({ value: a.id, label: `${a.name}（${a.posts[0]?.roleName ?? ''} ${a.posts[0]?.place.name ?? ''}）` }))
  const whole = post !== '' && account !== null && why.trim().length >= 2
  return (
    <Dialog onClose={close} title={t('请人代{name}', { name: away.name })}>
      <form
        className="col"
        onSubmit={(e) => {
          e.preventDefault()
          setTried(true)
          if (!whole || !account) return
          add.mutate(
            { body: { post, account: account.value, from, until, why: why.trim() } },
            {
              onSuccess: () => {
                tell(t('定好了。到日子自己开始、自己结束；{name}的职务照旧。', { name: away.name }))
                close()
              },
            },
          )
        }}
      >
        <Select
          label={t('代哪个职务')}
          withAsterisk
          value={post || null}
          onChange={(v) => setPost(v ?? '')}
          error={tried && post === '' ? t('请选代哪个职务') : no.at('post')}
          data={posts.map((p) => ({ value: p.id, label: `${p.roleName}（${p.place.name}）` }))}
        />
        <Select
          label={t('谁来代')}
          withAsterisk
          searchable
          value={account?.value ?? null}
          onChange={(v, option) => setAccount(v && option ? { value: v, label: option.label } : null)}
          onSearchChange={(q) => find.type(q === account?.label ? '' : q)}
          nothingFoundMessage={t('没有找到，换个写法试试。')}
          error={tried && account === null ? t('请选谁来代') : no.at('account')}
          data={account && !options.some((o) => o.value === account.value) ? [account, ...options] : options}
          filter={({ options: all }) => all}
        />
        <div className="row">
          <TextInput
            type="date"
            label={t('从哪天')}
            value={from}
            min={me.today}
            onChange={(e) => setFrom(e.currentTarget.value)}
            error={no.at('from')}
            required
          />
          <TextInput
            type="date"
            label={t('到哪天（这天还代）')}
            value={until}
            min={from}
            onChange={(e) => setUntil(e.currentTarget.value)}
            error={no.at('until')}
            required
          />
        </div>
        <Choices
          label={t('为什么')}
          fault={tried && why.trim().length < 2 ? t('请选一个原因，或写一句') : no.at('why')}
        >
          {REASONS.map((r) => (
            <Choice key={r} on={why === r} tap={() => setWhy(r)} text={t(r)} />
          ))}
        </Choices>
        <TextInput
          aria-label={t('别的原因')}
          placeholder={t('别的原因，写一句')}
          value={REASONS.some((r) => r === why) ? '' : why}
          onChange={(e) => setWhy(e.currentTarget.value)}
          maxLength={200}
        />
        <p className="sm mut">
          {t('代的人那几天多一个职务，在右上角切换，只看得到这个职务看得到的。记的每一条都写着是谁记的、代谁。')}
        </p>
        <FootFault of={no} />
        <Button type="submit" loading={add.isPending}>
          {t('定下代班')}
        </Button>
      </form>
    </Dialog>
  )
}
