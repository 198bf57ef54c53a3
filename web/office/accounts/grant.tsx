import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Answer } from '../../client/call.ts'
import { refusedAt } from '../../client/faults-at.ts'
import { FootFault } from '../../client/foot-fault.tsx'
import { useMe } from '../../client/me.tsx'
import { useDo } from '../../client/queries.ts'
import { usePlaces } from '../../client/use-places.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

export type Account = Answer<'listAccounts'>['items'][number]
type Grantable = Answer<'listAccounts'>['grantable']

/** A role and the place where it is held: only roles that may be handed out, only places that fit the role. */
const usePost = (grantable: Grantable) => {
  // Neither is chosen for somebody: a principal at the wrong school would read another school's children.
  const [role, setRole] = useState<string>(grantable.length === 1 ? (grantable[0]?.role ?? '') : '')
  const [wanted, setPlace] = useState('')
  // A list to choose from is no field that a browser would ask for: asked for here, once somebody tried without it.
  const [tried, setTried] = useState(false)
  const kinds = grantable.find((g) => g.role === role)?.placeKinds ?? []
  const me = useMe()
  // Only places where it may be given: a principal is offered no other school.
  const places = usePlaces({ kind: kinds.join(','), within: me.post.place.code }, kinds.length > 0)
  const fits = places.items.filter((p) => kinds.includes(p.kind) && !p.closed)
  const placeCode = fits.some((p) => p.code === wanted) ? wanted : fits.length === 1 ? (fits[0]?.code ?? '') : ''
  const fields = (
    <>
      <Select
        label={t('职务')}
        placeholder={t('请选')}
        withAsterisk
        error={tried && role === '' ? t('请选一个职务') : undefined}
        value={role || null}
        onChange={(v) => setRole(v ?? '')}
        data={grantable.map((g) => ({ value: g.role, label: g.roleName }))}
      />
      <Select
        label={t('在哪')}
        placeholder={role === '' ? t('先选职务') : t('请选')}
        disabled={role === ''}
        withAsterisk
        error={tried && role !== '' && placeCode === '' ? t('请选在哪里任这个职务') : undefined}
        searchable
        value={placeCode || null}
        onChange={(v) => setPlace(v ?? '')}
        nothingFoundMessage={t('没有这个单位')}
        data={fits.map((p) => ({
          value: p.code,
          label: p.kind === 'class' ? `${p.under.at(-1) ?? ''} ${p.name}` : p.name,
        }))}
      />
      {places.error ? <Fault error={places.error} again={places.again} /> : null}
      {role !== '' && fits.length === 0 && places.ready ? (
        <p className="sm mut">{t('还没有合适的单位，请先到“单位”里添加。')}</p>
      ) : null}
    </>
  )
  const chosen = () => {
    setTried(true)
    return role !== '' && placeCode !== ''
  }
  // Places for the role may still be on their way: a tap on the button before would do nothing.
  const ready = role === '' || kinds.length === 0 || places.ready || places.error !== null
  return { role, placeCode, fields, chosen, ready }
}

export const AddAccount = ({
  grantable,
  close,
  made,
}: {
  grantable: Grantable
  close: () => void
  made: (name: string, password: string) => void
}) => {
  const add = useDo('addAccount')
  const no = refusedAt(add.error)
  const post = usePost(grantable)
  const [form, setForm] = useState({ name: '', login: '' })
  return (
    <Dialog onClose={close} title={t('新建账号')}>
      <form
        className="col"
        onSubmit={(e) => {
          e.preventDefault()
          if (!post.chosen()) return
          add.mutate(
            { body: { ...form, role: post.role as never, placeCode: post.placeCode } },
            { onSuccess: (r) => made(r.account.name, r.oneTimePassword) },
          )
        }}
      >
        <TextInput
          label={t('姓名')}
          value={form.name}
          onChange={(e) => setForm({ ...form, name: e.currentTarget.value })}
          required
          error={no.at('name')}
          data-autofocus
        />
        <TextInput
          label={t('登录名')}
          description={t('拼音或工号，本人记得住就行')}
          autoCapitalize="none"
          value={form.login}
          onChange={(e) => setForm({ ...form, login: e.currentTarget.value })}
          required
          error={no.at('login')}
          minLength={2}
        />
        {post.fields}
        <FootFault of={no} />
        <Button type="submit" loading={add.isPending} disabled={!post.ready}>
          {t('新建账号')}
        </Button>
      </form>
    </Dialog>
  )
}

/** One more post for somebody who has an account: a teacher who is also dean keeps one login. */
export const AddPost = ({
  account,
  grantable,
  close,
}: {
  account: Account
  grantable: Grantable
  close: () => void
}) => {
  const add = useDo('addPost')
  const post = usePost(grantable)
  return (
    <Dialog onClose={close} title={t('给{name}加一个职务', { name: account.name })}>
      <form
        className="col"
        onSubmit={(e) => {
          e.preventDefault()
          if (!post.chosen()) return
          add.mutate(
            { params: { id: account.id }, body: { role: post.role as never, placeCode: post.placeCode } },
            { onSuccess: close },
          )
        }}
      >
        {post.fields}
        <p className="sm mut">{t('一个账号可以有几个职务，右上角切换。')}</p>
        {add.error ? <Fault error={add.error} /> : null}
        <Button type="submit" loading={add.isPending} disabled={!post.ready}>
          {t('加上这个职务')}
        </Button>
      </form>
    </Dialog>
  )
}
