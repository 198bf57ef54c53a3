import type { Role } from '../../domain/roles.ts'

/** Where in the invented county somebody of each role sits; `COUNTY` stands for its own code. */
export const POSTS: Record<Role, string> = {
  'county-office': 'COUNTY',
  'township-officer': 'T',
  'village-director': 'V1',
  principal: 'S1',
  dean: 'S1',
  'head-teacher': 'C31',
  'subject-teacher': 'C31',
  'boarding-teacher': 'S1',
  'home-keeper': 'S1',
  'station-keeper': 'V1',
  'federation-officer': 'T',
  helper: 'S1',
  auditor: 'COUNTY',
  administrator: 'COUNTY',
}
