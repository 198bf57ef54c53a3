import { EndPost } from '../../accounts/end-post.tsx'
import { useDo } from '../../client/queries.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { t } from '../../words/words.ts'
import type { Account } from './grant.tsx'

export type Deed =
  | { what: 'reset' | 'disable' | 'enable' | 'factors'; account: Account }
  | { what: 'end'; account: Account; post: Account['posts'][number] }

/** What is done to an account is asked for once more, with what its owner will notice. */
export const Deeds = ({
  deed,
  close,
  done,
}: {
  deed: Deed
  close: () => void
  done: (words: string, password?: string) => void
}) => {
  const reset = useDo('resetPassword')
  const disable = useDo('setAccountDisabled')
  const factors = useDo('resetFactors')
  const { account } = deed
  const { id, name } = account
  const common = { no: t('不了'), close }
  switch (deed.what) {
    case 'reset':
      return (
        <Confirm
          {...common}
          title={t('重置{name}的密码？', { name })}
          text={t('旧密码马上不能用，他的登录都会退出。会给一个一次性密码，只显示一次。')}
          yes={t('重置密码')}
          busy={reset.isPending}
          error={reset.error}
          go={() => reset.mutate({ params: { id } }, { onSuccess: (r) => done('', r.oneTimePassword) })}
        />
      )
    case 'factors':
      return (
        <Confirm
          {...common}
          title={t('清除{name}的第二重验证？', { name })}
          text={t('手机丢了、恢复码也找不到时才用。清除以后只凭密码就能登录，他的登录都会退出；请提醒他马上重新加上。')}
          yes={t('清除')}
          busy={factors.isPending}
          error={factors.error}
          go={() => factors.mutate({ params: { id } }, { onSuccess: () => done(t('已清除，他的登录都已退出。')) })}
        />
      )
    case 'end':
      return <EndPost account={account} post={deed.post} close={close} done={done} />
    default: {
      const off = deed.what === 'disable'
      return (
        <Confirm
          {...common}
          title={off ? t('停用{name}的账号？', { name }) : t('恢复{name}的账号？', { name })}
          text={
            off
              ? t('他的登录马上退出，不能再登录。他记过的都还在，以后可以恢复。')
              : t('他可以用原来的密码登录，职务照旧。')
          }
          yes={off ? t('停用账号') : t('恢复账号')}
          busy={disable.isPending}
          error={disable.error}
          go={() =>
            disable.mutate(
              { params: { id }, body: { disabled: off } },
              { onSuccess: () => done(off ? t('已停用，他的登录都已退出。') : t('已恢复。')) },
            )
          }
        />
      )
    }
  }
}
