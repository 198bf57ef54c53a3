import { Button, TextInput } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { useState } from 'react'
import { Confirm } from '../../ui/confirm.tsx'
import { Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

/** What one person is given on paper. */
export type Slip = {
  account: string
  name: string
  classes: string[]
  phone: string
  login: string
  password: string | null
}

/** Slips to print, cut and hand out: shown once, for nobody keeps the passwords. */
export const Slips = ({ school, slips, close }: { school: string; slips: readonly Slip[]; close: () => void }) => {
  const fresh = slips.some((s) => s.password !== null)
  const [address, setAddress] = useState(window.location.origin)
  const ownOnly = /^https?:\/\/(localhost|127\.|\[::1\])/.test(address)
  const leaving = useBlocker({ shouldBlockFn: () => fresh, enableBeforeUnload: () => fresh, withResolver: true })
  return (
    <Page
      title={t('账号纸条')}
      aside={t('{n} 张', { n: slips.length })}
      actions={
        <>
          <Button onClick={() => window.print()}>{t('打印')}</Button>
          <Button variant="default" onClick={close}>
            {t('都发完了')}
          </Button>
        </>
      }
    >
      <p className="note noprint">{t('一次性密码只显示这一次。请现在打印，裁开当面交给本人；不要拍照发到群里。')}</p>
      <TextInput
        className="noprint"
        label={t('纸条上的网址')}
        value={address}
        onChange={(e) => setAddress(e.currentTarget.value)}
        error={ownOnly ? t('这个网址只有这台电脑打得开，请改成老师们用的网址') : undefined}
        style={{ maxWidth: 380 }}
      />
      <div className="slips">
        {slips.map((s) => (
          <section key={s.account} className="slip" aria-label={t('{name}的纸条', { name: s.name })}>
            <p className="xs">
              {t('暖阳')} · {school}
            </p>
            <p>
              <b>{s.name}</b> {s.classes.join('、')} {s.phone}
            </p>
            <dl>
              <dt>{t('网址')}</dt>
              <dd>{address}</dd>
              <dt>{t('登录名')}</dt>
              <dd>
                <b>{s.login}</b>
              </dd>
              <dt>{s.password === null ? t('密码') : t('一次性密码')}</dt>
              <dd>{s.password === null ? t('用您原来的密码') : <b className="code">{s.password}</b>}</dd>
            </dl>
            <p className="xs">
              {s.password === null
                ? t('登录以后在右上角换到新的职务。')
                : t(
                    '第一次登录：用手机或电脑的浏览器打开网址，输登录名和一次性密码，再设一个只有自己知道的密码（至少 10 个字符）。用过以后请把这张纸撕掉。',
                  )}
            </p>
          </section>
        ))}
      </div>
      {leaving.status === 'blocked' ? (
        <Confirm
          title={t('纸条都发完了吗？')}
          text={t('离开以后一次性密码再也看不到；没发到的人，只能重新打印一张新的。')}
          yes={t('发完了，离开')}
          no={t('再留一会儿')}
          busy={false}
          error={null}
          go={leaving.proceed}
          close={leaving.reset}
        />
      ) : null}
    </Page>
  )
}
