import { textIn } from '../kit/answers.ts'
import { defineEntry } from '../kit/define-entry.ts'
import { labelOf } from '../kit/define-record.ts'
import { choice, choices, longText, text, timeField } from '../kit/fields.ts'

/**
 * 担心安全 (S3.4, S4.11; law §3.4) and what the report that the law demands asks of it (dossier §4.5): how and when it came up, which of the
 * situations that the law names, what was seen or heard, whether danger is present, injuries, what was done at once. Whom one told, what was
 * done and what comes next is added to it line by line, until it is closed. Seen by its own list alone (decision 030); never edited.
 */
export const concern = defineEntry({
  kind: 'concern',
  version: 2,
  title: '担心安全',
  purpose: '孩子可能受到伤害或有危险：先打电话，再记下来。只有名单里的人看得到，写下的不能改，只能补充。',
  about: ['child', 'class', 'school', 'village'],
  unlisted: 'who',
  fields: [
    text('who', {
      label: '哪个孩子（名册里没有）',
      hint: '叫什么；不知道就写大约几岁、什么样、常在哪里',
      max: 80,
    }),
    choice(
      'came',
      [
        // Said by the system, where a record raised it.
        { value: 'record', label: '记录里选了担心安全', gone: true },
        { value: 'seen', label: '自己看到的' },
        { value: 'child', label: '孩子自己说的' },
        { value: 'told', label: '别人告诉的' },
      ],
      { label: '怎么知道的', required: true },
    ),
    timeField('time', { label: '大约几点知道的' }),
    choice(
      'danger',
      [
        { value: 'now', label: '现在就有危险' },
        { value: 'may', label: '还可能再发生' },
        { value: 'none', label: '眼下没有' },
        { value: 'unsure', label: '说不准' },
      ],
      { label: '现在有没有危险（有就先打 110）' },
    ),
    choices(
      'flags',
      [
        { value: 'imminent', label: '眼前就有危险，或别的严重伤害' },
        { value: 'missing', label: '不见了、走失、来历不明、可能被拐' },
        { value: 'alone', label: '一个人住，没有大人' },
        { value: 'guardian-fails', label: '照看的人没有能力管，或不管' },
        { value: 'abandoned', label: '被遗弃，或很久没有人照看' },
        { value: 'violence', label: '可能在家里被打、被虐待' },
        { value: 'injured', label: '身上多处伤、严重营养不良、昏迷，可能被打或被欺负' },
        { value: 'self-harm', label: '自杀、自残，或做工、中毒、被打受伤' },
        { value: 'accident', label: '可能出了意外，或被违法犯罪侵害' },
        { value: 'private-injury', label: '隐私部位有不正常的伤' },
        { value: 'under-fourteen', label: '不满十四岁的女孩可能被侵害、怀孕或流产' },
        { value: 'over-fourteen', label: '满十四岁的女孩可能因被侵害怀孕或流产' },
        { value: 'begging', label: '被人组织乞讨' },
      ],
      { label: '像哪一种（可选几个，拿不准也可以不选）' },
    ),
    longText('heard', {
      label: '看到什么、听到什么',
      hint: '照原话写；不要再三追问孩子',
      required: true,
      max: 1000,
    }),
    text('injuries', { label: '身上看得见的伤', hint: '只写看得见的，不要查看身体；没有就不填', max: 200 }),
    choices(
      'measures',
      [
        { value: 'safe', label: '带到安全的地方，有人陪着' },
        { value: 'medical', label: '送医' },
        { value: 'evidence', label: '东西、衣物、消息原样留着' },
        { value: 'not-asked', label: '没有再三追问孩子' },
        { value: 'apart', label: '和可能伤害的人分开' },
      ],
      { label: '当场做了什么' },
    ),
  ],
  states: [
    { value: 'open', label: '没有办结' },
    { value: 'closed', label: '办结了', ended: true },
  ],
  endings: ['办结了'],
  write: ['head-teacher', 'dean', 'principal', 'village-director', 'township-officer'],
  read: ['head-teacher', 'dean', 'principal', 'village-director', 'township-officer'],
  line: (answers) =>
    [labelOf(concern, 'flags', answers.flags), textIn(answers, 'heard')].filter((part) => part !== '').join('，'),
  // The questions that came with the second version were never asked before.
  upgrade: (answers) => answers,
  sources: ['S3.4', 'S4.11', 'dossier §3.4'],
  audience: 'list',
})
