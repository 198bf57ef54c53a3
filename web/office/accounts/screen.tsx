import { Button, CopyButton, Menu, Modal, TextInput } from '@mantine/core'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { dayWords, shanghaiDay } from '../../client/child-text.ts'
import { useMay, useMe } from '../../client/me.tsx'
import { tell } from '../../client/notify.ts'
import { useList } from '../../client/use-list.ts'
import { useWord } from '../../client/use-word.ts'
import { AddStandIn, useStoodIn } from '../../stand-ins/add.tsx'
import { StandIns } from '../../stand-ins/list.tsx'
import { More } from '../../ui/more.tsx'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { bracketed, t } from '../../words/words.ts'
import { type Deed, Deeds } from './deeds.tsx'
import { type Account, AddAccount, AddPost } from './grant.tsx'

/** Who may sign in here, in which posts; one-time passwords are shown once. */
export const Screen = () => {
  const me = useMe()
  const may = useMay('account.write')
  const mayHand = useMay('class.hand-over')
  const mayName = useMay('stand-in.write')
  const stoodIn = useStoodIn()
  const [away, setAway] = useState<Account | null>(null)
  const { q = '' } = useSearch({ strict: false }) as { q?: string }
  const find = useWord(String(q))
  const list = useList('listAccounts', { limit: 100, q: find.word })
  const all = useList('listAccounts', { limit: 1 })
  const [adding, setAdding] = useState(false)
  const [granting, setGranting] = useState<Account | null>(null)
  const [deed, setDeed] = useState<Deed | null>(null)
  const [once, setOnce] = useState<{ name: string; password: string } | null>(null)
  if (list.error && !list.first)
    return (
      <div className="page">
        <Fault error={list.error} again={list.again} />
      </div>
    )
  if (!list.first || !all.first)
    return (
      <Page title={t('账号与权限')}>
        <Loading />
      </Page>
    )
  const { grantable } = list.first
  const { total } = all.first
  const shown = list.items
  return (
    <Page
      kind="fill"
      title={t('账号与权限')}
      aside={t('{n} 个账号', { n: total })}
      actions={
        <>
          {me.post.place.kind === 'village' ? null : (
            <Button variant="default" component={Link} to="/access">
              {t('谁看得到什么')}
            </Button>
          )}
          {mayHand ? (
            <Button variant="default" component={Link} to="/accounts/classes">
              {t('班主任账号、交接班级')}
            </Button>
          ) : null}
          {may ? <Button onClick={() => setAdding(true)}>{t('新建账号')}</Button> : null}
        </>
      }
    >
      <div className="row noprint">
        {total > 8 || find.typed ? (
          <TextInput
            aria-label={t('找账号')}
            placeholder={t('姓名、登录名、职务、单位')}
            value={find.typed}
            onChange={(e) => find.type(e.currentTarget.value)}
            style={{ width: 240 }}
          />
        ) : null}
        {may ? null : <span className="sm mut">{t('您可以看。账号由校长、县级和管理员来建。')}</span>}
      </div>
      {me.post.role === 'auditor' ? null : <StandIns />}
      {shown.length === 0 ? (
        <Empty
          text={total === 0 ? t('还没有别的账号。给同事各建一个，密码只显示一次。') : t('没有找到，换个写法试试。')}
        />
      ) : (
        <div className="card scroll" tabIndex={-1}>
          <table className="tbl stack">
            <thead>
              <tr>
                <th>{t('姓名')}</th>
                <th>{t('登录名')}</th>
                <th>{t('职务')}</th>
                <th>{t('上次登录')}</th>
                <th>{t('状态')}</th>
                <th>
                  <span className="vh">{t('能做的事')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((a) => (
                <tr key={a.id}>
                  <td>
                    <b>{a.name}</b>
                  </td>
                  <td>{a.login}</td>
                  <td className="wrap">
                    {a.posts.length === 0 ? (
                      <span className="mut">{t('没有职务')}</span>
                    ) : (
                      a.posts.map(postText).join('、')
                    )}
                  </td>
                  <td className="mut">{a.lastSignInAt ? dayWords(shanghaiDay(a.lastSignInAt)) : t('还没登录过')}</td>
                  <td>{stateText(a)}</td>
                  <td className="num">
                    {mayName && !a.disabled && stoodIn(a).length ? (
                      <button
                        type="button"
                        className="linkish sm"
                        aria-label={t('请人代班：{name}', { name: a.name })}
                        onClick={() => setAway(a)}
                      >
                        {t('请人代班')}
                      </button>
                    ) : null}{' '}
                    {may && a.id !== me.accountId ? (
                      <Menu position="bottom-end" returnFocus>
                        <Menu.Target>
                          <button
                            type="button"
                            className="linkish sm"
                            aria-label={t('管理{name}的账号', { name: a.name })}
                          >
                            {t('管理')} <span aria-hidden="true">▾</span>
                          </button>
                        </Menu.Target>
                        <Menu.Dropdown>
                          <Menu.Item onClick={() => setDeed({ what: 'reset', account: a })}>{t('重置密码')}</Menu.Item>
                          <Menu.Item onClick={() => setDeed({ what: 'factors', account: a })}>
                            {t('清除第二重验证')}
                          </Menu.Item>
                          <Menu.Item onClick={() => setGranting(a)}>{t('加一个职务')}</Menu.Item>
                          {a.posts.map((post) => (
                            <Menu.Item key={post.id} onClick={() => setDeed({ what: 'end', account: a, post })}>
                              {t('结束职务：{x}', { x: bracketed(post.roleName, post.place.name) })}
                            </Menu.Item>
                          ))}
                          <Menu.Item onClick={() => setDeed({ what: a.disabled ? 'enable' : 'disable', account: a })}>
                            {a.disabled ? t('恢复账号') : t('停用账号')}
                          </Menu.Item>
                        </Menu.Dropdown>
                      </Menu>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <More more={list.more} busy={list.busy} text={t('再看一些')} />
        </div>
      )}
      {away ? <AddStandIn away={away} close={() => setAway(null)} /> : null}
      {adding ? (
        <AddAccount
          grantable={grantable}
          close={() => setAdding(false)}
          made={(name, password) => {
            setAdding(false)
            setOnce({ name, password })
          }}
        />
      ) : null}
      {granting ? <AddPost account={granting} grantable={grantable} close={() => setGranting(null)} /> : null}
      {deed ? (
        <Deeds
          deed={deed}
          close={() => setDeed(null)}
          done={(words, password) => {
            const { name } = deed.account
            setDeed(null)
            if (password) setOnce({ name, password })
            else tell(words)
          }}
        />
      ) : null}
      {/* Shown once: a tap beside the box must not lose it. */}
      <Modal opened={once !== null} onClose={() => setOnce(null)} title={t('一次性密码')} closeOnClickOutside={false}>
        <div className="col">
          <p>{t('{name}的一次性密码，只显示这一次：', { name: once?.name ?? '' })}</p>
          <p style={{ fontSize: 'var(--t-2xl)', fontWeight: 600, letterSpacing: 1 }}>{once?.password}</p>
          <p className="mut sm">{t('请当面或打电话告诉本人，不要发到群里。第一次登录要换成自己的密码。')}</p>
          <div className="row">
            <CopyButton value={once?.password ?? ''}>
              {({ copy, copied }) => (
                <Button variant="default" onClick={copy}>
                  {copied ? t('已复制') : t('复制')}
                </Button>
              )}
            </CopyButton>
            <span className="sp" />
            <Button onClick={() => setOnce(null)}>{t('告诉本人了')}</Button>
          </div>
        </div>
      </Modal>
    </Page>
  )
}

const postText = (p: Account['posts'][number]): string =>
  p.standsFor !== null
    ? t('代{away}：{role}（{place}，{d}起结束）', {
        away: p.standsFor,
        role: p.roleName,
        place: p.place.name,
        d: dayWords(p.until ?? ''),
      })
    : p.until === null
      ? bracketed(p.roleName, p.place.name)
      : t('{role}（{place}，{d}起结束）', { role: p.roleName, place: p.place.name, d: dayWords(p.until) })

const stateText = (a: Account): string => {
  if (a.disabled) return t('已停用')
  if (a.posts.length === 0) return t('加了职务才能用')
  return a.mustChangePassword ? t('等本人改密码') : t('在用')
}
