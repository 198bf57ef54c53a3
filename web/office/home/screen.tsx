import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { overviewKindsAt } from '../../../domain/overview.ts'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import { isKeeper } from '../../../domain/roles.ts'
import { TakenOverTold } from '../../accounts/taken-over.tsx'
import { Cards } from '../../cards/list.tsx'
import { dayWords, weekdayWords } from '../../client/child-text.ts'
import { useMay, useMe } from '../../client/me.tsx'
import { useAsk } from '../../client/queries.ts'
import { ConcernStrip } from '../../concern/strip.tsx'
import { Kept } from '../../kept/list.tsx'
import { HiddenPictures } from '../../pictures/hidden.tsx'
import { StandInTold } from '../../stand-ins/told.tsx'
import { HandoversOfClass } from '../../transfers/handovers.tsx'
import { TransferStrip } from '../../transfers/strip.tsx'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { Copies } from './copies.tsx'
import { Everything } from './everything.tsx'
import { Line } from './lines.tsx'
import { OFFICE_TITLES, OfficeActions, OfficeAside, OfficePicture } from './office.tsx'
import { TermPicture } from './picture.tsx'

/** Who was missed and what is due, as a picture of the term at one place or as a table of several; on a phone also the way to everything else. */
export const Screen = () => {
  const me = useMe()
  const children = useMay('child.list')
  const near = useMay('duty.read')
  const cards = useMay('card.read')
  const mayCopy = useMay('copy.make') && me.post.place.kind === 'county'
  const list = useAsk('listChildren', { query: { limit: 1 } }, { enabled: children })
  const state = useAsk('listChildren', { query: { limit: 1, leftBehind: 'state' } }, { enabled: children })
  const counts = list.data?.counts
  const one = ONE_PLACE.includes(me.post.place.kind) && near
  const several = near && overviewKindsAt(me.post.place.kind).length > 0
  const pictured = (one || several) && counts !== undefined && counts.enrolled > 0
  const title = several ? t(OFFICE_TITLES[me.post.place.kind] ?? '') : t('本学期到今天')
  return (
    <Page
      title={pictured ? title : t('{name}，您好', { name: me.name })}
      kind={pictured ? (several ? 'wide across' : 'wide') : ''}
      head={
        pictured ? (
          <>
            <span>{`${me.post.place.name} ${title}`}</span>
            <span>{t('{d} 打印', { d: longDate(me.today) })}</span>
          </>
        ) : null
      }
      aside={
        pictured && several ? (
          <OfficeAside />
        ) : pictured ? (
          [
            `${dayWords(me.today)} ${weekdayWords(me.today)}`,
            t('在册 {n} 名', { n: counts.enrolled }),
            t('父母外出 {n} 名（教育口径）', { n: counts.leftBehind }) +
              (state.data ? t('、{n} 名（国务院口径）', { n: state.data.total }) : ''),
          ].join(' · ')
        ) : (
          `${me.post.roleName} · ${me.post.place.name} · ${dayWords(me.today)} ${weekdayWords(me.today)}`
        )
      }
      actions={
        pictured && several ? (
          <OfficeActions />
        ) : pictured ? (
          <>
            <Button variant="default" className="only-desk" onClick={() => window.print()}>
              {t('打印')}
            </Button>
            {me.actions.includes('record.write') ? (
              <Button component={Link} to="/record">
                {t('记一笔')}
              </Button>
            ) : null}
          </>
        ) : null
      }
    >
      <ConcernStrip named={false} />
      <StandInTold />
      <TakenOverTold />
      <TransferStrip />
      <HandoversOfClass />
      <SecondLock />
      {/* Who has a list for today comes here by “更多”; for everybody else this is the first page. */}
      {near ? <Everything /> : null}
      <HiddenPictures />
      {list.error ? <Fault error={list.error} again={() => void list.refetch()} /> : null}
      {children && !list.error ? counts ? <Children counts={counts} one={one} /> : <Loading rows={4} /> : null}
      {me.post.role === 'administrator' ? <FirstSteps /> : null}
      {mayCopy ? <Copies /> : null}
      {me.post.role === 'auditor' ? (
        <div className="card lines" style={{ maxWidth: 900 }}>
          <Line title={t('您的事')} to="/audit" link={t('看操作记录')}>
            {t('查谁在什么时候做了什么、打开过谁的档案，看不到孩子的内容。')}
          </Line>
        </div>
      ) : null}
      {cards ? <Cards /> : null}
      {isKeeper(me.post.role) ? <Kept /> : null}
      {near ? null : <Everything />}
    </Page>
  )
}

/** Places that are one picture; a township or county looks at several. */
const ONE_PLACE: readonly string[] = ['school', 'class', 'village']

/** Posts that see a whole township, or hand out accounts, are asked to lock their sign-in with more than a password. */
const SecondLock = () => {
  const factors = useAsk('listFactors', {})
  if (!factors.data?.wanted || factors.data.items.length) return null
  return (
    <p className="warnbox noprint" style={{ maxWidth: 900 }}>
      {t('您的账号看得到很多孩子，或能给别人开账号，现在只有密码一道锁。')}{' '}
      <Link to="/me">{t('加上第二重验证，两分钟')}</Link>
    </p>
  )
}

/** What is told of children; while the register is empty only what fills it. */
const Children = ({ counts, one }: { counts: { enrolled: number }; one: boolean }) => {
  const mayImport = useMay('roster.import')
  if (counts.enrolled === 0)
    return (
      <Empty
        text={
          mayImport
            ? t('花名册还是空的。把学校自己的表格拖进来就行，不用改格式。')
            : t('花名册还是空的。学校的校长或教导主任导入名单以后，这里会说谁被漏了、该做什么。')
        }
      >
        {mayImport ? (
          <Button component={Link} to="/rosters">
            {t('导入表格')}
          </Button>
        ) : null}
      </Empty>
    )
  return one ? <TermPicture /> : <OfficePicture />
}

const STEPS: [string, string, string][] = [
  ['/places', '添加乡镇、村、学校', '可以用表格一次加完；再填上派出所等急事电话'],
  ['/accounts', '给学校和乡镇建账号', '一次性密码当面交给本人'],
  ['/calendar', '核对学期起止和放假', '谈心、家访的日期跟着校历走'],
]
const FirstSteps = () => (
  <div className="card pad col" style={{ maxWidth: 900 }}>
    <b>{t('刚开始用？按这个次序')}</b>
    {STEPS.map(([to, text, why], i) => (
      <div key={to} className="row" style={{ gap: '4px 12px' }}>
        <span className="stepno">{i + 1}</span>
        <Link to={to}>{t(text)}</Link>
        <span className="mut sm">{t(why)}</span>
      </div>
    ))}
    <span className="mut sm">{t('管理员看不到孩子的档案；导入名单由校长或教导主任来做。')}</span>
  </div>
)
