import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import type { Answer } from '../../client/call.ts'
import { wasInterrupted, whereToGoOn } from '../../client/come-back.ts'
import { begin, goIn } from '../../client/enter.ts'
import { useAsk, useDo } from '../../client/queries.ts'
import { Fault } from '../../ui/states.tsx'
import { LanguageHere } from '../../words/choose.tsx'
import { t } from '../../words/words.ts'
import { type Challenge, challengeOf, SecondStep } from './second-step.tsx'

export const Screen = () => {
  const navigate = useNavigate()
  const router = useRouter()
  const setup = useAsk('getSetup', {})
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useDo('signIn', [])
  useEffect(() => {
    if (setup.data?.needed) void navigate({ to: '/set-up' })
  }, [setup.data, navigate])
  const [interrupted] = useState(wasInterrupted)
  const [asked, setAsked] = useState<Challenge | null>(null)
  const enter = (me: Answer<'signIn'>) => {
    begin(me, password)
    const back = whereToGoOn(me.accountId)
    if (back) router.history.push(back)
    else goIn(me, navigate)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate({ body: { login, password } }, { onSuccess: enter, onError: (e) => setAsked(challengeOf(e)) })
  }
  return (
    <main className="center col">
      <div>
        <span className="logo" style={{ fontSize: 'var(--t-3xl)' }}>
          {t('暖阳')}
        </span>
        <p className="mut">{t('把每个孩子放在心上')}</p>
      </div>
      {asked ? (
        <SecondStep
          asked={asked}
          done={enter}
          back={() => {
            setAsked(null)
            setPassword('')
            signIn.reset()
          }}
        />
      ) : null}
      <form className="card pad col" onSubmit={submit} style={asked ? { display: 'none' } : undefined}>
        <h1 style={{ fontSize: 'var(--t-xl)' }}>{t('登录')}</h1>
        {interrupted ? <p className="note">{t('登录到时间了。您写的都留着，再登录一次就接着写。')}</p> : null}
        <TextInput
          autoFocus
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
        {signIn.error && !asked ? <Fault error={signIn.error} /> : null}
        <Button type="submit" size="md" loading={signIn.isPending}>
          {t('登录')}
        </Button>
        <a href="/help" className="sm">
          {t('孩子遇到危险？先看这里，不用登录')}
        </a>
      </form>
      <LanguageHere />
    </main>
  )
}
