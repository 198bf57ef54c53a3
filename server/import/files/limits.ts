export const MAX_COLUMNS = 256

/** The limits within which a sheet is read: twenty thousand children with thirty-five columns each; a larger county splits its file. */
export const MAX_ROWS = 20_000
