import { t } from '../../words/words.ts'

const LINES: [number: string, who: string, when: string][] = [
  ['110', '公安', '正在受伤害、失踪、有人身危险：先打这个'],
  ['120', '急救', '受伤、生病、中毒、溺水'],
  ['12345', '未成年人保护', '监护缺失、无人照料、需要临时照护（部分地方为 12349）'],
  ['12355', '青少年服务', '心里难受、想不开，可以匿名'],
  ['12338', '妇联', '家庭暴力、性侵害的咨询和帮助'],
]

/** Whom to call, before any form. Works signed out; nothing here delays the call. */
export const Screen = () => (
  <main className="page" style={{ maxWidth: 640, margin: '0 auto' }}>
    <div className="hd">
      <h1>{t('遇到急事')}</h1>
    </div>
    <p>{t('先保证孩子安全，先打电话。不用先填表，不用等批准。')}</p>
    {LINES.map(([number, who, when]) => (
      <a
        key={number}
        href={`tel:${number}`}
        className="card pad row"
        style={{ textDecoration: 'none', color: 'inherit', minHeight: 64 }}
      >
        <b style={{ fontSize: 24, color: 'var(--overdue)', minWidth: 84 }}>{number}</b>
        <span>
          <b>{t(who)}</b>
          <br />
          <span className="mut sm">{t(when)}</span>
        </span>
      </a>
    ))}
    <div className="note">
      {t(
        '法律怎么说：学校、村（居）委会和工作人员发现未成年人受到侵害、疑似受到侵害或面临其他危险，应当立即报告（未成年人保护法第十一条）。怀疑就够了，不必查清；不要反复追问孩子。',
      )}
    </div>
    <a href="/">{t('回到首页')}</a>
  </main>
)
