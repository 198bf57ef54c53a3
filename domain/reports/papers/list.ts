import { agreementSheet } from './agreement.ts'
import { consentSheet } from './consent.ts'
import { homeComingSheet } from './home-coming.ts'
import { invitationSheet } from './invitation.ts'
import { letterSheet } from './letter.ts'
import { noticeSheet } from './notice.ts'
import { rollSheets } from './roll.ts'
import type { Family, Given, Sheet } from './sheet.ts'
import type { TextKind } from './texts.ts'
import { visitSheet } from './visit.ts'

export const PAPERS = [
  'letter-start',
  'letter-end',
  'invitation',
  'notice',
  'roll',
  'agreement',
  'home-coming',
  'consent',
  'visit',
] as const
export type Paper = (typeof PAPERS)[number]

export type PaperFace = {
  title: string
  about: string
  /** What is typed once for all of them. */
  asks: readonly (keyof Given)[]
  text: TextKind | null
}

export const PAPER_FACES: Record<Paper, PaperFace> = {
  'letter-start': {
    title: '致家长的一封信（学期初）',
    about: '一家一页，带回执',
    asks: ['teacher'],
    text: 'letter-start',
  },
  'letter-end': {
    title: '致家长的一封信（学期末）',
    about: '一家一页，带回执',
    asks: ['teacher'],
    text: 'letter-end',
  },
  invitation: {
    title: '开会的邀请',
    about: '一家一张，带回执',
    asks: ['teacher', 'meeting', 'when', 'where', 'topic'],
    text: 'invitation',
  },
  notice: {
    title: '给家里的条子',
    about: '放假、停课、交材料……一家一张，孩子带回去',
    asks: ['teacher', 'matter'],
    text: 'notice',
  },
  roll: {
    title: '签到表（能按手印）',
    about: '一班一张，不会写字的按手印',
    asks: ['meeting', 'when', 'where', 'topic'],
    text: null,
  },
  agreement: {
    title: '委托照护协议',
    about: '一个孩子一页，登记过的填好，没登记的留空',
    asks: [],
    text: null,
  },
  'home-coming': {
    title: '返乡约定',
    about: '一个孩子一页，父母过节回来时当面说好，签字或按手印',
    asks: ['teacher'],
    text: 'home-coming',
  },
  consent: {
    title: '同意书',
    about: '一个孩子一页，一件一件打勾，签字或按手印',
    asks: [],
    text: null,
  },
  visit: {
    title: '家访记录（手写）',
    about: '一个孩子一页，带去家里写，回来再录入',
    asks: ['teacher'],
    text: null,
  },
}

/** What the papers of these families are, in their order. `agreements`: the answers of the living agreement of a child. */
export const sheetsOf = (
  paper: Paper,
  families: readonly Family[],
  given: Given,
  { text, agreements }: { text: string; agreements: ReadonlyMap<string, Readonly<Record<string, unknown>>> },
): Sheet[] => {
  switch (paper) {
    case 'letter-start':
    case 'letter-end':
      return families.map((f) => letterSheet(paper, text, f, given))
    case 'invitation':
      return families.map((f) => invitationSheet(text, f, given))
    case 'notice':
      return families.map((f) => noticeSheet(text, f, given))
    case 'roll':
      return rollSheets(families, given)
    case 'agreement':
      return families.map((f) => agreementSheet(f, agreements.get(f.id) ?? null))
    case 'home-coming':
      return families.map((f) => homeComingSheet(text, f, given))
    case 'consent':
      return families.map((f) => consentSheet(f))
    case 'visit':
      return families.map((f) => visitSheet(f, given))
  }
}
