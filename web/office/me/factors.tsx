import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type PublicKeyCredentialCreationOptionsJSON, startRegistration } from '@simplewebauthn/browser'
import { type FormEvent, useState } from 'react'
import { renderSVG } from 'uqr'
import type { Answer } from '../../client/call.ts'
import { dayWords, shanghaiDay } from '../../client/child-text.ts'
import { useMe } from '../../client/me.tsx'
import { useAsk, useDo } from '../../client/queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Fault, Loading } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

type Item = Answer<'listFactors'>['items'][number]
type Open = { what: 'totp' } | { what: 'passkey' } | { what: 'remove'; item: Item } | { what: 'codes'; codes: string[] }

/** What is asked besides the password: an authenticator, passkeys, recovery codes on paper. */
export const Factors = () => {
  const list = useAsk('listFactors', {})
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => {
    setOpen(null)
    void list.refetch()
  }
  const added = (codes: string[]) => (codes.length ? setOpen({ what: 'codes', codes }) : close())
  if (list.error) return <Fault error={list.error} again={() => void list.refetch()} />
  if (!list.data) return <Loading rows={2} />
  const { items, recoveryLeft } = list.data
  return (
    <>
      <p className="mut sm">
        {items.length
          ? t('登录时除了密码，还要其中一种。恢复码还剩 {n} 个。', { n: recoveryLeft })
          : t(
              '加一种以后，别人拿到您的密码也进不来。用手机上的验证器（微信小程序、各家手机自带的都行），或这台电脑的指纹、人脸。',
            )}
      </p>
      {items.map((item) => (
        <div key={item.id} className="row" style={{ gap: '4px 12px', alignSelf: 'stretch' }}>
          <b>{item.label}</b>
          <span className="mut sm">{t('{d}加的', { d: dayWords(shanghaiDay(item.createdAt)) })}</span>
          <span className="sp" />
          <Button size="xs" variant="default" onClick={() => setOpen({ what: 'remove', item })}>
            {t('去掉')}
          </Button>
        </div>
      ))}
      <div className="row" style={{ gap: 8 }}>
        <Button variant="default" onClick={() => setOpen({ what: 'totp' })}>
          {t('加手机验证器')}
        </Button>
        <Button variant="default" onClick={() => setOpen({ what: 'passkey' })}>
          {t('加通行密钥')}
        </Button>
      </div>
      {open?.what === 'totp' ? <Totp close={close} done={added} /> : null}
      {open?.what === 'passkey' ? <Passkey close={close} done={added} /> : null}
      {open?.what === 'remove' ? <Remove item={open.item} close={close} /> : null}
      {open?.what === 'codes' ? <Codes codes={open.codes} close={close} /> : null}
    </>
  )
}

type Steps = { close: () => void; done: (codes: string[]) => void }

const Totp = ({ close, done }: Steps) => {
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const begin = useDo('beginTotp', [])
  const confirm = useDo('confirmTotp', [])
  const made = begin.data
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!made) begin.mutate({ body: { password } })
    else confirm.mutate({ body: { id: made.id, code } }, { onSuccess: (r) => done(r.recoveryCodes) })
  }
  return (
    <Dialog title={t('加手机验证器')} onClose={close}>
      <form className="col" onSubmit={submit}>
        {made ? (
          <>
            <p>{t('用手机验证器扫这个图，再填它显示的六位数。')}</p>
            <img
              src={`data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(made.uri, { border: 2 }))}`}
              alt={t('给验证器扫的二维码')}
              style={{ width: 200, alignSelf: 'center' }}
            />
            <p className="sm mut">
              {t('扫不了就手工填这个密钥：')}
              <code style={{ overflowWrap: 'anywhere' }}>{made.secret.replace(/(.{4})/g, '$1 ').trim()}</code>
            </p>
            <TextInput
              label={t('六位数')}
              value={code}
              onChange={(e) => setCode(e.currentTarget.value)}
              inputMode="numeric"
              autoComplete="one-time-code"
              data-autofocus
              required
            />
          </>
        ) : (
          <Password value={password} set={setPassword} />
        )}
        {(confirm.error ?? begin.error) ? <Fault error={(confirm.error ?? begin.error) as Error} /> : null}
        <Button type="submit" loading={begin.isPending || confirm.isPending}>
          {made ? t('开始使用') : t('下一步')}
        </Button>
      </form>
    </Dialog>
  )
}

const Passkey = ({ close, done }: Steps) => {
  const me = useMe()
  const [password, setPassword] = useState('')
  const [label, setLabel] = useState(t('{name}的电脑', { name: me.name }))
  const [failed, setFailed] = useState<Error | null>(null)
  const begin = useDo('beginPasskey', [])
  const confirm = useDo('confirmPasskey', [])
  const make = async (begun: Answer<'beginPasskey'>) => {
    try {
      const options = begun.options as unknown as PublicKeyCredentialCreationOptionsJSON
      const response = await startRegistration({ optionsJSON: options })
      confirm.mutate(
        { body: { challenge: options.challenge, promise: begun.promise, response: { ...response }, label } },
        { onSuccess: (r) => done(r.recoveryCodes) },
      )
    } catch {
      setFailed(new Error(t('没有建成。这台电脑或浏览器可能不支持，可以改用手机验证器。')))
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setFailed(null)
    begin.mutate({ body: { password } }, { onSuccess: (begun) => void make(begun) })
  }
  const error = failed ?? confirm.error ?? begin.error
  return (
    <Dialog title={t('加通行密钥')} onClose={close}>
      <form className="col" onSubmit={submit}>
        <TextInput
          label={t('给它起个名字')}
          value={label}
          onChange={(e) => setLabel(e.currentTarget.value)}
          maxLength={40}
          required
        />
        <Password value={password} set={setPassword} />
        {error ? <Fault error={error} /> : null}
        <Button type="submit" loading={begin.isPending || confirm.isPending}>
          {t('建通行密钥')}
        </Button>
      </form>
    </Dialog>
  )
}

const Remove = ({ item, close }: { item: Item; close: () => void }) => {
  const [password, setPassword] = useState('')
  const remove = useDo('removeFactor', [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    remove.mutate({ params: { id: item.id }, body: { password } }, { onSuccess: close })
  }
  return (
    <Dialog title={t('去掉“{x}”？', { x: item.label })} onClose={close}>
      <form className="col" onSubmit={submit}>
        <p>{t('去掉后登录不再要它。一种也不剩时，恢复码也作废。')}</p>
        <Password value={password} set={setPassword} />
        {remove.error ? <Fault error={remove.error} /> : null}
        <Button type="submit" color="red" loading={remove.isPending}>
          {t('去掉')}
        </Button>
      </form>
    </Dialog>
  )
}

const Codes = ({ codes, close }: { codes: string[]; close: () => void }) => (
  <Dialog title={t('恢复码：现在就抄下来')} onClose={close} closeOnClickOutside={false}>
    <div className="col">
      <p>{t('手机丢了，用它们登录；每个只能用一次，只显示这一次。请抄在纸上，和单位的钥匙放在一起。')}</p>
      <div style={{ columns: 2, fontSize: 'var(--t-lg)' }} className="num">
        {codes.map((code) => (
          <div key={code}>
            <code>{code}</code>
          </div>
        ))}
      </div>
      <Button onClick={close}>{t('抄好了')}</Button>
    </div>
  </Dialog>
)

const Password = ({ value, set }: { value: string; set: (value: string) => void }) => (
  <PasswordInput
    label={t('登录密码')}
    value={value}
    onChange={(e) => set(e.currentTarget.value)}
    autoComplete="current-password"
    required
  />
)
