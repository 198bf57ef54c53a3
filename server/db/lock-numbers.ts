/**
 * The first keys of advisory locks, each a kind of its own (the second says which county, place or attempt). Taken in this order:
 * use of the database (whole process); copies; set-up; attempt, imports; places, posts, drafts, ownFields, dutyRules, paperTexts, statisticsForms, census, prints, pictures, blankForms, numberSearches; then rows; numbers; duties (of a subject); the stamp's, shared by all who write and held
 * until the commit, comes last (write/flush.ts). Who seals holds `seals` and takes none after it.
 */
export const LOCKS = {
  use: 7_273,
  copies: 7_272,
  setUp: 7_271,
  attempt: 7_266,
  imports: 7_267,
  places: 7_268,
  posts: 7_277,
  drafts: 7_269,
  ownFields: 7_275,
  dutyRules: 7_278,
  paperTexts: 7_279,
  statisticsForms: 7_286,
  census: 7_280,
  prints: 7_289,
  pictures: 7_294,
  blankForms: 7_295,
  numberSearches: 7_296,
  numbers: 7_270,
  seals: 7_274,
  duties: 7_276,
  stamp: 7_265,
} as const
