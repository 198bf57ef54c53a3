import { Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { Cards } from './list.tsx'

/** The helper's children, on a page of their own. */
export const Screen = () => (
  <Page title={t('帮扶卡')}>
    <Cards />
  </Page>
)
