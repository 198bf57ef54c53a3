import { Button, TextInput } from '@mantine/core'
import { type PublicKeyCredentialRequestOptionsJSON, startAuthentication } from '@simplewebauthn/browser'
import { type FormEvent, useState } from 'react'
import { type Answer, Refusal } from '../../client/call.ts'
import { useDo } from '../../client/queries.ts'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

export type Challenge = { challenge: string; kinds: string[]; passkey: PublicKeyCredentialRequestOptionsJSON | null }

/** What a right password was followed by; null for any other refusal. */
export const challengeOf = (error: Error): Challenge | null =>
  error instanceof Refusal && error.code === 'second-factor-needed' ? (error.details as Challenge) : null

/** The second step: six digits, a recovery code, or a passkey. */
export const SecondStep = ({
  asked,
  done,
  back,
}: {
  asked: Challenge
  done: (me: Answer<'finishSignIn'>) => void
  back: () => void
}) => {
  const [code, setCode] = useState('')
  const [cancelled, setCancelled] = useState<Error | null>(null)
  const finish = useDo('finishSignIn', [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    finish.mutate({ body: { challenge: asked.challenge, code } }, { onSuccess: done })
  }
  const passkey = async () => {
    if (!asked.passkey) return
    try {
      const answer = await startAuthentication({ optionsJSON: asked.passkey })
      finish.mutate({ body: { challenge: asked.challenge, passkey: { ...answer } } }, { onSuccess: done })
    } catch {
      setCancelled(new Error(t('通行密钥没有用上。请再试一次，或输入六位数。')))
    }
  }
  return (
    <form className="card pad col" onSubmit={submit}>
      <h1 style={{ fontSize: 'var(--t-xl)' }}>{t('再确认一次是您本人')}</h1>
      {asked.passkey ? (
        <Button variant="default" size="md" onClick={() => void passkey()}>
          {t('用通行密钥')}
        </Button>
      ) : null}
      <TextInput
        label={t('手机验证器里的六位数')}
        description={t('手机不在身边，可以输入一个恢复码')}
        value={code}
        onChange={(e) => setCode(e.currentTarget.value)}
        autoComplete="one-time-code"
        inputMode={asked.kinds.includes('totp') ? 'numeric' : 'text'}
        autoFocus
        required
      />
      {(cancelled ?? finish.error) ? <Fault error={(finish.error ?? cancelled) as Error} /> : null}
      <Button type="submit" size="md" loading={finish.isPending}>
        {t('进入')}
      </Button>
      <Button variant="subtle" onClick={back}>
        {t('换一个账号')}
      </Button>
    </form>
  )
}
