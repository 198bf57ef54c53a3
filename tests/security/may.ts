import type { ApiName } from '../../domain/api.ts'
import type { Role } from '../../domain/roles.ts'

/** Who may ask what: written by hand from what each post may do; the code's own table is not consulted. */
const OFFICES: Role[] = ['county-office', 'township-officer', 'village-director', 'principal', 'dean', 'head-teacher']
/** A township and the county take lists of several schools apart. */
const LISTS: Role[] = ['county-office', 'township-officer', 'principal', 'dean']
const SCHOOL: Role[] = ['principal', 'dean', 'head-teacher']
/** A head teacher writes and issues the own class's papers; whose genre it is, the commands ask (class-papers.test.ts). */
const WRITES: Role[] = ['county-office', 'township-officer', 'federation-officer', ...SCHOOL]
/** Who may hand a class to another teacher; a township hands out no class. */
const HANDS_OVER: Role[] = ['county-office', 'principal', 'dean', 'administrator']
/** Who may put two files of a child together. */
const MERGES: Role[] = ['township-officer', 'village-director', 'principal', 'dean']
/** Who hands a child to another school, and takes one in (decision 063). */
const TRANSFERS: Role[] = ['county-office', 'township-officer', 'principal', 'dean']
/** Who sees what it keeps and no place (decision 048). */
const KEEPERS: Role[] = ['boarding-teacher', 'home-keeper', 'station-keeper']
const NAMED: Role[] = ['subject-teacher', 'federation-officer']
const READERS: Role[] = [...OFFICES, ...KEEPERS, ...NAMED]
const CHILDREN: Role[] = [...OFFICES, ...NAMED]
const REGISTERS: Role[] = [...OFFICES, ...NAMED, 'station-keeper']
/** Who keeps a place's money, and who paid or lent from the own pocket (decision 054). */
const KEEPS_MONEY: Role[] = ['principal', 'dean', 'township-officer', 'federation-officer']
const OWN_MONEY: Role[] = [...KEEPS_MONEY, 'head-teacher', 'boarding-teacher']
/** Who has sheets made for many: each page says who and when (decision 059). */
const PRINTS: Role[] = ['township-officer', 'village-director', ...SCHOOL]
export const ALL: Role[] = [...READERS, 'helper', 'auditor', 'administrator']
export const MAY: Record<
  Exclude<
    ApiName,
    | 'getHelpLines'
    | 'getHealth'
    | 'getSetup'
    | 'setUp'
    | 'setUpDemo'
    | 'signIn'
    | 'getMe'
    | 'signOut'
    | 'signOutEverywhere'
    | 'changePost'
    | 'changePassword'
    | 'setLanguage'
    | 'finishSignIn'
    | 'listFactors'
    | 'beginTotp'
    | 'confirmTotp'
    | 'beginPasskey'
    | 'confirmPasskey'
    | 'removeFactor'
  >,
  Role[]
> = {
  listAccounts: ['county-office', 'township-officer', 'principal', 'dean', 'auditor', 'administrator'],
  addAccount: ['county-office', 'township-officer', 'principal', 'administrator'],
  resetPassword: ['county-office', 'township-officer', 'principal', 'administrator'],
  resetFactors: ['county-office', 'township-officer', 'principal', 'administrator'],
  setAccountDisabled: ['county-office', 'township-officer', 'principal', 'administrator'],
  addPost: ['county-office', 'township-officer', 'principal', 'administrator'],
  endPost: ['county-office', 'township-officer', 'principal', 'administrator'],
  listClassTeachers: HANDS_OVER,
  proposeLogins: ['county-office', 'township-officer', 'principal', 'administrator'],
  addClassTeachers: ['county-office', 'township-officer', 'principal', 'administrator'],
  getHandOver: HANDS_OVER,
  handOverClass: HANDS_OVER,
  undoHandOver: HANDS_OVER,
  listStandIns: ALL,
  getAccessList: ['county-office', 'township-officer', 'principal', 'dean', 'auditor', 'administrator'],
  signAccessList: ['county-office', 'township-officer', 'principal'],
  addStandIn: ['township-officer', ...HANDS_OVER],
  endStandIn: ['township-officer', ...HANDS_OVER],
  getCopies: ['administrator'],
  makeCopy: ['administrator'],
  listPlaces: ALL,
  getPlace: ALL,
  getPlaceCalendar: ALL,
  addPlace: ['county-office', 'principal', 'dean', 'administrator'],
  changePlace: ['county-office', 'principal', 'dean', 'administrator'],
  getMergePreview: ['county-office', 'principal', 'dean', 'administrator'],
  getPlacesInFile: ['county-office', 'principal', 'dean', 'administrator'],
  exportPlaceTemplate: ['county-office', 'principal', 'dean', 'administrator'],
  getOutlinePreview: ['county-office', 'principal', 'dean', 'administrator'],
  addOutline: ['county-office', 'principal', 'dean', 'administrator'],
  mergePlace: ['county-office', 'principal', 'dean', 'administrator'],
  listPlaceMerges: ['county-office', 'principal', 'dean', 'administrator'],
  undoPlaceMerge: ['county-office', 'principal', 'dean', 'administrator'],
  removePlace: ['county-office', 'principal', 'dean', 'administrator'],
  setHelpLines: ['county-office', 'principal', 'dean', 'administrator'],
  importPlaces: ['county-office', 'principal', 'dean', 'administrator'],
  getCalendar: ALL,
  setTerm: ['county-office', 'principal', 'dean', 'administrator'],
  setUsesFrom: ['county-office', 'principal', 'dean', 'administrator'],
  addDayOff: ['county-office', 'principal', 'dean', 'administrator'],
  removeDayOff: ['county-office', 'principal', 'dean', 'administrator'],
  // A county for all, a township and a school more for their own (decision 058).
  listDutyRules: ['county-office', 'township-officer', 'principal', 'dean'],
  previewDutyRule: ['county-office', 'township-officer', 'principal', 'dean'],
  setDutyRule: ['county-office', 'township-officer', 'principal', 'dean'],
  listOwnFields: ['county-office'],
  listBlankForms: ALL,
  getBlankForm: ALL,
  addBlankForm: LISTS,
  mapBlankForm: LISTS,
  endBlankForm: LISTS,
  fillBlankForm: CHILDREN,
  getStatisticsForm: ['county-office'],
  setStatisticsForm: ['county-office'],
  addOwnField: ['county-office'],
  changeOwnField: ['county-office'],
  orderOwnFields: ['county-office'],
  listChildren: CHILDREN,
  exportChildren: ['township-officer', ...SCHOOL],
  listOutOfTouch: OFFICES,
  getCensus: CHILDREN,
  getCensusPlaces: CHILDREN,
  getCensusDifferences: CHILDREN,
  answerCensus: ['township-officer', 'village-director', ...SCHOOL],
  signRoll: ['township-officer', 'village-director', ...SCHOOL],
  reopenRoll: ['township-officer', 'village-director', ...SCHOOL],
  listPaperTexts: [...OFFICES, 'subject-teacher', 'federation-officer'],
  setPaperText: ['county-office', 'principal', 'dean'],
  makePaper: ['township-officer', ...SCHOOL],
  listPrints: PRINTS,
  askPrint: PRINTS,
  cancelPrint: PRINTS,
  getPrintFile: PRINTS,
  exportOutOfTouch: ['township-officer', ...SCHOOL],
  exportRecords: ['township-officer', ...SCHOOL],
  exportEntries: ['township-officer', ...SCHOOL],
  getNews: CHILDREN,
  getBirthdays: CHILDREN,
  getChild: CHILDREN,
  findAlike: ['township-officer', 'village-director', ...SCHOOL],
  getLikelyPairs: MERGES,
  getChildMerge: MERGES,
  mergeChildren: MERGES,
  undoChildMerge: MERGES,
  sayApart: MERGES,
  listTransfers: TRANSFERS,
  getTransferCounts: TRANSFERS,
  listUnplaced: TRANSFERS,
  askTransfer: TRANSFERS,
  acceptTransfers: TRANSFERS,
  declineTransfers: TRANSFERS,
  withdrawTransfers: TRANSFERS,
  undoAcceptance: TRANSFERS,
  listHandovers: CHILDREN,
  getOccasions: READERS,
  listLoans: READERS,
  addChild: ['township-officer', 'village-director', ...SCHOOL],
  changeChild: ['township-officer', 'village-director', ...SCHOOL],
  sayHousehold: ['township-officer', 'village-director', ...SCHOOL],
  leaveChild: ['township-officer', 'village-director', ...SCHOOL],
  returnChild: ['township-officer', 'village-director', ...SCHOOL],
  revealChild: OFFICES,
  search: CHILDREN,
  getPromotion: LISTS,
  promoteClasses: LISTS,
  undoPromotion: LISTS,
  uploadRoster: LISTS,
  listRosters: LISTS,
  getRoster: LISTS,
  correctRoster: LISTS,
  getRosterRows: LISTS,
  listRosterProblems: LISTS,
  getRosterProgress: LISTS,
  stopRoster: LISTS,
  getRosterFile: LISTS,
  getRosterErrors: LISTS,
  getDifference: LISTS,
  applyRoster: LISTS,
  undoRoster: LISTS,
  getRosterChanges: LISTS,
  reopenRoster: LISTS,
  cancelRoster: LISTS,
  getOverview: READERS,
  getOverviewRows: READERS,
  getQuietPlaces: READERS,
  exportOverview: READERS,
  getStatistics: [...OFFICES, 'federation-officer'],
  exportStatistics: [...OFFICES, 'federation-officer'],
  exportStatisticsPdf: [...OFFICES, 'federation-officer'],
  readStatistics: [...OFFICES, 'federation-officer'],
  getEvaluation: ['county-office', 'township-officer', 'principal', 'dean'],
  getEvaluationList: ['county-office', 'township-officer'],
  setEvaluationList: ['county-office', 'township-officer'],
  exportEvaluation: ['township-officer', 'principal', 'dean'],
  exportEvaluationPdf: ['county-office', 'township-officer', 'principal', 'dean'],
  saveRecords: ['township-officer', 'village-director', ...SCHOOL, ...KEEPERS, ...NAMED, 'helper'],
  prepareRecord: ['township-officer', 'village-director', ...SCHOOL, ...KEEPERS, ...NAMED, 'helper'],
  listRecords: READERS,
  getKinds: ALL,
  saveEntries: REGISTERS,
  // Asked there for a thing to be done: a teacher’s or an office’s.
  prepareEntry: OFFICES,
  changeEntry: REGISTERS,
  endEntry: REGISTERS,
  takeBackEnd: REGISTERS,
  listEntries: READERS,
  getEntry: READERS,
  getRoll: ['township-officer', 'village-director', ...SCHOOL, ...KEEPERS, ...NAMED, 'helper'],
  listHeld: READERS,
  getConcerns: OFFICES,
  getConcern: OFFICES,
  addToConcern: ['township-officer', 'village-director', ...SCHOOL],
  nameInConcern: ['township-officer', 'village-director', ...SCHOOL],
  getConsents: ['township-officer', 'village-director', ...SCHOOL],
  proposeParentLinks: SCHOOL,
  makeParentLinks: SCHOOL,
  listParentLinks: SCHOOL,
  endParentLink: SCHOOL,
  listParentAnswers: SCHOOL,
  settleParentAnswer: SCHOOL,
  getLedger: [...OWN_MONEY, 'county-office'],
  listHands: OWN_MONEY,
  saveMovements: OWN_MONEY,
  confirmMovement: OWN_MONEY,
  reverseMovement: OWN_MONEY,
  exportLedger: KEEPS_MONEY,
  listUnbooked: KEEPS_MONEY,
  getUseOfAid: KEEPS_MONEY,
  setDonorContact: KEEPS_MONEY,
  openDonorContact: KEEPS_MONEY,
  // Whoever reads or writes the thing that a picture hangs on; a helper has neither (decision 062).
  listAttachments: READERS,
  listChildAttachments: CHILDREN,
  listHiddenAttachments: READERS,
  addAttachment: READERS,
  putPicture: READERS,
  getPicture: READERS,
  removeAttachment: READERS,
  listCards: ['helper'],
  getCard: ['helper'],
  listDuties: READERS,
  getToday: READERS,
  getBoard: READERS,
  getTermPicture: READERS,
  // Whoever writes records down and sees the children of a place.
  getClassGrid: READERS.filter((role) => role !== 'county-office'),
  listEscalated: READERS,
  getEscalations: READERS,
  getPairingBoard: [...OFFICES, ...KEEPERS, 'federation-officer'],
  getPairProposals: [...OFFICES, ...KEEPERS, 'federation-officer'],
  waiveDuty: ['county-office', 'township-officer', 'principal', 'dean'],
  withdrawWaiver: ['county-office', 'township-officer', 'principal', 'dean'],
  withdrawWaivers: ['county-office', 'township-officer', 'principal', 'dean'],
  listFigures: [...OFFICES, 'federation-officer'],
  getFigure: [...OFFICES, 'federation-officer'],
  getCharts: [...OFFICES, 'federation-officer'],
  getFigureRows: [...OFFICES, 'federation-officer'],
  listSummaries: WRITES,
  openSummary: WRITES,
  getSummary: WRITES,
  listIssuedBelow: WRITES,
  listSummaryCases: WRITES,
  saveSummary: WRITES,
  resetSection: WRITES,
  issueSummary: WRITES,
  withdrawSummary: WRITES,
  submitSummary: WRITES,
  reviewSummary: WRITES,
  noteSummary: WRITES,
  downloadSummary: WRITES,
  deleteSummary: WRITES,
  listAudit: ['county-office', 'auditor'],
  listAuditActions: ['county-office', 'auditor'],
}
