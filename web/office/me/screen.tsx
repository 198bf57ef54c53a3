import { Button } from '@mantine/core'
import { useMe } from '../../client/me.tsx'
import { tell } from '../../client/notify.ts'
import { PasswordForm } from '../../client/password-form.tsx'
import { useDo } from '../../client/queries.ts'
import { Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

export const Screen = () => {
  const me = useMe()
  const everywhere = useDo('signOutEverywhere')
  return (
    <Page title={t('我的账号')} aside={`${me.name} · ${me.login}`}>
      <div className="card pad col">
        {me.posts.map((p) => (
          <span key={p.id}>
            <b>{p.roleName}</b> {p.place.name}
          </span>
        ))}
      </div>
      <div className="card pad" style={{ maxWidth: 420 }}>
        <PasswordForm done={() => tell(t('密码已换好，其他设备已退出。'))} />
      </div>
      <div>
        <Button
          variant="default"
          onClick={() => everywhere.mutate({}, { onSuccess: () => location.assign('/sign-in') })}
        >
          {t('在所有设备上退出')}
        </Button>
      </div>
    </Page>
  )
}
