/** What the address of the census says: whose roll, of which term, which of its lines. */
export type Asked = { place?: string; term?: string; want?: 'todo' | 'changed' | 'unsigned' }
