import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { beginsAt } from '../../client/begin.ts'
import { setCsrf } from '../../client/call.ts'
import { queryClient, useAsk, useDo } from '../../client/queries.ts'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

export const Screen = () => {
  const navigate = useNavigate()
  const setup = useAsk('getSetup', {})
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useDo('signIn', [])
  useEffect(() => {
    if (setup.data?.needed) void navigate({ to: '/set-up' })
  }, [setup.data, navigate])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate(
      { body: { login, password } },
      {
        onSuccess: (me) => {
          queryClient.clear()
          setCsrf(me.csrf)
          void navigate({ to: beginsAt(me.actions, me.post.place.kind) })
        },
      },
    )
  }
  return (
    <main className="center col">
      <div>
        <span className="logo" style={{ fontSize: 'var(--t-3xl)' }}>
          {t('暖阳')}
        </span>
        <p className="mut">{t('把每个孩子放在心上')}</p>
      </div>
      <form className="card pad col" onSubmit={submit}>
        <h1 style={{ fontSize: 'var(--t-xl)' }}>{t('登录')}</h1>
        <TextInput
          label={t('登录名')}
          value={login}
          onChange={(e) => setLogin(e.currentTarget.value)}
          autoComplete="username"
          autoCapitalize="none"
          required
        />
        <PasswordInput
          label={t('密码')}
          value={password}
          onChange={(e) => setPassword(e.currentTarget.value)}
          autoComplete="current-password"
          required
        />
        {signIn.error ? <Fault error={signIn.error} /> : null}
        <Button type="submit" size="md" loading={signIn.isPending}>
          {t('登录')}
        </Button>
        <a href="/help" className="sm">
          {t('孩子遇到危险？先看这里，不用登录')}
        </a>
      </form>
    </main>
  )
}
