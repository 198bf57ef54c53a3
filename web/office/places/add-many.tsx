import { Button, Tabs } from '@mantine/core'
import { Dialog } from '../../ui/dialog.tsx'
import { t } from '../../words/words.ts'
import { FromFile } from './from-file.tsx'
import { FromOutline } from './from-outline.tsx'

/** Many places at once: pasted as an outline, or from a sheet that is filled in. Both show first what they would do (F10). */
export const AddMany = ({ close }: { close: () => void }) => (
  <Dialog onClose={close} title={t('批量添加单位')} size="xl">
    <Tabs defaultValue="outline" keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="outline">{t('粘贴大纲')}</Tabs.Tab>
        <Tabs.Tab value="file">{t('用表格')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="outline" pt="sm">
        <FromOutline close={close} />
      </Tabs.Panel>
      <Tabs.Panel value="file" pt="sm">
        <FromFile close={close} />
      </Tabs.Panel>
    </Tabs>
    <div className="row" style={{ marginTop: 12 }}>
      <span className="sp" />
      <Button variant="subtle" onClick={close}>
        {t('关上')}
      </Button>
    </div>
  </Dialog>
)
