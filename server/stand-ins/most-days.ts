/** Longer than a term nobody stands in: then the post is handed over. */
export const MOST_DAYS = 200
