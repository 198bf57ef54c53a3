import { textIn } from '../kit/answers.ts'
import { defineRecord, labelOf } from '../kit/define-record.ts'
import { isPerson } from '../kit/field-spec.ts'
import { choice, entriesField, person, text } from '../kit/fields.ts'
import { FEDERATION, PLACE_WORK, WORK_READERS } from './place-parts.ts'

/** A child can be told by what is shown: then its consent is named. */
export const SHOWN = 'children'

/**
 * 宣传 (S2B.19; kinds.md `publicity`; 未成年人保护法 Art. 4, 个人信息保护法 Art. 31): what appeared where. Nothing is taken in before somebody looked
 * whether it gives a child away, and a child that can be told by it stands in with the consent that was given for it.
 */
export const publicity = defineRecord({
  kind: 'publicity',
  version: 1,
  title: '宣传',
  button: '记宣传',
  sources: ['S2B.19'],
  about: '广播、电视、报纸、网上、会上、墙上说了关爱孩子的事。出去之前要有人看过会不会认出孩子；认得出的，先有同意。',
  subject: { of: 'place', places: ['school', 'village', 'township'] },
  fields: [
    choice(
      'channel',
      [
        { value: 'radio', label: '广播' },
        { value: 'tv', label: '电视' },
        { value: 'paper', label: '报纸' },
        { value: 'web', label: '网站' },
        { value: 'wechat', label: '微信、公众号' },
        { value: 'video', label: '短视频' },
        { value: 'meeting', label: '会议' },
        { value: 'wall', label: '墙报、标语' },
        { value: 'leaflet', label: '传单、一封信' },
      ],
      { label: '在哪里宣传', required: true },
    ),
    text('title', { label: '标题', hint: '不写孩子的名字', required: true, max: 60, nameless: true }),
    text('outlet', { label: '哪一家', hint: '例如：县电视台、镇公众号', max: 40 }),
    choice(
      'shows',
      [
        { value: 'nobody', label: '没有孩子' },
        { value: 'unknown', label: '有孩子，认不出是谁' },
        { value: SHOWN, label: '认得出孩子' },
      ],
      { label: '里面的孩子', required: true },
    ),
    entriesField(
      'consents',
      {
        of: 'consent',
        sorts: ['photo', 'publicity'],
        least: 1,
        most: 60,
        // How far a consent goes is the family's word (个人信息保护法 Art. 14): what was given for a wall in school is none for a screen.
        bars: {
          when: { field: 'channel', in: ['tv', 'web', 'wechat', 'video'] },
          answer: 'scope',
          says: ['不上网', '不在网上', '不上电视', '不对外'],
          message: '同意里写明不上网、不对外，不能用在这里：换一份，或者先问家里、重新登记同意。',
        },
      },
      { label: '用了哪几份同意', required: true, when: { field: 'shows', in: [SHOWN] } },
    ),
    person('checkedBy', { label: '谁看过会不会认出孩子', required: true }),
  ],
  write: [...PLACE_WORK, ...FEDERATION],
  read: WORK_READERS,
  line: (body) =>
    [
      [labelOf(publicity, 'channel', body.channel), textIn(body, 'title')].filter((part) => part !== '').join('：'),
      textIn(body, 'outlet'),
      isPerson(body.checkedBy) ? `${body.checkedBy.name}看过` : '',
    ]
      .filter((part) => part !== '')
      .join('，'),
  reached: () => true,
  columns: (body) => ({
    sort: textIn(body, 'channel'),
    quantity: Array.isArray(body.consents) ? body.consents.length : 0,
  }),
})
