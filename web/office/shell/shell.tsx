import { Menu, UnstyledButton } from '@mantine/core'
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { beginsAt } from '../../client/begin.ts'
import { call, setCsrf, whenSignedOut } from '../../client/call.ts'
import { forgetWhere, noteWhere } from '../../client/come-back.ts'
import { lockPlainDrafts } from '../../client/draft.ts'
import { useHelpLines } from '../../client/help-lines.ts'
import { type Me, MeProvider } from '../../client/me.tsx'
import { queryClient, useAsk } from '../../client/queries.ts'
import { NEEDS, sectionsOf } from '../../client/sections.ts'
import { closeKept, openKept } from '../../local/kept.ts'
import { useUnsent, useUnsentPictures } from '../../local/use-unsent.ts'
import { Icon } from '../../ui/icon.tsx'
import { Empty, Loading } from '../../ui/states.tsx'
import { speakAs, t } from '../../words/words.ts'
import { FirstPassword } from './first-password.tsx'
import { Keys } from './keys.tsx'
import { LeaveWithUnsent } from './leave.tsx'
import { OfflineStart } from './offline-start.tsx'
import { Search } from './search.tsx'
import { UnsentStrip } from './unsent-strip.tsx'

/** Side bar and top at a desk, tabs at the bottom of a phone; everything behind the sign-in lives in it. */
export const Shell = () => {
  const navigate = useNavigate()
  const me = useAsk('getMe', {})
  const path = useRouterState({ select: (s) => s.location.pathname })
  const task = path.startsWith('/record/')
  const who = useRef<string | null>(null)
  const [opened, setOpened] = useState<string | null>(null)
  useEffect(() => {
    whenSignedOut(() => {
      // The draft stays under lock; whoever signs in again as the same account goes on here (F24).
      const { pathname, search } = window.location
      if (who.current && pathname !== '/sign-in') noteWhere(who.current, pathname + search)
      queryClient.clear()
      closeKept()
      void call('getSetup', {}).then((s) => navigate({ to: s.needed ? '/set-up' : '/sign-in' }))
    })
  }, [navigate])
  useEffect(() => {
    if (!me.data) return
    const { accountId, csrf, keptKey, language } = me.data
    setCsrf(csrf)
    speakAs(language)
    who.current = accountId
    // What this account left in this browser is opened before any form asks for its draft.
    void openKept(accountId, keptKey)
      .then((open) => (open ? lockPlainDrafts(accountId) : undefined))
      .catch(() => undefined)
      .then(() => setOpened(accountId))
    // Which place's numbers the help page shows first, without a sign-in too: ids of places, nothing of people.
    localStorage.setItem('nuanyang.here', JSON.stringify(me.data.chain))
  }, [me.data])
  // What failed while a page is open is asked again; the page, and what is being written on it, stays.
  if (me.error && !me.data && me.error.code !== 'signed-out')
    return <OfflineStart error={me.error} again={() => void me.refetch()} />
  if (!me.data || opened !== me.data.accountId)
    return (
      <div className="page">
        <Loading />
      </div>
    )
  setCsrf(me.data.csrf)
  return (
    <MeProvider value={me.data}>
      <div className={task ? 'task' : ''}>
        {/* The address stays as it is: going back must not stop at a page's own middle. */}
        <button type="button" className="skip" onClick={() => document.getElementById('main')?.focus()}>
          {t('跳到内容')}
        </button>
        <Top me={me.data} />
        {/* A sheet stays open after it was saved: what waits is said and sent there too. */}
        {task && path !== '/record/class' ? null : <UnsentStrip />}
        {me.data.mustChangePassword ? <FirstPassword /> : <Body me={me.data} />}
      </div>
    </MeProvider>
  )
}

/** A page whose right this post does not have: said at once, with a way on, before anything is asked. */
const NotHere = () => (
  <div className="page">
    <h1 className="vh">{t('看不到这一页')}</h1>
    <Empty text={t('您现在的职务看不到这一页。有几个职务的，可以在右上角换一个；需要的话请找本单位管理员。')}>
      <Link to="/" className="sm">
        {t('回首页')}
      </Link>
    </Empty>
  </div>
)

const Body = ({ me }: { me: Me }) => {
  // Whom to call is on the device after one visit, before anybody needs it (F4).
  useHelpLines()
  const page = useRouterState({ select: (s) => `/${s.location.pathname.split('/')[1] ?? ''}` })
  const needs = NEEDS.get(page)
  // Today says by itself why it is empty for a helper without children.
  const allowed = !needs || page === '/today' || me.actions.includes(needs)
  return (
    <>
      <div className="shell">
        <nav className="side" aria-label={t('栏目')}>
          {sectionsOf(me).map((group) => (
            <div key={group.title ?? 'first'}>
              {group.title ? <div className="g">{t(group.title)}</div> : null}
              {group.items.map(({ path, text }) => (
                <Link
                  key={path}
                  to={path}
                  activeOptions={{ exact: path === '/' }}
                  activeProps={{ className: 'active', 'aria-current': 'page' }}
                >
                  {t(text)}
                </Link>
              ))}
            </div>
          ))}
          <div className="g" />
          <Link to="/help">{t('遇到急事')}</Link>
        </nav>
        <main className="main" id="main" tabIndex={-1} style={{ outline: 'none' }}>
          {allowed ? <Outlet /> : <NotHere />}
        </main>
      </div>
      <Keys />
      <nav className="tabs" aria-label={t('常用')}>
        {me.actions.includes('duty.read') ? <Tab to="/today" icon="today" text="今天" /> : null}
        {me.actions.includes('card.read') ? <Tab to="/cards" icon="kids" text="帮扶卡" /> : null}
        {me.actions.includes('child.list') ? <Tab to="/children" icon="kids" text="孩子" /> : null}
        {me.actions.includes('record.write') ? <Tab to="/record" icon="plus" text="记一笔" /> : null}
        <Tab to="/help" icon="help" text="遇到急事" />
        <Tab to="/" icon="more" text="更多" />
      </nav>
    </>
  )
}

/** Tabs behind which a page a child lies. */
const FILES: ReadonlySet<string> = new Set(['/children', '/cards'])

const Tab = ({ to, icon, text }: { to: string; icon: 'today' | 'kids' | 'plus' | 'help' | 'more'; text: string }) => {
  const path = useRouterState({ select: (s) => s.location.pathname })
  return (
    <Link to={to} className={path === to || (FILES.has(to) && path.startsWith(`${to}/`)) ? 'active' : ''}>
      <Icon name={icon} />
      {t(text)}
    </Link>
  )
}

const Top = ({ me }: { me: Me }) => {
  const navigate = useNavigate()
  const unsent = useUnsent().length + useUnsentPictures().length
  const [asked, ask] = useState(false)
  const leave = async () => {
    await call('signOut', {}).catch(() => undefined)
    queryClient.clear()
    closeKept()
    forgetWhere()
    await navigate({ to: '/sign-in' })
    speakAs(null)
  }
  const change = async (postId: string) => {
    const now = await call('changePost', { body: { postId } })
    await navigate({ to: beginsAt(now.actions, now.post.place.kind) })
    // Whoever stands on the home page already stays on it: what is shown is asked anew, in the other post.
    await queryClient.resetQueries()
  }
  return (
    <header className="top">
      <Link to="/" className="logo">
        {t('暖阳')}
      </Link>
      <span className="mut wide">{me.post.place.name}</span>
      <span className="sp" />
      {me.actions.includes('child.list') && !me.mustChangePassword ? <Search /> : null}
      {me.term ? (
        <span className="mut sm wide">
          {me.term.name.replace('学期', '')}
          {me.term.week ? ` · ${t('第 {n} 周', { n: me.term.week })}` : ''}
        </span>
      ) : null}
      <Menu position="bottom-end">
        <Menu.Target>
          <UnstyledButton className="me" style={{ whiteSpace: 'nowrap', minHeight: 32 }}>
            <span className="wide">{me.post.roleName}　</span>
            {me.name} <span aria-hidden="true">▾</span>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {me.posts.length > 1
            ? me.posts.map((p) => (
                <Menu.Item key={p.id} onClick={() => void change(p.id)} disabled={p.id === me.post.id}>
                  {p.roleName} · {p.place.name}
                  {p.standsFor === null ? null : t('（代{away}）', { away: p.standsFor })}
                </Menu.Item>
              ))
            : null}
          <Menu.Item onClick={() => void navigate({ to: '/me' })}>{t('我的账号')}</Menu.Item>
          <Menu.Item onClick={() => (unsent > 0 ? ask(true) : void leave())}>{t('退出')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asked ? <LeaveWithUnsent leave={leave} close={() => ask(false)} /> : null}
    </header>
  )
}
