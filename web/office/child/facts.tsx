import { Link } from '@tanstack/react-router'
import { lunarWords } from '../../../domain/registers/birthday.ts'
import { boarderWords, carerWords, dayWords, parentWords, sinceWords } from '../../client/child-text.ts'
import { useMay } from '../../client/me.tsx'
import type { File } from '../../file/child-file.ts'
import { type Asked, OneFactButtons } from '../../record/one-fact.tsx'
import { t } from '../../words/words.ts'

const PARENTS = [
  ['mother', '妈妈'],
  ['father', '爸爸'],
] as const

/** Whom to call first: the one who looks after the child, then the parents. */
export const Calls = ({ file, reveal }: { file: File; reveal: () => void }) => {
  const mayReveal = useMay('child.reveal')
  const some = [file.carer, file.mother, file.father].some((p) => p.phones.length > 0)
  return (
    <section className="card pad col o1" style={{ gap: 6 }}>
      <h2 className="sec">{t('先打给谁')}</h2>
      <div>
        <b>{carerWords(file)}</b>{' '}
        {file.since.care ? <span className="mut sm">{t('{x}起照看', { x: sinceWords(file.since.care) })}</span> : null}
        <div className="mut">
          {file.carer.phones.length ? (
            <Phones phones={file.carer.phones} open={file.phonesOpen} />
          ) : (
            t('没有电话，下次见面问一个')
          )}
        </div>
      </div>
      {PARENTS.map(([who, title]) =>
        file[who].state === 'dead' || (!file[who].name && file[who].phones.length === 0) ? null : (
          <div key={who} className="sm mut">
            {[t(title), file[who].name].filter(Boolean).join(' ')}{' '}
            <Phones phones={file[who].phones} open={file.phonesOpen} />
            {t('（{x}）', { x: parentWords(file[who]) })}
          </div>
        ),
      )}
      {some && file.phonesOpen ? (
        <div className="sm mut noprint">{t('您今天打开过，今天一直看得到。')}</div>
      ) : some && mayReveal ? (
        <div className="noprint">
          <button type="button" className="linkish sm" onClick={reveal}>
            {t('看完整电话')}
          </button>
        </div>
      ) : null}
    </section>
  )
}

/** By the lunar calendar, where somebody said so (dossier §5). */
const KeptBy = ({ birth, by }: { birth: string; by: File['birthdayBy'] }) => {
  const lunar = lunarWords(birth, by)
  return lunar ? <span className="mut">{t('，过农历生日（{x}）', { x: lunar })}</span> : null
}

/** Opened for the day, numbers can be tapped to call; masked, they are only read. */
const Phones = ({ phones, open }: { phones: readonly string[]; open: boolean }) =>
  open ? (
    <span className="row noprint" style={{ display: 'inline-flex', gap: '0 12px' }}>
      {phones.map((phone) => (
        <a key={phone} href={`tel:${phone}`}>
          {phone}
        </a>
      ))}
    </span>
  ) : (
    phones.join('　')
  )

/** The family and the home, each fact with its since-when. */
export const Home = ({
  file,
  ask,
  look,
}: {
  file: File
  ask: ((asked: Asked) => void) | null
  /** Brothers and sisters are looked over, where that may be said. */
  look: (() => void) | null
}) => (
  <section className="card pad col o4" style={{ gap: 8 }}>
    <h2 className="sec">{t('家里')}</h2>
    <div className="facts">
      {PARENTS.toReversed().map(([who, title]) => (
        <Fact key={who} name={t(title)}>
          {[
            file[who].name,
            parentWords(file[who]),
            file[who].since ? t('{x}起', { x: sinceWords(file[who].since ?? '') }) : '',
            file[who].state === 'away' && !file[who].since ? t('从什么时候起还不知道') : '',
            file[who].incapable ? t('没有能力照看') : '',
            file[who].seenOn ? t('{d}见到过', { d: sinceWords(file[who].seenOn ?? '') }) : '',
          ]
            .filter(Boolean)
            .join('，')}
        </Fact>
      ))}
      {file.touch && file.touch.unseen !== 'together' ? <Fact name={t('见面')}>{seenWords(file.touch)}</Fact> : null}
      {file.touch ? <Fact name={t('联系')}>{reachedWords(file.touch)}</Fact> : null}
      {file.row.boarder === null ? null : (
        <Fact name={t('住宿')}>
          {[boarderWords(file.row.boarder), file.since.boarder ? t('{x}起', { x: sinceWords(file.since.boarder) }) : '']
            .filter(Boolean)
            .join('，')}
        </Fact>
      )}
      {file.row.className ? (
        <Fact name={t('班')}>
          {[file.row.className, file.since.class ? t('{x}起', { x: sinceWords(file.since.class) }) : '']
            .filter(Boolean)
            .join('，')}
        </Fact>
      ) : null}
      {file.row.birth ? (
        <Fact name={t('出生')}>
          {sinceWords(file.row.birth)}
          <KeptBy birth={file.row.birth} by={file.birthdayBy} />
        </Fact>
      ) : null}
      {file.ethnicity ? <Fact name={t('民族')}>{file.ethnicity}</Fact> : null}
      {file.siblings.length || look ? (
        <Fact name={t('兄弟姐妹')}>
          <span className="row" style={{ gap: '0 12px' }}>
            {file.siblings.length ? null : <span className="mut">{t('没有列出')}</span>}
            {file.siblings.map((s) => (
              <Link key={s.id} to="/children/$id" params={{ id: s.id }}>
                {s.className ? t('{name}（{x}）', { name: s.name, x: s.className }) : s.name}
              </Link>
            ))}
            {file.siblingsSaid ? <span className="mut sm">{t('核对过')}</span> : null}
            {look ? (
              <button type="button" className="linkish sm noprint" onClick={look}>
                {file.siblingsSaid ? t('再核对') : t('核对一下')}
              </button>
            ) : null}
          </span>
        </Fact>
      ) : null}
    </div>
    {ask ? (
      <div className="noprint">
        <div className="mut sm" style={{ marginBottom: 6 }}>
          {t('家里有变化？')}
        </div>
        <OneFactButtons file={file} ask={ask} />
      </div>
    ) : null}
  </section>
)

type Touch = NonNullable<File['touch']>

/** When the child last saw a parent (S3.3): a fact with its day, no judgement. */
const seenWords = ({ seenOn, unseen }: Touch): string =>
  seenOn === null
    ? t('父母都不在家，哪天见过没有登记')
    : `${t('最近 {d}', { d: dayWords(seenOn) })}${unseen === 'year' ? t('，一年以上没有见过') : unseen === 'half' ? t('，半年以上没有见过') : ''}`

/** When a parent was last spoken with, and what was tried since. */
const reachedWords = ({ reachedOn, triedOn, tries, unreached, untried }: Touch): string =>
  [
    reachedOn === null ? t('还没有联系上家长的记录') : t('最近联系上家长 {d}', { d: dayWords(reachedOn) }),
    tries > 0 && triedOn !== null ? t('其后试过 {n} 天没打通，最近 {d}', { n: tries, d: dayWords(triedOn) }) : '',
    unreached ? t('三十天以上联系不上') : untried ? t('三十天没有人联系') : '',
  ]
    .filter((part) => part !== '')
    .join('，')

/** How “left behind” was read from the facts, three times, in sentences. */
export const Readings = ({ file }: { file: File }) => (
  <section className="card pad col keep o5" style={{ gap: 6 }}>
    <h2 className="sec">{t('怎么算的')}</h2>
    {file.readings.map((r) => (
      <div key={r.key} className="sm">
        {t(r.name)}：<b>{r.counts ? t('是') : t('否')}</b>，{r.because}
        {r.unknownFacts.length
          ? t('。还不知道{x}，先按口径的约定算', { x: r.unknownFacts.map((fact) => t(fact)).join('、') })
          : ''}
      </div>
    ))}
  </section>
)

export const Numbers = ({ file, reveal }: { file: File; reveal: () => void }) => {
  const mayReveal = useMay('child.reveal')
  return (
    <section className="card pad col keep o6" style={{ gap: 8 }}>
      <h2 className="sec">{t('证件')}</h2>
      <div className="facts">
        <Fact name={t('身份证')}>{file.idMasked ?? t('没有登记')}</Fact>
        <Fact name={t('学籍号')}>{file.studentNo ?? t('没有登记')}</Fact>
      </div>
      {mayReveal && (file.hasId || file.studentNo !== null) ? (
        <div className="noprint">
          <button type="button" className="linkish sm" onClick={reveal}>
            {t('看完整号码（要写原因，会留下记录）')}
          </button>
        </div>
      ) : null}
    </section>
  )
}

const Fact = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <>
    <span className="mut">{name}</span>
    <span style={{ minWidth: 0 }}>{children}</span>
  </>
)
