import type { Calendar } from '../calendar/types.ts'
import { birthdayKept } from '../registers/birthday.ts'
import { lastSeen, TOUCH_WANTED, type TouchRow, type TouchWant } from '../registers/touch.ts'
import type { DerivedFigure, DerivedInput, DerivedRow } from './derived-figure.ts'
import type { FigureFace } from './types.ts'

const BY = '按档案里最近见到的日子和返乡登记、家访记录；学校和班按教育部门口径，乡镇、村和县按国发〔2016〕13号口径'
const FIGURES: readonly { face: FigureFace; want: TouchWant; text: (row: TouchRow) => string }[] = [
  {
    face: {
      id: 'unseen.six-months',
      unit: '名',
      title: '半年以上没见过父母',
      definition: `截止日半年以上没有见过父母任何一方的留守孩子，有一方在家的不计，没有登记见面日子的另数（${BY}）。`,
    },
    want: 'unseen-half',
    text: (row) => `最近见到 ${lastSeen(row)}`,
  },
  {
    face: {
      id: 'unseen.year',
      unit: '名',
      title: '一年以上没见过父母',
      definition: `截止日一年以上没有见过父母任何一方的留守孩子，有一方在家的不计，没有登记见面日子的另数（${BY}）。`,
    },
    want: 'unseen-year',
    text: (row) => `最近见到 ${lastSeen(row)}`,
  },
  {
    face: {
      id: 'unseen.unknown',
      unit: '名',
      title: '没有登记最近见到父母的日子',
      definition: `截止日父母都不在家、档案和记录里都没有见面日子的留守孩子；不当成很久没见（${BY}）。`,
    },
    want: 'unseen-unknown',
    text: () => '没有登记',
  },
  {
    face: {
      id: 'unreached.30d',
      unit: '名',
      title: '三十天以上联系不上家长的孩子',
      definition:
        '截止日三十天以上没有联系上父母、其间至少两天试过都没有接通的留守孩子；试过、联系上按联系父母、亲情联系（寄信不算）、返乡登记和家访记录。',
    },
    want: 'unreached',
    text: ({ reachedOn, tries, triedOn }) =>
      `${reachedOn === null ? '还没有联系上过' : `最近联系上 ${reachedOn}`}，其后${tries}天试过，最近 ${triedOn}`,
  },
  {
    face: {
      id: 'untried.30d',
      unit: '名',
      title: '三十天没有人联系家长的孩子',
      definition: '截止日前三十天没有人试过联系父母的留守孩子；试过按联系父母、亲情联系、返乡登记和家访记录。',
    },
    want: 'untried',
    text: ({ triedOn }) => (triedOn === null ? '还没有人联系过' : `最近一次 ${triedOn}`),
  },
]

const BIRTHDAYS: FigureFace = {
  id: 'birthdays.due',
  unit: '名',
  title: '期内过生日的孩子',
  definition:
    '截止日在册的留守孩子中，生日在期内、到截止日已经过了的；写明过农历生日的按农历那一天算，其余按公历；档案里没有写到哪一天的不计。',
}

const LUNAR: FigureFace = {
  id: 'birthdays.lunar',
  unit: '名',
  title: '期内按农历过生日的孩子',
  definition: '期内过生日的孩子中，档案里写明按农历过的。',
}

const HOLIDAY: FigureFace = {
  id: 'birthdays.holiday',
  unit: '名',
  title: '赶在假期过生日的孩子',
  definition: '期内过生日的孩子中，生日在校历的放假日子里、或者在两个学期之间的；周末不算假期。',
}

export const TOUCH: readonly FigureFace[] = [...FIGURES.map(({ face }) => face), BIRTHDAYS, LUNAR, HOLIDAY]

const isHoliday = ({ terms, daysOff }: Pick<Calendar, 'terms' | 'daysOff'>, day: string): boolean =>
  daysOff.some(({ kind, fromOn, toOn }) => kind === 'holiday' && fromOn <= day && day <= toOn) ||
  !terms.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)

/** Children who have not seen their parents, and parents whom nobody reaches (summaries §8). */
export const touchFigures = ({ touches, range, calendar }: DerivedInput): DerivedFigure[] => [
  ...FIGURES.map(({ face, want, text }) => ({
    ...face,
    rows: touches
      .filter((row) => TOUCH_WANTED[want](row, range.cutoff))
      .map((row): DerivedRow => {
        const on = lastSeen(row)
        return { childId: row.childId, text: text(row), ...(on === null ? {} : { on }) }
      }),
  })),
  ...[BIRTHDAYS, LUNAR, HOLIDAY].map((face) => ({
    ...face,
    rows: touches.flatMap(({ childId, birth, birthdayBy }): DerivedRow[] => {
      if (face === LUNAR && (birthdayBy === null || birthdayBy === 'solar')) return []
      const on = birthdayKept({ birth, by: birthdayBy }, range.from, range.cutoff)
      if (on !== null && face === HOLIDAY && !(calendar && isHoliday(calendar, on))) return []
      return on === null ? [] : [{ childId, text: `${on}生日` }]
    }),
  })),
]
