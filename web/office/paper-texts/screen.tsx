import { useAsk } from '../../client/queries.ts'
import { Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { EditText } from './edit-text.tsx'

/** How letters, invitations and notes are worded at a school or in the county (kinds.md `template`): ours until somebody says otherwise. */
export const Screen = () => {
  const found = useAsk('listPaperTexts', {})
  const title = t('信和条子的写法')
  if (!found.data)
    return (
      <Page title={title}>
        {found.error ? <Fault error={found.error} again={() => void found.refetch()} /> : <Loading />}
      </Page>
    )
  const { place, mayWrite, items } = found.data
  return (
    <Page
      title={title}
      aside={
        place.kind === 'county'
          ? t('全县的学校都照着印，除非学校自己另写')
          : t('{x}的班主任都照着印，也可以自己改了再印', { x: place.name })
      }
    >
      {items.map((item) => (
        <EditText key={`${item.kind} ${item.version} ${item.from}`} item={item} place={place} mayWrite={mayWrite} />
      ))}
    </Page>
  )
}
