import { Button, Textarea } from '@mantine/core'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { familyOf } from '../../../domain/reports/papers/family.ts'
import { PAPER_FACES, PAPERS, type Paper, sheetsOf } from '../../../domain/reports/papers/list.ts'
import { type Given, NOTHING_GIVEN } from '../../../domain/reports/papers/sheet.ts'
import { MOST_LETTERS } from '../../../domain/reports/papers/texts.ts'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import { AskFields } from '../../client/ask-fields.tsx'
import { call } from '../../client/call.ts'
import { useMay, useMe } from '../../client/me.tsx'
import { tell } from '../../client/notify.ts'
import { saveFile } from '../../client/save-file.ts'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { useFamilies } from './families.ts'
import { SheetView } from './sheet.tsx'
import { useAgreements } from './use-agreements.ts'
import { useWording } from './use-wording.ts'

/** Papers for the families whom the register shows: chosen, filled in once, looked at, printed or taken as a document (S1.14, S3.16, S3.21). */
export const Screen = () => {
  const { paper: asked } = useParams({ strict: false }) as { paper?: string }
  const paper = PAPERS.find((p) => p === asked)
  return paper ? (
    <OfPaper key={paper} paper={paper} />
  ) : (
    <Page title={t('给家里的纸')}>
      <Empty text={t('没有这种纸。')}>
        <Link to="/children">{t('回花名册')}</Link>
      </Empty>
    </Page>
  )
}

const OfPaper = ({ paper }: { paper: Paper }) => {
  const me = useMe()
  const face = PAPER_FACES[paper]
  const search = useSearch({ strict: false })
  const mayTake = useMay('child.export')
  const { list, asked, printing, schoolOf } = useFamilies()
  const [given, put] = useGiven(me.accountId, me.post.role === 'head-teacher' ? me.name : '')
  const wording = useWording(paper)
  const known = useAgreements(paper === 'agreement')
  const [taking, setTaking] = useState(false)
  const ready = wording.ready && known.ready && list.first !== undefined
  const sheets = ready
    ? sheetsOf(
        paper,
        list.items.map((child) => familyOf(child, schoolOf(child.schoolId))),
        { ...given, day: longDate(me.today) },
        { text: wording.text, agreements: known.agreements },
      )
    : []
  const take = () => {
    setTaking(true)
    void call('makePaper', {
      params: { paper },
      body: { ...(asked as object), given, ...(face.text ? { text: wording.text } : {}) },
    })
      .then((file) => {
        saveFile(`${t(face.title)}-${me.today}.docx`, file)
        tell(t('下载好了。里面是孩子的资料：不要发到群里，用完就删。'))
      })
      .catch((error: Error) => tell(error.message, 8))
      .finally(() => setTaking(false))
  }
  const idle = !list.first?.total || wording.fault !== null || !ready
  return (
    <Page
      kind="letters"
      title={t(face.title)}
      aside={list.first ? t('{n} 家，{x}', { n: list.first.total, x: t(face.about) }) : null}
      actions={
        <>
          <Button variant="default" component={Link} to="/children" search={search as never}>
            {t('回花名册')}
          </Button>
          {mayTake ? (
            <Button variant="default" loading={taking} disabled={idle} onClick={take}>
              {t('下载 Word')}
            </Button>
          ) : null}
          <Button loading={printing.busy} disabled={idle} onClick={printing.print}>
            {t('打印')}
          </Button>
        </>
      }
    >
      <nav className="pills strip noprint" aria-label={t('哪种纸')}>
        {PAPERS.map((p) => (
          <Link
            key={p}
            to="/papers/$paper"
            params={{ paper: p }}
            search={search as never}
            className="pill"
            data-on={p === paper || undefined}
            aria-current={p === paper ? 'page' : undefined}
          >
            {t(PAPER_FACES[p].title)}
          </Link>
        ))}
        <Link to="/papers/cards" search={search as never} className="pill">
          {t('联系卡')}
        </Link>
      </nav>
      <section className="card pad col noprint" style={{ gap: 12 }}>
        {face.asks.length ? (
          <div className="row" style={{ gap: 12, alignItems: 'flex-end' }}>
            <AskFields
              asks={face.asks.filter((ask) => ask !== 'day')}
              given={given}
              put={(ask, text) => put({ [ask]: text })}
            />
          </div>
        ) : null}
        {face.text ? (
          <>
            <Textarea
              label={paper === 'letter-start' || paper === 'letter-end' ? t('信的内容') : t('上面写什么')}
              description={t('花括号里的会换成每个孩子自己的：{x}', { x: wording.gaps.join(' ') })}
              error={wording.fault ?? undefined}
              value={wording.text}
              autosize
              minRows={6}
              maxLength={MOST_LETTERS}
              onChange={(e) => wording.put(e.currentTarget.value)}
            />
            <p className="sm mut" style={{ margin: 0 }}>
              {wording.changed
                ? t('改过的写法留在这台电脑上，只有您用。')
                : wording.from === 'school'
                  ? t('这是学校定的写法。')
                  : wording.from === 'county'
                    ? t('这是县里定的写法。')
                    : t('这是原来的写法。')}{' '}
              {wording.changed ? (
                <button type="button" className="linkish" onClick={() => wording.put(null)}>
                  {t('恢复原来的写法')}
                </button>
              ) : null}{' '}
              {wording.mayKeep ? <Link to="/paper-texts">{t('改全校都用的写法')}</Link> : null}
            </p>
          </>
        ) : null}
        <p className="sm mut" style={{ margin: 0 }}>
          {t('没填的印成横线，可以手写。要只印一个班，请在花名册里先选班。')}
          {paper === 'letter-start' || paper === 'letter-end'
            ? t('发出以后，到“记一笔”里记“致家长的一封信”：哪家回执回来了，哪家是打电话读给老人听的。')
            : ''}
        </p>
      </section>
      {(list.error ?? wording.error ?? known.error) ? (
        <Fault
          error={(list.error ?? wording.error ?? known.error) as Error}
          again={() => {
            list.again()
            wording.again()
            known.again()
          }}
        />
      ) : null}
      {!ready && !list.error && !wording.error && !known.error ? <Loading rows={8} /> : null}
      {list.first && list.items.length === 0 ? <Empty text={t('花名册里没有这样的孩子，回去换个条件。')} /> : null}
      {sheets.map((sheet) => (
        <SheetView key={sheet.key} sheet={sheet} />
      ))}
      {list.more && !printing.whole ? (
        <Button variant="default" className="noprint" loading={list.busy} onClick={list.more}>
          {t('再看一些')}
        </Button>
      ) : null}
    </Page>
  )
}

/** What was typed for this printing stays while one goes from paper to paper: on a shared computer each account finds its own. */
const useGiven = (account: string, teacher: string) => {
  const key = `nuanyang.paper-given.${account}`
  const [given, set] = useState<Given>(() => {
    try {
      return { ...NOTHING_GIVEN, teacher, ...JSON.parse(sessionStorage.getItem(key) ?? '{}') }
    } catch {
      return { ...NOTHING_GIVEN, teacher }
    }
  })
  const put = (part: Partial<Given>) => {
    const next = { ...given, ...part }
    set(next)
    sessionStorage.setItem(key, JSON.stringify(next))
  }
  const { day: _day, ...typed } = given
  return [typed, put] as const
}
