import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMe } from '../../client/me.tsx'
import { tell } from '../../client/notify.ts'
import { PasswordForm } from '../../client/password-form.tsx'
import { useDo } from '../../client/queries.ts'
import { Fault, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { Factors } from './factors.tsx'
import { Language } from './language.tsx'

/** One's own posts and password; leaving every device at once. */
export const Screen = () => {
  const me = useMe()
  const everywhere = useDo('signOutEverywhere')
  const [again, setAgain] = useState(0)
  return (
    <Page title={t('我的账号')} aside={t('{name} · 登录名 {login}', { name: me.name, login: me.login })} kind="narrow">
      <section className="card pad col" style={{ gap: 4 }}>
        <h2 className="sec">{t('我的职务')}</h2>
        {me.posts.map((p) => (
          <span key={p.id}>
            {p.roleName} · {p.place.name}
            {p.standsFor === null ? null : t('（代{away}）', { away: p.standsFor })}
            {me.posts.length > 1 && p.id === me.post.id ? <span className="mut"> {t('（现在用的）')}</span> : null}
          </span>
        ))}
      </section>
      <Language />
      <section className="card pad col">
        <h2 className="sec">{t('换密码')}</h2>
        <div style={{ maxWidth: 380 }}>
          <PasswordForm
            key={again}
            done={() => {
              tell(t('密码已换好，其他设备已退出。'))
              setAgain(again + 1)
            }}
          />
        </div>
      </section>
      <section className="card pad col" style={{ alignItems: 'flex-start' }}>
        <h2 className="sec">{t('第二重验证')}</h2>
        <Factors />
      </section>
      <section className="card pad col" style={{ alignItems: 'flex-start' }}>
        <h2 className="sec">{t('手机丢了，或在别人电脑上忘了退出')}</h2>
        <p className="mut sm">{t('所有设备都会退出，包括这一台。没写完的草稿还留在各自的设备上。')}</p>
        {everywhere.error ? <Fault error={everywhere.error} /> : null}
        <Button
          variant="default"
          loading={everywhere.isPending}
          onClick={() => everywhere.mutate({}, { onSuccess: () => location.assign('/sign-in') })}
        >
          {t('在所有设备上退出')}
        </Button>
      </section>
    </Page>
  )
}
