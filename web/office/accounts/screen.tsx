import { Button, CopyButton, Modal, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useMay } from '../../client/me.tsx'
import { tell } from '../../client/notify.ts'
import { useAsk, useDo } from '../../client/queries.ts'
import { Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

/** Who may sign in here, in which posts; one-time passwords are shown once. */
export const Screen = () => {
  const may = useMay('account.write')
  const list = useAsk('listAccounts', {})
  const reset = useDo('resetPassword')
  const disable = useDo('setAccountDisabled')
  const [adding, setAdding] = useState(false)
  const [once, setOnce] = useState<{ name: string; password: string } | null>(null)
  if (list.error)
    return (
      <div className="page">
        <Fault error={list.error} />
      </div>
    )
  if (!list.data)
    return (
      <div className="page">
        <Loading />
      </div>
    )
  return (
    <Page
      title={t('账号与权限')}
      aside={t('{n} 个账号', { n: list.data.items.length })}
      actions={may ? <Button onClick={() => setAdding(true)}>{t('新建账号')}</Button> : null}
    >
      {reset.error ? <Fault error={reset.error} /> : null}
      {disable.error ? <Fault error={disable.error} /> : null}
      <div className="card scroll" tabIndex={0}>
        <table className="tbl">
          <thead>
            <tr>
              <th>{t('姓名')}</th>
              <th>{t('登录名')}</th>
              <th>{t('职务')}</th>
              <th>{t('上次登录')}</th>
              <th>{t('状态')}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {list.data.items.map((a) => (
              <tr key={a.id}>
                <td>
                  <b>{a.name}</b>
                </td>
                <td>{a.login}</td>
                <td>{a.posts.map((p) => `${p.roleName}（${p.place.name}）`).join('、')}</td>
                <td className="mut">{a.lastSignInAt?.slice(0, 10) ?? t('还没登录过')}</td>
                <td>{a.disabled ? t('已停用') : a.mustChangePassword ? t('等本人改密码') : t('在用')}</td>
                <td>
                  {may ? (
                    <span className="row" style={{ gap: 8, flexWrap: 'nowrap' }}>
                      <button
                        type="button"
                        className="linkish sm"
                        onClick={() =>
                          reset.mutate(
                            { params: { id: a.id } },
                            { onSuccess: (r) => setOnce({ name: a.name, password: r.oneTimePassword }) },
                          )
                        }
                      >
                        {t('重置密码')}
                      </button>
                      <button
                        type="button"
                        className="linkish sm"
                        onClick={() =>
                          disable.mutate(
                            { params: { id: a.id }, body: { disabled: !a.disabled } },
                            { onSuccess: () => tell(a.disabled ? t('已恢复。') : t('已停用，他的登录都已退出。')) },
                          )
                        }
                      >
                        {a.disabled ? t('恢复') : t('停用')}
                      </button>
                    </span>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {adding ? (
        <Add
          grantable={list.data.grantable}
          close={() => setAdding(false)}
          made={(name, password) => {
            setAdding(false)
            setOnce({ name, password })
          }}
        />
      ) : null}
      <Modal opened={once !== null} onClose={() => setOnce(null)} title={t('一次性密码')}>
        <div className="col">
          <p>{t('{name}的一次性密码，只显示这一次：', { name: once?.name ?? '' })}</p>
          <p style={{ fontSize: 24, fontWeight: 600, letterSpacing: 1 }}>{once?.password}</p>
          <p className="mut sm">{t('请当面或打电话告诉本人，不要发到群里。第一次登录要换成自己的密码。')}</p>
          <CopyButton value={once?.password ?? ''}>
            {({ copy, copied }) => (
              <Button variant="default" onClick={copy}>
                {copied ? t('已复制') : t('复制')}
              </Button>
            )}
          </CopyButton>
        </div>
      </Modal>
    </Page>
  )
}

type Grant = { role: string; roleName: string; placeKinds: string[] }

const Add = ({
  grantable,
  close,
  made,
}: {
  grantable: readonly Grant[]
  close: () => void
  made: (name: string, password: string) => void
}) => {
  const places = useAsk('listPlaces', {})
  const add = useDo('addAccount')
  const [form, setForm] = useState({ name: '', login: '', role: grantable[0]?.role ?? '', placeCode: '' })
  const kinds = grantable.find((g) => g.role === form.role)?.placeKinds ?? []
  const fits = (places.data?.items ?? []).filter((p) => kinds.includes(p.kind) && !p.closed)
  const placeCode = fits.some((p) => p.code === form.placeCode) ? form.placeCode : (fits[0]?.code ?? '')
  const schoolName = (id: number | null) => places.data?.items.find((p) => p.id === id)?.name ?? ''
  return (
    <Modal opened onClose={close} title={t('新建账号')}>
      <form
        className="col"
        onSubmit={(e) => {
          e.preventDefault()
          add.mutate(
            { body: { ...form, role: form.role as never, placeCode } },
            { onSuccess: (r) => made(r.account.name, r.oneTimePassword) },
          )
        }}
      >
        <TextInput
          label={t('姓名')}
          value={form.name}
          onChange={(e) => setForm({ ...form, name: e.currentTarget.value })}
          required
        />
        <TextInput
          label={t('登录名')}
          autoCapitalize="none"
          value={form.login}
          onChange={(e) => setForm({ ...form, login: e.currentTarget.value })}
          required
          minLength={2}
        />
        <Select
          label={t('职务')}
          value={form.role}
          onChange={(v) => setForm({ ...form, role: v ?? '' })}
          data={grantable.map((g) => ({ value: g.role, label: g.roleName }))}
        />
        <Select
          label={t('在哪')}
          searchable
          value={placeCode}
          onChange={(v) => setForm({ ...form, placeCode: v ?? '' })}
          data={fits.map((p) => ({
            value: p.code,
            label: p.kind === 'class' ? `${schoolName(p.parentId)} ${p.name}` : p.name,
          }))}
        />
        {add.error ? <Fault error={add.error} /> : null}
        <Button type="submit" loading={add.isPending} disabled={placeCode === ''}>
          {t('新建账号')}
        </Button>
      </form>
    </Modal>
  )
}
