import { textIn } from '../kit/answers.ts'
import { defineEntry } from '../kit/define-entry.ts'
import { labelOf } from '../kit/define-record.ts'
import { choice, choices, text } from '../kit/fields.ts'
import { rankProblems } from '../kit/no-rank.ts'
import { FILE_READERS, FILE_WRITERS, toldField } from './file-parts.ts'

const WORDS = ['more', 'strengths', 'conduct', 'growing', 'motive', 'methods', 'comfort', 'dream'] as const

/**
 * 孩子的样子 (S3.19, S5.7; dossier §3.7): what the child likes, does well, how it learns, how it gets on with whom it lives with. Of the
 * eleven items of S5.7 the “level of intelligence” is not asked and the “moral quality” only as something that was seen: a mark
 * on a child helps nobody, what works with it does (S5.8).
 */
export const portrait = defineEntry({
  kind: 'portrait',
  version: 1,
  title: '孩子的样子',
  purpose: '写看到的、孩子自己说的，不下结论，不写名次和分数。一次添一两样就行，一个孩子一份。',
  about: ['child'],
  fields: [
    choices(
      'likes',
      [
        { value: 'reading', label: '看书' },
        { value: 'drawing', label: '画画' },
        { value: 'singing', label: '唱歌跳舞' },
        { value: 'ball', label: '打球' },
        { value: 'running', label: '跑步' },
        { value: 'chess', label: '下棋' },
        { value: 'craft', label: '手工' },
        { value: 'animals', label: '养小动物' },
        { value: 'plants', label: '种东西' },
        { value: 'mending', label: '拆拆修修' },
        { value: 'stories', label: '讲故事' },
        { value: 'cooking', label: '做饭' },
      ],
      { label: '喜欢做什么' },
    ),
    text('more', { label: '还喜欢', hint: '例如：看火车，认车号', max: 40 }),
    text('strengths', { label: '做得好的', hint: '写一件看到的，例如：带着一年级的过马路', max: 80 }),
    text('dream', { label: '自己说最想做到的', hint: '例如：学会游泳，长大开挖机', max: 60 }),
    choices(
      'manner',
      [
        { value: 'talks', label: '爱说话' },
        { value: 'quiet', label: '话不多' },
        { value: 'helps', label: '爱帮忙' },
        { value: 'careful', label: '细心' },
        { value: 'lively', label: '坐不住' },
        { value: 'brave', label: '胆子大' },
        { value: 'shy', label: '怕生' },
        { value: 'firm', label: '有主意' },
      ],
      { label: '平常的样子' },
    ),
    choices(
      'habits',
      [
        { value: 'time', label: '按时到校' },
        { value: 'tidy', label: '东西自己收' },
        { value: 'homework', label: '回家先写作业' },
        { value: 'clean', label: '爱干净' },
        { value: 'sleep', label: '睡得早' },
        { value: 'chores', label: '会做家务' },
        { value: 'manners', label: '会打招呼' },
      ],
      { label: '已经有的好习惯' },
    ),
    text('growing', { label: '正在养成的', hint: '例如：睡前收好书包', max: 60 }),
    text('conduct', { label: '待人做事看到的', hint: '写一件事，例如：捡到钱交给了老师', max: 80 }),
    text('motive', { label: '为什么愿意学', hint: '例如：想给妈妈写信', max: 60 }),
    text('methods', { label: '怎样学得进', hint: '例如：先讲一遍再动笔', max: 60 }),
    choice(
      'carerBond',
      [
        { value: 'close', label: '什么都肯说' },
        { value: 'fair', label: '一般' },
        { value: 'strained', label: '常闹别扭' },
      ],
      { label: '和照看的人处得怎样' },
    ),
    choice(
      'parentBond',
      [
        { value: 'week', label: '每周都联系' },
        { value: 'month', label: '一个月几次' },
        { value: 'seldom', label: '很少' },
        { value: 'none', label: '没有联系' },
      ],
      { label: '和外出的爸爸妈妈' },
    ),
    text('comfort', { label: '难过的时候怎样会好些', hint: '例如：一起走一圈，不追着问', max: 60 }),
    toldField,
  ],
  states: [
    { value: 'standing', label: '在用' },
    { value: 'closed', label: '不再用', ended: true },
  ],
  endings: ['孩子离开了', '重新建一份', '登记错了'],
  write: FILE_WRITERS,
  read: FILE_READERS,
  line: (answers) => {
    const likes = [labelOf(portrait, 'likes', answers.likes), textIn(answers, 'more')].filter(Boolean).join('、')
    const parts = [likes === '' ? '' : `喜欢${likes}`, textIn(answers, 'strengths')].filter(Boolean)
    return parts.length ? parts.join('；') : labelOf(portrait, toldField.name, answers[toldField.name])
  },
  check: (answers) => rankProblems(answers, WORDS),
  single: 'child',
  file: {
    told: toldField.name,
    keeps: ['likes', 'more', 'strengths', 'dream', 'habits', 'growing'],
    asks: [
      { field: 'likes', why: '说得上话，才谈得了心' },
      { field: 'comfort', why: '下次难过的时候用得上' },
      { field: 'strengths', why: '夸要夸到点子上' },
      { field: 'carerBond', why: '家里说不上话的，要多听他说' },
      { field: 'parentBond', why: '很少联系的，帮着打一次电话' },
      { field: 'methods', why: '帮功课从学得进的办法开始' },
      { field: 'dream', why: '想做的事，能帮一步是一步' },
      { field: 'habits', why: '好习惯要有人看见' },
      { field: 'manner', why: '顺着他的样子和他相处' },
      { field: 'motive', why: '为什么学，比学多少要紧' },
      { field: 'conduct', why: '记一件看到的事，比一句评语有用' },
    ],
  },
  sources: ['S1.9', 'S3.19', 'S5.7', 'S5.8'],
  audience: 'subject',
})
