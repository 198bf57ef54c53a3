import { Link } from '@tanstack/react-router'
import { Icon } from '../../ui/icon.tsx'
import { t } from '../../words/words.ts'
import { Local } from './local.tsx'

const LINES: [number: string, who: string, when: string][] = [
  ['12345', '未成年人保护热线', '没人照看、要临时安置（部分地方是 12349）'],
  ['12355', '青少年服务台', '心里难受、想不开，可以不说名字'],
  ['12338', '妇联维权热线', '家庭暴力、性侵害的咨询和帮助'],
]
const STEPS = [
  '先让孩子到安全的地方，陪着他。',
  '立刻打 110。老师和村干部必须报告，不用先问校长。',
  '不追问细节，不拍照传群。记住孩子的原话。',
  '报完再记录，只有指定的人看得到。',
]

/** Whom to call, before any form. Works signed out; nothing here delays the call. */
export const Screen = () => (
  <main className="page narrow" style={{ margin: '0 auto' }}>
    <div className="hd">
      <h1>{t('遇到急事怎么办')}</h1>
      <span className="mut sm">{t('先打电话。没登录也能看')}</span>
      <span className="sp" />
      <Link to="/" className="sm noprint">
        {t('回首页')}
      </Link>
    </div>
    <div className="card urgent">
      <a href="tel:110" className="call">
        <Icon name="phone" />
        <span>
          <b>{t('有生命危险：110')}</b>
          <span className="sm">{t('正在受伤害、失踪')}</span>
        </span>
      </a>
      <div className="row" style={{ gap: 8, padding: '0 12px 12px 44px' }}>
        <a href="tel:120" className="ghost">
          {t('受伤、中毒：120')}
        </a>
        <a href="tel:119" className="ghost">
          {t('着火：119')}
        </a>
      </div>
    </div>
    <Local />
    {LINES.map(([number, who, when]) => (
      <a key={number} href={`tel:${number}`} className="card call">
        <Icon name="phone" />
        <span>
          <b>
            {t(who)} {number}
          </b>
          <span className="mut sm">{t(when)}</span>
        </span>
      </a>
    ))}
    <section className="card pad col">
      <h2 className="sec" style={{ fontSize: 'var(--t-l)' }}>
        {t('被打、被侵害、被遗弃、没人管、失踪')}
      </h2>
      {STEPS.map((step, i) => (
        <div key={step} className="row" style={{ flexWrap: 'nowrap', alignItems: 'flex-start' }}>
          <span className="stepno">{i + 1}</span>
          <span>{t(step)}</span>
        </div>
      ))}
    </section>
    <p className="note">
      {t(
        '法律怎么说：学校、村（居）委会和工作人员发现未成年人受到侵害、疑似受到侵害或面临其他危险，应当立即报告（未成年人保护法第十一条）。怀疑就够了，不必查清。',
      )}
    </p>
    <Link to="/concerns" className="card call" style={{ justifyContent: 'center', borderColor: 'var(--overdue)' }}>
      <b style={{ color: 'var(--overdue)' }}>{t('我已报警，现在记录')}</b>
    </Link>
  </main>
)
