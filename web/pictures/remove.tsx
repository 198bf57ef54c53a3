import { tell } from '../client/notify.ts'
import { useDo } from '../client/queries.ts'
import { AskReason } from '../ui/ask-reason.tsx'
import { t } from '../words/words.ts'
import { altOf, PICTURE_LISTS, type Picture } from './picture-words.ts'

/** Takes a picture away for good, with its reason. */
export const RemovePicture = ({ picture, close, done }: { picture: Picture; close: () => void; done: () => void }) => {
  const remove = useDo('removeAttachment', PICTURE_LISTS, () => tell(t('照片删掉了。')))
  return (
    <AskReason
      title={t('删掉照片：{x}', { x: altOf(picture) })}
      text={t('图马上没有，找不回来；留下一行谁添的、谁删的、为什么。')}
      label={t('为什么')}
      hint={t('例如：拍错了')}
      yes={t('删掉照片')}
      busy={remove.isPending}
      error={remove.error}
      go={(reason) => remove.mutate({ params: { id: picture.id }, body: { reason } }, { onSuccess: done })}
      close={close}
    />
  )
}
