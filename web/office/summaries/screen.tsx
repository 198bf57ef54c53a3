import { Link } from '@tanstack/react-router'
import { faceOf } from '../../../domain/reports/kinds.ts'
import { LEVEL_WORDS } from '../../../domain/reports/level.ts'
import { dayWords, shanghaiDay } from '../../client/child-text.ts'
import { useMay } from '../../client/me.tsx'
import { useAsk } from '../../client/queries.ts'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { Begin } from './begin.tsx'

const STEP_WORDS = {
  open: '草稿',
  waiting: '已送审，等审核',
  passed: '审核通过，等签发',
  returned: '退回修改',
} as const

/** Drafts and issued summaries; a new one writes itself. */
export const Screen = () => {
  const mayWrite = useMay('report.write')
  const list = useAsk('listSummaries', {})
  return (
    <Page title={t('工作总结')}>
      {mayWrite ? <Begin /> : null}
      {list.error ? <Fault error={list.error} again={() => void list.refetch()} /> : null}
      {!list.data && !list.error ? <Loading rows={3} /> : null}
      {list.data?.items.length === 0 ? (
        <Empty
          text={
            mayWrite
              ? t('还没有总结。选好学期，草稿会自己写好，每个数字都能点开看名单。')
              : t('这里还没有总结。起草以后您在这里看得到。')
          }
        />
      ) : null}
      {list.data && list.data.items.length > 0 ? (
        <div className="card scroll" tabIndex={0}>
          <table className="tbl stack">
            <thead>
              <tr>
                <th>{t('学期或年度')}</th>
                <th>{t('文种')}</th>
                <th>{t('单位')}</th>
                <th>{t('给谁看')}</th>
                <th>{t('截至')}</th>
                <th>{t('到哪一步')}</th>
                <th>{t('校验码')}</th>
              </tr>
            </thead>
            <tbody>
              {list.data.items.map((s) => (
                <tr key={s.id}>
                  <td>
                    <Link to="/summaries/$id" params={{ id: s.id }} className="name">
                      {s.termName}
                    </Link>
                  </td>
                  <td>{t(faceOf(s.kind)?.title ?? '工作总结')}</td>
                  <td>{s.placeName}</td>
                  <td>{s.level ? t(LEVEL_WORDS[s.level].title) : ''}</td>
                  <td>{t('截至{d}', { d: dayWords(s.cutoff) })}</td>
                  <td>
                    {s.withdrawn
                      ? t('已撤回，{who}，{d}：{x}', {
                          who: s.withdrawn.by,
                          d: dayWords(s.withdrawn.on),
                          x: s.withdrawn.reason,
                        })
                      : s.state === 'issued'
                        ? t('已签发，{who}，{d}', {
                            who: s.issuedBy ?? '',
                            d: s.issuedAt ? dayWords(shanghaiDay(s.issuedAt)) : '',
                          })
                        : t(STEP_WORDS[s.review.step])}
                  </td>
                  <td>{s.checkCode ?? ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </Page>
  )
}
