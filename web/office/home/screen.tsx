import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMay, useMe } from '../../client/me.tsx'
import { useAsk } from '../../client/queries.ts'
import { Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

/** Three lines: who was missed, what is due, what to do next; on a phone also the way to everything else. */
export const Screen = () => {
  const me = useMe()
  const today = useMay('record.write')
  const children = useMay('child.list')
  return (
    <Page
      title={t('{name}，您好', { name: me.name })}
      aside={`${me.post.roleName} · ${me.post.place.name} · ${me.today}`}
    >
      {children ? <Register /> : null}
      {children && today ? <Due /> : null}
      {me.post.place.kind === 'school' ? <Missed place={me.post.place.code} /> : null}
      {me.post.role === 'administrator' ? <FirstSteps /> : null}
      <Everything />
    </Page>
  )
}

const Register = () => {
  const list = useAsk('listChildren', { query: { limit: 1 } })
  if (!list.data) return <Loading rows={1} />
  const { counts } = list.data
  if (counts.enrolled === 0)
    return (
      <div className="card pad col" style={{ alignItems: 'flex-start' }}>
        <p>{t('花名册还是空的。把学校自己的表格拖进来就行，不用改格式。')}</p>
        <Button component="a" href="/rosters">
          {t('导入表格')}
        </Button>
      </div>
    )
  return (
    <div className="card pad row">
      <span>
        {t('在册')} <b>{counts.enrolled}</b> {t('名，父母外出')} <b>{counts.leftBehind}</b>{' '}
        {t('名（教育口径，截至今天）')}
      </span>
      <span className="sp" />
      <Link to="/children">{t('看花名册')}</Link>
    </div>
  )
}

const Due = () => {
  const today = useAsk('getToday', { query: { show: 'due' } })
  if (!today.data) return <Loading rows={1} />
  return (
    <div className="card pad row">
      <span>
        {today.data.counts.due === 0
          ? t('这几天没有到期的谈心和家访。')
          : t('有 {n} 名孩子这几天要谈心或家访。', { n: today.data.counts.due })}
      </span>
      <span className="sp" />
      <Link to="/today">{t('看今天要看望谁')}</Link>
    </div>
  )
}

const Missed = ({ place }: { place: string }) => {
  const board = useAsk('getBoard', { query: { place } })
  if (!board.data) return <Loading rows={1} />
  return (
    <div className="card pad row">
      <span>
        {t('本月还没谈心 {n} 人', { n: board.data.notTalked })}，{t('家访过期 {n} 户', { n: board.data.visitsOverdue })}
      </span>
      <span className="sp" />
      <Link to="/board">{t('看值守表')}</Link>
    </div>
  )
}

const FirstSteps = () => (
  <div className="card pad col">
    <b>{t('刚开始用？按这个次序')}</b>
    <span>
      1. <Link to="/places">{t('添加乡镇、村、学校')}</Link>　2. <Link to="/accounts">{t('给学校和乡镇建账号')}</Link>
      　3. <Link to="/calendar">{t('核对学期起止')}</Link>
    </span>
    <span className="mut sm">{t('管理员看不到孩子的档案；导入名单由校长或教导主任来做。')}</span>
  </div>
)

const LINKS: [string, string, string][] = [
  ['/children', '花名册', 'child.list'],
  ['/board', '值守表', 'duty.read'],
  ['/records', '记录台账', 'record.read'],
  ['/rosters', '普查造册', 'roster.import'],
  ['/summaries', '工作总结', 'report.read'],
  ['/places', '地方', 'place.read'],
  ['/calendar', '校历', 'place.read'],
  ['/accounts', '账号与权限', 'account.read'],
  ['/audit', '谁做了什么', 'audit.read'],
]

const Everything = () => {
  const me = useMe()
  return (
    <nav className="row" aria-label={t('全部栏目')}>
      {LINKS.filter(([, , needs]) => me.actions.includes(needs)).map(([path, text]) => (
        <Link
          key={path}
          to={path}
          className="choice"
          style={{ textDecoration: 'none', display: 'inline-flex', alignItems: 'center' }}
        >
          {t(text)}
        </Link>
      ))}
    </nav>
  )
}
