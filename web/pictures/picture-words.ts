import type { Answer } from '../client/call.ts'
import { t } from '../words/words.ts'

export type Picture = Answer<'listAttachments'>['items'][number]

/** What is told of a picture to whoever does not see it. */
export const altOf = (p: Picture): string => {
  const who = p.children.map((c) => c.name).join('、')
  if (p.words !== '') return who === '' ? p.words : t('{x}（{who}）', { x: p.words, who })
  return who === '' ? t('照片，没有写是什么') : t('{who}的照片', { who })
}

/** Questions that tell of pictures: asked anew once one came or went. */
export const PICTURE_LISTS = ['listAttachments', 'listChildAttachments', 'listHiddenAttachments'] as const
